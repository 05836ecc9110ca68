"""Tables with a unit a row: the one to fill in, and what people make of it."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook, load_workbook

from dongling import Catalog
from dongling.importers import draft_of, drafts_of, recognise_each, rows_template
from tests.dongling.importers.test_recognition import problems


def book(*rows: Sequence[object]) -> bytes:
    """Return a workbook of these rows."""
    made, held = Workbook(), io.BytesIO()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    made.save(held)
    return held.getvalue()


@pytest.mark.parametrize("kind", ["lesson", "walk", "micro_course", "micro_lecture"])
def test_the_table_to_fill_in_comes_back_as_a_unit_that_loads(kind: str, catalog: Catalog) -> None:
    (recognised,) = recognise_each(rows_template(catalog.kinds[kind]), f"{kind}.xlsx", catalog)
    draft = draft_of(recognised, catalog)
    assert (recognised.kind, draft.tray) == (kind, ())
    said = problems(draft.text(recognised), catalog)
    assert said
    assert [one for one in said if "警告 [placeholder]" not in one] == []  # nobody has filled it in yet


HEADS = "类型 课题 简介 年级 课时 学科 环节1_名称 环节1_分钟 环节1_教师活动 环节1_学生活动 教研组"
ONE = ("课堂教学", "看桥", "看桥。", "三年级", "40分钟", "道德与法治、语文", "看", 40, "出示照片。", "说一说。", "甲组")
TWO = ("课堂教学", "问桥", "问桥。", "四年级", 35, None, "问", 35.0, "讲故事。", "写问题。\n写两个。", None)


def test_each_row_is_a_unit_and_a_strange_column_lies_in_the_tray(catalog: Catalog) -> None:
    head = HEADS.replace("_", "-").split(" ")
    rows = book(("单元表",), [word.replace("-", " ") for word in head], ONE, TWO)
    units = drafts_of(recognise_each(rows, "a.xlsx", catalog), catalog)
    assert [(unit.identifier, unit.data["名称"]) for unit in units] == [("a", "看桥"), ("a-2", "问桥")]
    assert units[0].data["学科"] == ["道德与法治", "语文"]
    phase = {"名称": "问", "分钟": "35", "教师活动": "讲故事。", "学生活动": "写问题。\n写两个。"}
    assert units[1].data["环节"] == [phase]
    assert [(piece.label, piece.text) for piece in units[0].tray] == [("教研组", "甲组")]
    assert [unit.missing for unit in units] == [(), ()]


def test_a_plan_in_a_workbook_is_read_as_a_plan(catalog: Catalog) -> None:
    heads = ("环节", "时间", "教师活动", "学生活动")
    plan = book(("课题", "看桥"), ("年级", "三年级", "课时", "40分钟"), heads, ("看", 40, "甲", "乙"))
    (recognised,) = recognise_each(plan, "a.xlsx", catalog)
    data = draft_of(recognised, catalog).data
    assert (data["名称"], data["分钟"]) == ("看桥", "40")
    assert data["环节"] == [{"名称": "看", "分钟": "40", "教师活动": "甲", "学生活动": "乙"}]


def test_the_heads_of_the_table_are_the_labels_of_the_fields(catalog: Catalog) -> None:
    sheet = load_workbook(io.BytesIO(rows_template(catalog.kinds["walk"]))).active
    assert sheet is not None
    heads = [cell.value for cell in next(sheet.iter_rows(max_row=1))]
    assert {"名称", "站点1 地点", "站点3 讲解", "安全预案 天气"} <= set(heads)
    assert "路线图" not in heads
