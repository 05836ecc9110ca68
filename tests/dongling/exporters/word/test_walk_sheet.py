"""A walk on paper: route, tasks, safety and consent; what only the school knows is blank."""

import pytest
from docx.document import Document

from dongling.exporters.word.docx import Docx
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog
from tests.dongling.exporters.reading import headings, opened, paragraphs, rows, tables

STOPS = [
    {"place": "校门口", "minutes": "10", "task": "数人数"},
    {"place": "清名桥", "minutes": "40", "task": "数台阶\n画一画", "guide": "桥的来历"},
]
SAFETY = {"weather": "雷雨不出发", "traffic": "走人行道", "lost": "原地等", "injury": "先救护", "water": "离岸一步"}
SAFETY |= {"responsible": "带队教师"}


@pytest.fixture
def walk(catalog_of: MakeCatalog) -> Document:
    """Return the document of a walk of an hour with two stops."""
    fields = {"kind": "walk", "minutes": "60", "process": None, "stops": STOPS, "safety": SAFETY, "after": ["写信"]}
    fields |= {"owner": "年级组长"}
    catalog = catalog_of({"a.yaml": unit_text("a", name="走到桥上", **fields)})
    return opened(Docx().export(catalog.units["a"], catalog))


def test_the_route_is_a_table_with_room_for_the_time_of_arrival(walk: Document) -> None:
    assert tables(walk)["路线与任务"] == [
        ["站", "地点", "到达", "停留", "学生任务", "讲解要点"],
        ["1", "校门口", "", "10分", "数人数", ""],
        ["2", "清名桥", "", "40分", "数台阶\n画一画", "桥的来历"],
    ]
    assert "各站共50分钟，全程60分钟，其余10分钟用于集合和走路，由学校勘查后填写。" in paragraphs(walk)


def test_the_safety_plan_has_a_box_for_each_line_and_blanks_for_the_school(walk: Document) -> None:
    plans = [rows(table) for table in walk.tables if table.rows[0].cells[0].text == "项目"]
    assert plans[0][-1] == ["临水", "离岸一步", "□"]
    assert len(plans[0]) == 6
    blanks = tables(walk)["安全预案"]
    assert blanks[0] == ["带队负责人", "", "应急电话", ""]
    assert ["批准人签字", "", "批准日期", ""] in blanks


def test_pupils_get_a_task_sheet_with_room_to_write_on_a_page_of_its_own(walk: Document) -> None:
    begins = [p.text for p in walk.paragraphs if p.paragraph_format.page_break_before]
    assert begins == ["任务单：走到桥上", "给家长的信"]
    assert tables(walk)["任务单：走到桥上"] == [["班级", "", "小组", "", "姓名", ""]]
    assert tables(walk)["第2站 清名桥"] == [[""]]
    assert "数台阶" in paragraphs(walk)


def test_parents_get_a_letter_with_a_slip_to_give_back(walk: Document) -> None:
    assert headings(walk)[-1] == (2, "家长知情同意回执")
    assert tables(walk)["家长知情同意回执"] == [["班级", "", "学生", ""], ["家长签字", "", "日期", ""]]
    assert any("参加是自愿的" in text for text in paragraphs(walk))
    assert "□ 同意参加　　　□ 不参加，留校学习　　　□ 有需要照顾的情况：" in paragraphs(walk)


def test_no_name_and_no_number_is_made_up(walk: Document) -> None:
    people = tables(walk)["分组与责任人"]
    assert people[0] == ["组", "学生", "负责的大人", "讲解的站", "联系电话"]
    assert all(cells[1:] == [""] * 4 for cells in people[1:])
