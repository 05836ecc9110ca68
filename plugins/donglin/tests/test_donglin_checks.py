"""What 东林中学 asks of its units."""

from collections.abc import Callable

import pytest

import donglin_school
from dongling import Plugins, Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text

Codes = Callable[..., list[str]]


def phase(minutes: int) -> dict[str, str]:
    """Return a phase of 学问课堂."""
    return {"minutes": str(minutes), "task": "读一读", "teacher": "看一看"}


def xuewen(*minutes: int, **changes: object) -> str:
    """Return a 学问课堂 whose phases take so many minutes."""
    phases = dict(zip(("before", "inquiry", "apply"), map(phase, minutes), strict=False))
    return unit_text("x", **{"kind": "dl.xuewen", "process": None, **phases, **changes})


def coprep(*parts: tuple[str, int]) -> str:
    """Return a 跨学科备课 of 90 minutes with so many minutes by subject."""
    written = [{"subject": subject, "part": "讲一讲", "minutes": str(minutes)} for subject, minutes in parts]
    return unit_text("c", kind="dl.coprep", process=None, minutes="90", question="为什么？", parts=written)


@pytest.fixture
def codes(write_content: WriteContent, open_library: OpenLibrary) -> Codes:
    """Return a function that gives the codes of the problems of a unit."""

    def check(text: str, school: str = "elsewhere") -> list[str]:
        plugins = Plugins.load(Settings(safe_mode=True))
        plugins.register(donglin_school, "donglin")
        folder = write_content({"school.yaml": f"编号: {school}\n名称: 学校", "u.yaml": text})
        library = open_library(folder, plugins=plugins)
        return [problem.code for problem in library.problems if problem.path.endswith("u.yaml")]

    return check


def test_three_phases_that_fill_the_class_are_fine(codes: Codes) -> None:
    assert codes(xuewen(12, 20, 13)) == []


def test_phases_that_do_not_fill_the_class_are_an_error(codes: Codes) -> None:
    assert codes(xuewen(10, 20, 10)) == ["xuewen-minutes"]


def test_a_missing_phase_keeps_the_unit_out(codes: Codes) -> None:
    assert codes(xuewen(20, 25)) == ["field-missing"]


def test_a_fourth_phase_is_no_phase(codes: Codes) -> None:
    assert codes(xuewen(12, 20, 13, reflect=phase(5))) == ["unknown-key"]


def test_two_subjects_that_fill_the_time_are_fine(codes: Codes) -> None:
    assert codes(coprep(("lishi", 45), ("shuxue", 45))) == []


def test_one_subject_alone_is_no_cross_disciplinary_lesson(codes: Codes) -> None:
    assert codes(coprep(("lishi", 45), ("lishi", 45))) == ["one-subject"]


def test_parts_that_do_not_add_up_are_an_error(codes: Codes) -> None:
    assert codes(coprep(("lishi", 45), ("shuxue", 40))) == ["minutes-sum"]


def test_the_schools_own_units_state_scope_competency_and_depth(codes: Codes) -> None:
    assert codes(unit_text("a"), "donglin") == ["read-scope", "stage-goal", "stage-goal"]


def test_other_schools_are_not_asked(codes: Codes) -> None:
    assert codes(unit_text("a"), "elsewhere") == []
