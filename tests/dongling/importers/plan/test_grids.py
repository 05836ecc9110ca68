"""Tables of plans beyond the layouts: odd rows, sums, phases over several rows, labels that nothing stands beside."""

from docx import Document

from dongling import Catalog
from dongling.importers import Recognised, draft_of
from tests.dongling.importers.layouts import Rows, saved, table
from tests.dongling.importers.reading import lost, recognise

HEADS = ("环节", "时间", "教师活动", "学生活动")


def read(rows: Rows, catalog: Catalog, kind: str = "lesson") -> Recognised:
    """Return what is recognised in a document of one table, of which nothing is lost."""
    document = Document()
    table(document, rows)
    data = saved(document)
    recognised = recognise(data, "a.docx", catalog, kind)
    assert not lost(data, recognised)
    return recognised


def told(recognised: Recognised) -> list[tuple[str, str, str]]:
    """Return path, label and text of the pieces that say something."""
    return [(".".join(map(str, one.path)), one.label, one.text) for one in recognised.pieces if one.text]


def test_a_phase_over_several_rows_is_one_phase(catalog: Catalog) -> None:
    rows = [HEADS, ("看", "10", "说。", "听。"), ("^", "^", "再说。", "再听。"), ("问", "30", "问。", "答。")]
    phases = draft_of(read(rows, catalog), catalog).data["环节"]
    assert [phase["名称"] for phase in phases] == ["看", "问"]
    assert phases[0]["教师活动"] == "说。\n再说。"


def test_a_row_of_sums_is_no_phase(catalog: Catalog) -> None:
    draft = draft_of(read([HEADS, ("看", "40", "说。", "听。"), ("合计", "40", "", "")], catalog), catalog)
    assert len(draft.data["环节"]) == 1
    assert "合计" in [piece.text for piece in draft.tray]


def test_labels_that_are_also_values_are_told_apart_by_their_place(catalog: Catalog) -> None:
    assert told(read([("学科", "道德与法治", "课题", "作业"), ("年级", "三年级", "课时", "40分钟")], catalog)) == [
        ("subjects", "学科", "道德与法治"),
        ("name", "课题", "作业"),
        ("band", "年级", "三年级"),
        ("minutes", "课时", "40分钟"),
    ]


def test_a_blank_of_the_form_is_a_label_that_asks_for_nothing(catalog: Catalog) -> None:
    recognised = read([("课题", "看桥"), ("教学反思", "")], catalog)
    assert [(one.label, one.text) for one in recognised.pieces] == [("课题", "看桥"), ("教学反思", "")]
    assert recognised.tray == ()


def test_a_label_that_no_form_had_before_stays_with_its_words_in_the_tray(catalog: Catalog) -> None:
    assert told(read([("课题", "看桥"), ("情感线", "从看见到敬重。")], catalog))[-1] == ("", "情感线", "从看见到敬重。")


def test_a_date_beside_a_label_of_time_begins_no_table_of_stops(catalog: Catalog) -> None:
    rows = [("时间", "9:00", "地点", "校门口"), ("课题", "走河", "年级", "七年级")]
    recognised = read(rows, catalog, "walk")
    assert "stops" not in {str(piece.path[0]) for piece in recognised.pieces if piece.path}


def test_a_table_of_labels_in_a_table_keeps_its_words(catalog: Catalog) -> None:
    document = Document()
    outer = table(document, [("课题", "看桥"), ("教学目标", "")])
    table(outer.cell(1, 1), [("知识", "看见。"), ("情感", "敬重。")])
    data = saved(document)
    recognised = recognise(data, "a.docx", catalog)
    assert not lost(data, recognised)
    assert draft_of(recognised, catalog).data["正文"] == "## 教学目标\n\n知识：看见。\n情感：敬重。\n"
