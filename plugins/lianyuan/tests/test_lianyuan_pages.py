"""The pages of 连元街小学's kinds, on the screen and on paper."""

import logging
from collections.abc import Callable
from typing import Any

import pytest

import lianyuan_school
from dongling import Plugins, Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app

Page = Callable[..., str]
STORY: dict[str, Any] = {
    "kind": "ly.heirloom",
    "minutes": "15",
    "story_type": "学生故事",
    "keepsake": "一本日记",
    "teller": "五年级学生",
    "script": "第一段。\n\n第二段。",
    "question": "你家有什么？",
    "origin": "抽屉里找到的。",
}
WEEK: dict[str, Any] = {
    "kind": "ly.huixue",
    "minutes": "80",
    "edition": "7.0",
    "question": "桥有多高？",
    "days": [
        {"day": "星期一：量桥", "subject": ["数学", "美术"], "task": "量一量", "product": "一张图", "minutes": "40"},
        {"day": "星期二", "task": "讲一讲", "product": "一段话", "minutes": "40"},
    ],
    "ai_plan": {"one": "一个助手", "many": ["列提纲", "挑错字"], "marking": "每个数都要有出处"},
}
STUDY: dict[str, Any] = {
    "kind": "ly.research",
    "minutes": "90",
    "audience": ["教师"],
    "rounds": [{"draft": f"初稿{i}", "observe": f"看见{i}", "change": f"改{i}"} for i in (1, 2)],
    "sheet": ["看哪一组？", "谁没有开口？"],
}
PHASE = {"name": "说一说", "minutes": "40", "teacher": "老师问", "pupils": "孩子答", "intent": "想一想"}
VIRTUE: dict[str, Any] = {
    "kind": "ly.virtue",
    "minutes": "40",
    "virtue": "履责",
    "situation": "黑板没人擦。",
    "promise": "我来擦。",
    "process": [PHASE],
}


@pytest.fixture
def page(write_content: WriteContent, open_library: OpenLibrary, caplog: pytest.LogCaptureFixture) -> Page:
    """Return a function that gives the page of a unit, drawn by the school's own template."""

    def draw(**fields: Any) -> str:
        plugins = Plugins.load(Settings(safe_mode=True))
        plugins.register(lianyuan_school, "lianyuan")
        folder = write_content({"u.yaml": unit_text("a-unit", **{"process": None, **fields})})
        app = create_app(open_library(folder, search=True, plugins=plugins))
        with caplog.at_level(logging.ERROR, "dongling.web"):
            response = app.test_client().get("/units/a-unit?door=teacher")
        assert caplog.text == ""
        assert response.status_code == 200
        return response.text

    return draw


def test_a_story_shows_its_thing_its_teller_and_its_script_in_paragraphs(page: Page) -> None:
    text = page(**STORY, consent="true")
    for part in ("一本日记", "抽屉里找到的。", "五年级学生", '<p class="script">第二段。</p>', "你家有什么？"):
        assert part in text


def test_a_pupils_story_says_whether_there_is_consent_and_others_do_not(page: Page) -> None:
    assert "孩子和家长都同意讲" in page(**STORY, consent="true")
    assert "还没有写明，先不要讲" in page(**STORY)
    assert "<dt>同意</dt>" not in page(**{**STORY, "story_type": "教师故事", "teller": "语文教师"})


def test_a_lesson_on_a_virtue_stands_among_the_four(page: Page) -> None:
    text = page(**VIRTUE)
    assert text.count('class="here" aria-current="true"><b class="serif">') == 1
    for part in ("兼爱", "约礼", "乐群", "黑板没人擦。", "我来擦。", '<td data-label="学生" class="lines">孩子答</td>'):
        assert part in text


def test_a_week_is_seen_at_a_glance_and_day_by_day(page: Page) -> None:
    text = page(**WEEK)
    glance = text.split('class="days"')[1].split("</ol>")[0]
    assert glance.count("<li>") == 2
    for part in ("量桥", "数学、美术", "40分钟", 'href="#day-2"'):
        assert part in glance
    for part in ('<tr id="day-2">', "量一量", "一段话", "合计80分钟，慧学周7.0", "桥有多高？"):
        assert part in text


def test_the_help_of_ai_is_said_with_how_it_is_checked(page: Page) -> None:
    text = page(**WEEK)
    for part in ("AI赋能“1+N”", "一个助手", "<li>挑错字</li>", "每个数都要有出处"):
        assert part in text
    assert "AI赋能" not in page(**{**WEEK, "ai_plan": None})


def test_a_week_on_paper_has_a_record_and_a_list_of_what_was_checked(page: Page) -> None:
    sheets = page(**WEEK).split("一周记录（学生）")[1]
    assert "成果：一张图" in sheets
    assert sheets.count("□ 未查到，划掉") == 6


def test_a_lesson_study_goes_round_by_round_from_draft_to_change(page: Page) -> None:
    text = page(**STUDY)
    order = [text.index(words) for words in ("第一轮", "初稿1", "看见1", "改1", "第二轮", "初稿2")]
    assert order == sorted(order)


def test_the_sheet_to_watch_a_lesson_with_has_blanks_on_paper(page: Page) -> None:
    main, sheets = page(**STUDY).split('<div class="print-only"><section class="sheet">')
    assert "谁没有开口？" in main
    assert "谁没有开口？" in sheets
    assert sheets.count('<span class="rule"></span>') >= 6
    assert "□ 不采纳" in sheets


def test_a_lesson_study_without_a_sheet_has_none_on_paper(page: Page) -> None:
    assert "观课表" not in page(**{**STUDY, "sheet": None})
