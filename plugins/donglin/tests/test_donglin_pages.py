"""The pages of 东林中学's kinds, on the screen and on paper."""

import logging
from collections.abc import Callable

import pytest

import donglin_school
from dongling import Plugins, Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app

Page = Callable[[str], str]
COPREP = {
    "kind": "dl.coprep",
    "name": "跨学科备课：一袋面",
    "process": None,
    "question": "为什么磨面？",
    "parts": [
        {"subject": "历史", "part": "排时间线", "minutes": "25", "product": "时间线"},
        {"subject": "数学", "part": "比一比\n算一算", "minutes": "20"},
    ],
    "alignment": ["都写“筹办”"],
}
PHASES = {
    name: {"minutes": "15", "task": f"{word}任务", "teacher": f"{word}帮助", "product": f"{word}成果"}
    for name, word in (("before", "先"), ("inquiry", "问"), ("apply", "用"))
}


@pytest.fixture
def page(write_content: WriteContent, open_library: OpenLibrary, caplog: pytest.LogCaptureFixture) -> Page:
    """Return a function that gives the page of a unit, drawn by the school's own template."""

    def draw(text: str) -> str:
        plugins = Plugins.load(Settings(safe_mode=True))
        plugins.register(donglin_school, "donglin")
        library = open_library(write_content({"u.yaml": text}), search=True, plugins=plugins)
        with caplog.at_level(logging.ERROR, "dongling.web"):
            response = create_app(library).test_client().get("/units/a-unit?door=teacher")
        assert caplog.text == ""
        assert response.status_code == 200
        return response.text

    return draw


def test_a_preparation_is_a_table_by_subject_around_one_question(page: Page) -> None:
    text = page(unit_text("a-unit", **COPREP))
    for part in ("共同问题", "为什么磨面？", "历史<small>25分钟</small>", "比一比\n算一算", "时间线", "都写“筹办”"):
        assert part in text
    assert "合计45分钟，2科" in text
    assert '<td data-label="内容"' in text, "phones name the cells"


def test_a_preparation_on_paper_has_a_record_with_a_line_a_subject(page: Page) -> None:
    sheets = page(unit_text("a-unit", **COPREP)).split("备课记录")[1]
    for part in ("主备人", "历史", "数学", "□ 是", "学生怎样回答共同问题？"):
        assert part in sheets


def test_an_inquiry_lesson_goes_up_three_steps(page: Page) -> None:
    text = page(unit_text("a-unit", kind="dl.xuewen", process=None, **PHASES))
    assert text.index("自主先学") < text.index("先任务") < text.index("问学互进") < text.index("用成果")


def test_the_schools_own_words_stand_beside_the_unit(page: Page) -> None:
    terms = {"读行": ["读校"], "双导师": ["思想导师", "学科导师"]}
    text = page(unit_text("a-unit", **COPREP, terms=terms))
    assert '<a href="/terms/read_scope">读行</a></dt><dd>读校</dd>' in text
    assert '<a href="/terms/mentor">双导师</a></dt><dd>思想导师、学科导师</dd>' in text


def test_the_steps_are_said_in_english_to_those_who_read_it(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(donglin_school, "donglin")
    text = unit_text("a-unit", kind="dl.xuewen", process=None, **PHASES)
    client = create_app(open_library(write_content({"u.yaml": text}), search=True, plugins=plugins)).test_client()
    page = client.get("/units/a-unit?door=teacher&lang=en").text
    assert "Learn by yourself first" in page
    assert "What pupils do" in page
    assert '<dd lang="zh-CN" class="lines">先任务</dd>' in page
