"""A lesson plan has what such forms ask for, in their order; what the unit does not say is left blank."""

from docx.document import Document

from dongling import Catalog
from dongling.exporters.word.docx import Docx
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog
from tests.dongling.exporters.reading import headings, opened, paragraphs, rows, tables

SEEDS = {
    "facts.yaml": "史料:\n  - 编号: f1\n    陈述: 桥有43.4米长。\n    把握: single\n    来源: [s1]\n",
    "sources.yaml": "来源:\n  - 编号: s1\n    名称: 市志\n",
}
BODY = "开头一段。\n\n## 学习目标\n\n- 能说出\n\n## 作业\n\n写一句话。\n"


def document(catalog: Catalog, name: str = "a") -> Document:
    """Return the document of a unit."""
    return opened(Docx().export(catalog.units[name], catalog))


def test_a_lesson_has_the_headings_of_a_lesson_plan_in_their_order(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", body=BODY)})
    found = [title for _, title in headings(document(catalog))]
    assert found == ["学习目标", "学情分析", "重点和难点", "教学过程", "作业", "评价", "板书设计", "教学反思"]


def test_who_and_when_come_first_with_blanks_for_the_teacher(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", themes=["jiaguo"], prerequisites=["b"]), "b.yaml": unit_text("b")})
    (first, *_) = document(catalog).tables
    cells = [cell for row in rows(first) for cell in row]
    said = dict(zip(cells[::2], cells[1::2], strict=True))
    assert (said["类型"], said["学段"], said["时长"]) == ("课堂教学", "初中 7-9年级", "45分钟")
    assert (said["主题"], said["先修"]) == ("家国情怀", "一节课")
    assert [said[label] for label in ("授课教师", "授课班级", "授课日期", "授课地点")] == [""] * 4


def test_the_lesson_plan_names_textbook_standard_and_what_is_new_about_a_fact_told_before(
    catalog_of: MakeCatalog,
) -> None:
    book = {"volume": "道德与法治七年级上册", "lesson": "第一课", "standard": "认识自己", "checked": "待核对"}
    further = {"facts": ["f1"], "how": "这里动手量。"}
    catalog = catalog_of({"a.yaml": unit_text("a", facts=["f1"], textbook=[book], further=[further]), **SEEDS})
    (first, *_) = document(catalog).tables
    cells = [cell for row in rows(first) for cell in row]
    said = dict(zip(cells[::2], cells[1::2], strict=True))
    assert said["教材依据"] == "道德与法治七年级上册 第一课（待核对）"
    assert (said["课标依据"], said["更进一步"]) == ("认识自己", "这里动手量。")


def test_phases_are_a_table_with_their_sum(catalog_of: MakeCatalog) -> None:
    made = document(catalog_of({"a.yaml": unit_text("a")}))
    assert tables(made)["教学过程"] == [
        ["", "名称", "分钟", "教师活动", "学生活动"],
        ["1", "读", "45", "发材料", "读材料"],
    ]
    assert "合计45分钟。" in paragraphs(made)


def test_facts_stand_at_the_end_with_how_sure_they_are_and_their_sources(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", facts=["f1"], body="据资料，桥有43.4米长。"), **SEEDS})
    assert "[1] 桥有43.4米长。（据资料；市志）" in paragraphs(document(catalog))
    assert "编号：a　审核：示例（未经学校审定）" in paragraphs(document(catalog))


def test_what_only_a_school_knows_is_said_for_a_kind_that_a_school_brings(shipped: Catalog) -> None:
    unit = next(unit for unit in shipped.units.values() if "." in unit.kind and unit.terms)
    words = [cell for row in rows(document(shipped, unit.identifier).tables[0]) for cell in row]
    scheme, (first, *_) = next(iter(unit.terms.items()))
    assert shipped.terms.name("scheme", scheme) in words
    assert any(shipped.terms.name(scheme, first) in word for word in words)


def test_the_fields_of_a_kind_that_a_school_brings_stand_under_its_name(shipped: Catalog) -> None:
    unit = next(unit for unit in shipped.units.values() if "." in unit.kind and hasattr(unit.details, "process"))
    found = headings(document(shipped, unit.identifier))
    start = found.index((1, shipped.kinds[unit.kind].name))
    assert (2, "教学过程") in found[start:]


def test_a_talk_has_its_speaker_its_words_and_its_question(catalog_of: MakeCatalog) -> None:
    talk = {"kind": "micro_lecture", "minutes": "10", "process": None}
    own = {"speaker_role": "党员教师", "script": "第一段。\n\n第二段。", "question": "你还想知道什么？"}
    made = document(catalog_of({"a.yaml": unit_text("a", **talk, **own)}))
    assert [title for _, title in headings(made)][:2] == ["讲稿", "思考题"]
    assert tables(made)["讲稿"] == [["主讲身份", "党员教师"]]
    assert {"第一段。", "第二段。", "你还想知道什么？"} <= set(paragraphs(made))


def test_a_unit_that_belongs_to_no_band_says_so(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", band=None, audience=["family"])})
    cells = [cell for row in rows(document(catalog).tables[0]) for cell in row]
    assert cells[cells.index("学段") + 1] == "不分年级"


def test_a_law_stands_among_the_sources_with_its_version(catalog_of: MakeCatalog) -> None:
    law = "{编号: w39, 陈述: 学校要防欺凌。, 把握: single, 法律: 未成年人保护法, 条: 39, 施行: 2021-06-01}"
    catalog = catalog_of({"a.yaml": unit_text("a", facts=["w39"]), "facts.yaml": f"史料:\n  - {law}\n"})
    assert "[1] 学校要防欺凌。（2021-06-01起施行；据资料）" in paragraphs(document(catalog))
