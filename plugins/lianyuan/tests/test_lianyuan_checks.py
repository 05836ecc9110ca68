"""What 连元街小学 asks of its units."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import lianyuan_school
from dongling import Plugins, Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text
from lianyuan_school import virtue

PHASE = {"name": "说", "minutes": "40", "teacher": "问", "pupils": "答"}
Codes = Callable[[str], list[str]]


def plugins() -> Plugins:
    """Return the built-in plugins and the school's."""
    loaded = Plugins.load(Settings(safe_mode=True))
    loaded.register(lianyuan_school, "lianyuan")
    return loaded


def heirloom(**changes: object) -> str:
    """Return a pupil's story, told as it should be."""
    story = {
        "story_type": "学生故事",
        "keepsake": "一本日记",
        "teller": "五年级学生",
        "script": "我说。",
        "question": "你呢？",
    }
    fields = {"kind": "ly.heirloom", "minutes": "15", "process": None, **story, "consent": "true"}
    return unit_text("h", **{**fields, **changes})


@pytest.fixture
def codes(write_content: WriteContent, open_library: OpenLibrary) -> Codes:
    """Return a function that gives the codes of the problems of a unit."""

    def check(text: str) -> list[str]:
        library = open_library(write_content({"u.yaml": text}), lianyuan_school_terms(), plugins=plugins())
        return [problem.code for problem in library.problems if problem.path.endswith("u.yaml")]

    return check


def lianyuan_school_terms() -> Path:
    """Return the school's own folder, for its vocabularies."""
    return lianyuan_school.register_courses()[0]


def test_a_pupils_story_with_consent_and_no_name_is_fine(codes: Codes) -> None:
    assert codes(heirloom()) == []


@pytest.mark.parametrize("consent", [None, "false"])
def test_a_pupils_story_without_consent_is_an_error(codes: Codes, consent: str | None) -> None:
    assert codes(heirloom(consent=consent)) == ["consent"]


@pytest.mark.parametrize("teller", ["王小明", "张伟同学", "李芳"])
def test_a_full_name_as_teller_is_an_error(codes: Codes, teller: str) -> None:
    assert "teller-name" in codes(heirloom(teller=teller))


@pytest.mark.parametrize("teller", ["小明", "李同学", "五年级学生", "红领巾讲解员", "第三小组"])
def test_a_role_a_group_or_a_nickname_may_tell(codes: Codes, teller: str) -> None:
    assert codes(heirloom(teller=teller)) == []


def test_a_story_of_a_model_needs_no_consent(codes: Codes) -> None:
    assert codes(heirloom(story_type="榜样故事", consent=None, teller="语文教师")) == []


def test_a_lesson_study_for_pupils_is_an_error(codes: Codes) -> None:
    rounds = [{"draft": "初稿", "observe": "看见", "change": "改"}]
    study = {"kind": "ly.research", "minutes": "90", "process": None, "rounds": rounds}
    assert codes(unit_text("r", **study)) == ["audience"]
    assert codes(unit_text("r", **study, audience=["教师"])) == []


def test_the_days_of_a_week_add_up(codes: Codes) -> None:
    days = [{"day": "星期一", "task": "量桥", "product": "一张图", "minutes": "80"}]
    week = {"kind": "ly.huixue", "process": None, "edition": "版", "question": "为什么？", "days": days}
    assert codes(unit_text("w", **week, minutes="80")) == []
    assert codes(unit_text("w", **week, minutes="120")) == ["minutes-sum"]


def test_a_plan_with_ai_must_say_how_its_results_are_checked(codes: Codes) -> None:
    days = [{"day": "星期一", "task": "量桥", "product": "一张图", "minutes": "80"}]
    week = {
        "kind": "ly.huixue",
        "process": None,
        "edition": "版",
        "question": "为什么？",
        "days": days,
        "minutes": "80",
    }
    assert codes(unit_text("w", **week, ai_plan={"one": "一个助手"})) == ["field-missing"]


def test_the_gaps_among_the_four_virtues_are_counted(write_content: WriteContent, open_library: OpenLibrary) -> None:
    lesson = {"kind": "ly.virtue", "minutes": "40", "virtue": "履责", "situation": "值日", "promise": "做好"}
    words = (lianyuan_school_terms() / "terms" / "virtue.yaml").read_text(encoding="utf-8")
    folder = write_content({"v.yaml": unit_text("v-new", **lesson, process=[PHASE]), "terms/virtue.yaml": words})
    without_courses = Plugins.load(Settings(safe_mode=True))
    hooks = SimpleNamespace(register_kinds=lianyuan_school.register_kinds, unit_panels=lianyuan_school.unit_panels)
    without_courses.register(hooks, "lianyuan")
    library = open_library(folder, plugins=without_courses)
    assert dict(virtue.coverage(library.catalog)) == {"兼爱": 0, "约礼": 0, "履责": 1, "乐群": 0}
    unit = library.catalog.units["v-new"]
    (panel,) = library.plugins.unit_panels(unit, library.catalog)
    assert "兼爱缺" in panel
    assert "乐群缺" in panel


def test_each_of_the_four_virtues_has_a_lesson(open_library: OpenLibrary) -> None:
    library = open_library(lianyuan_school_terms(), plugins=plugins())
    assert dict(virtue.coverage(library.catalog)) == {"兼爱": 1, "约礼": 1, "履责": 1, "乐群": 1}
