"""A4, page numbers, fonts, and tables whose columns have the widths they were given."""

from docx.oxml.ns import qn
from docx.shared import Cm

from dongling.exporters.word.paper import WIDTH, Paper
from tests.dongling.exporters.reading import headings, opened, paragraphs, repeats_header, rows


def test_a_page_is_a4_with_its_number_and_the_notice() -> None:
    section = opened(Paper("一课", notice="示例", school="某校").data()).sections[0]
    assert (round((section.page_width or 0) / Cm(1), 1), round((section.page_height or 0) / Cm(1), 1)) == (21.0, 29.7)
    assert section.header.paragraphs[0].text == "某校\t示例"
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001 - python-docx does not know fields
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_text_and_headings_have_fonts_for_chinese() -> None:
    styles = opened(Paper("一课").data()).styles
    fonts = {name: styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Normal", "Title", "Heading 1")}
    assert fonts == {"Normal": "宋体", "Title": "黑体", "Heading 1": "黑体"}


def test_headings_of_a_part_are_lower() -> None:
    paper = Paper("序列", depth=1)
    paper.heading("单元", 0)
    paper.heading("过程")
    paper.heading("第三层", 2)
    paper.heading("再低也是第三层", 3)
    assert [level for level, _ in headings(opened(paper.data()))] == [1, 2, 3, 3]


def test_a_table_has_its_rows_and_its_widths() -> None:
    paper = Paper("一课")
    paper.table(("环节", "活动"), [("导入", "读\n说"), ("", "")], (3, WIDTH - 3))
    (table,) = opened(paper.data()).tables
    assert rows(table) == [["环节", "活动"], ["导入", "读\n说"], ["", ""]]
    assert repeats_header(table)
    assert [round((cell.width or 0) / Cm(1), 1) for cell in table.rows[1].cells] == [3.0, 14.0]


def test_labels_without_a_value_are_blanks_and_the_last_row_is_filled_up() -> None:
    paper = Paper("一课")
    paper.pairs([("班级", ""), ("人数", "40"), ("日期", "")])
    (table,) = opened(paper.data()).tables
    assert rows(table) == [["班级", "", "人数", "40"], ["日期", "", "", ""]]


def test_each_line_is_a_paragraph_and_the_first_has_the_label() -> None:
    paper = Paper("一课")
    paper.text("甲\n\n  乙\n", label="简介")
    assert paragraphs(opened(paper.data())) == ["一课", "简介：甲", "乙"]


def test_a_heading_may_begin_a_page_without_an_empty_paragraph_before_it() -> None:
    paper = Paper("一课")
    paper.heading("任务单", new_page=True)
    paper.heading("后面")
    found = [p.paragraph_format.page_break_before for p in opened(paper.data()).paragraphs]
    assert found == [None, True, None]
