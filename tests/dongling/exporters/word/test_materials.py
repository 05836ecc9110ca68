"""Sheets, cards and their key on pages of the lesson plan."""

from typing import Any

import pytest

from dongling.exporters.word.docx import Docx
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog
from tests.dongling.exporters.reading import headings, opened, paragraphs, rows

TASKS: list[dict[str, Any]] = [
    {"type": "choice", "prompt": "几座？", "options": ["一座", "两座"], "right": ["两座"], "explanation": "数过。"},
    {"type": "order", "prompt": "排一排", "items": ["先", "后"]},
    {"type": "match", "prompt": "连一连", "pairs": [{"left": "一", "right": "甲"}, {"left": "二", "right": "乙"}]},
    {"type": "open", "prompt": "写三行", "lines": "3"},
    {"type": "open", "prompt": "画一座桥", "box": "yes"},
    {"type": "observe", "prompt": "记一记", "columns": ["天", "数"], "rows": [["一"], ["二"]]},
]
SHEET = {"identifier": "one", "name": "桥的单子", "given_to": "每人一张", "tasks": TASKS}
CARDS = {"identifier": "two", "name": "年份卡", "cards": [{"text": "造桥", "answer": "明代"}, {"text": "修桥"}]}
RUBRIC = {"competency": "政治认同", "aspect": "家乡", "criteria": [{"levels": ["看", "说", "比", "做"]}]}


@pytest.fixture
def made(catalog_of: MakeCatalog) -> Any:
    """Return the document of a unit with everything."""
    mistaken = [{"says": "桥越高越好。", "reply": "看船。"}]
    unit = unit_text(
        "a", worksheets=[SHEET], cards=[CARDS], rubrics=[RUBRIC], misconceptions=mistaken, without_devices="用纸。"
    )
    catalog = catalog_of({"a.yaml": unit})
    return opened(Docx().export(catalog.units["a"], catalog))


def test_teachers_parts_come_before_the_sheets_and_the_key_comes_last(made: Any) -> None:
    titles = [title for _, title in headings(made)]
    first = titles.index("量规：政治认同，看家乡")
    assert titles[first : first + 3] == ["量规：政治认同，看家乡", "常见误解", "没有设备也能上"]
    assert titles[-6:] == ["桥的单子", "年份卡", "答案（教师用）", "桥的单子", "年份卡", "备查"]
    assert "评价" not in titles


def test_a_sheet_leaves_room_to_write_and_never_shows_its_key(made: Any) -> None:
    texts = paragraphs(made)
    start, end = texts.index("桥的单子"), texts.index("答案（教师用）")
    sheet = "\n".join(texts[start:end])
    assert "□ B. 两座" in sheet
    assert sheet.count("\uff3f" * 38) == 3
    assert "数过。" not in sheet
    assert "数过。" in "\n".join(texts[end:])
    assert "先 → 后" in "\n".join(texts[end:])


def test_tables_are_printed_with_what_is_given_and_blank_besides(made: Any) -> None:
    every = [rows(table) for table in made.tables]
    assert [["天", "数"], ["一", ""], ["二", ""]] in every
    assert [["级", "表现"], ["一", "看"], ["二", "说"], ["三", "比"], ["四", "做"]] in every
    assert [["造桥", "修桥"]] in every
