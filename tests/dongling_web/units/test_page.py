"""The page of a unit: the frame, each kind's own part, and what happens when that fails."""

import logging
from collections.abc import Callable
from typing import Annotated

import pytest
from flask.testing import FlaskClient

from dongling import About, Kind, Model, Plugins, Settings, hookimpl
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


def test_the_frame_has_what_every_unit_has(client: FlaskClient) -> None:
    text = client.get("/units/walk-bridge?door=teacher").text
    for part in (
        "<h1>走到老桥</h1>",
        'href="/schools/east"',
        'href="/search?kind=walk"',
        "示例，未经学校审定",
        "待学校填写",
        "理解",
        'href="/sequences/seq-river"',
        'href="/units/film-bell"',
        "南门外",
        "老桥建于明代。",
        "两处来源相符",
        "县志",
        "<strong>“慢”</strong>走",
    ):
        assert part in text


def test_the_lessons_of_textbooks_stand_beside_a_unit_and_on_its_paper(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    book = {"volume": "道德与法治<七>上册", "lesson": "第一课", "standard": "认识自己", "checked": "待核对"}
    further = {"facts": ["f"], "how": "这里动手量。"}
    unit = unit_text("a", facts=["f"], textbook=[book], further=[further])
    facts = "史料: [{编号: f, 陈述: 一件事。, 把握: verified}]"
    page = (
        create_app(open_library(write_content({"a.yaml": unit, "facts.yaml": facts})))
        .test_client()
        .get("/units/a?door=teacher")
    )
    assert page.text.count("道德与法治&lt;七&gt;上册 第一课（待核对）") == 2
    assert "课标：认识自己" in page.text
    assert "这里动手量。" in page.text


def test_a_walk_has_its_stops_sketch_and_safety_and_three_sheets_for_paper(client: FlaskClient) -> None:
    text = client.get("/units/walk-bridge?door=teacher").text
    for part in ("数一数\n问一问", "讲校名", "查资料", "写一句话", "雷雨不出发", "各站共60分钟，全程120分钟"):
        assert part in text
    for part in ("sketch-across", "sketch-down", "任务单（学生）", "家长知情同意回执", "批准人签字", "□ 同意参加"):
        assert part in text


def test_a_film_has_scenes_on_a_clock_and_answers_that_open_without_script(client: FlaskClient) -> None:
    text = client.get("/units/film-bell?door=teacher").text
    for part in ("0:00–1:05", "1:05–5:00", "这是一口老钟。", "钟声对谁响？", "<summary>看答案</summary>"):
        assert part in text
    assert text.count('class="right"') == 1
    assert text.count('class="wrong"') == 1


def test_a_talk_is_in_paragraphs(client: FlaskClient) -> None:
    text = client.get("/units/talk-letter?door=teacher").text
    assert '<p class="script">第一段。</p>' in text
    assert '<p class="script">第二段。</p>' in text
    assert "党员教师" in text


def test_a_lesson_is_a_table_whose_cells_are_named_for_phones(client: FlaskClient) -> None:
    text = client.get("/units/lesson-01?door=teacher").text
    assert '<td data-label="教师" class="lines">倒一杯水</td>' in text
    assert "合计31分钟" in text


class Plain(Model):
    """One field."""

    colour: Annotated[str, About("颜色", weight=1)]


def kind(template: str) -> Kind:
    """Return a kind with this template."""
    return Kind(identifier="x.plain", name="样子", details=Plain, template=template)


class Brings:
    """A plugin with one kind."""

    def __init__(self, template: str) -> None:
        self.template = template

    @hookimpl
    def register_kinds(self) -> list[Kind]:
        """Return the kind."""
        return [kind(self.template)]


@pytest.mark.parametrize("template", ["", "x/missing.html", "units/kinds/walk.html"])
def test_a_kind_without_a_sound_template_shows_its_fields(
    template: str, open_library: OpenLibrary, write_content: WriteContent, caplog: pytest.LogCaptureFixture
) -> None:
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Brings(template), "x")
    folder = write_content({"a.yaml": unit_text(kind="x.plain", process=None, colour="<青>")})
    client = create_app(open_library(folder, search=True, plugins=plugins)).test_client()
    with caplog.at_level(logging.ERROR, "dongling.web"):
        response = client.get("/units/a-lesson?door=teacher")
    assert response.status_code == 200
    assert "<dt>颜色</dt>" in response.text
    assert "&lt;青&gt;" in response.text
    assert ("x.plain failed" in caplog.text) == bool(template)


def test_a_unit_before_which_something_is_not_loaded_still_has_its_page(one_unit: Callable[..., FlaskClient]) -> None:
    assert "所属学校没有装载" in one_unit(prerequisites=["far-away"]).get("/units/a-lesson?door=teacher").text


def test_a_unit_that_belongs_to_no_band_says_so_wherever_it_stands(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    sequence = "编号: q\n名称: 给大人\n课次: [{单元: advice}, {单元: a}]"
    advice = unit_text("advice", name="怎样听孩子说", band=None, audience=["family"], updated="2026-09-01")
    collection = "编号: c\n名称: 给家长\n查询: {对象: [家长]}"
    files = {"advice.yaml": advice, "a.yaml": unit_text("a", prerequisites=["advice"])}
    folder = write_content({**files, "sequences/q.yaml": sequence, "collections/c.yaml": collection})
    client = create_app(open_library(folder, search=True)).test_client()
    paths = (
        "units/advice?door=teacher",
        "units/a",
        "sequences/q",
        "sequences/q?print=1",
        "collections/c",
        "search?audience=family",
    )
    for path in paths:
        answer = client.get(f"/{path}")
        assert answer.status_code == 200, path
        assert "不分年级" in answer.text, path
    assert 'term=""' not in client.get("/collections/c.atom").text
    assert client.get("/map?sequence=q").status_code == 200
    assert client.get("/sequences/q/bundle.zip").status_code == 200
