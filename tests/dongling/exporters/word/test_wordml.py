"""Paragraphs and tables as text are those that a reader opens again: words, widths, and what rows may do."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Cm

from dongling.exporters.word.ooxml import saved
from dongling.exporters.word.wordml import Paragraph, Row, TableCell, gap, table
from tests.dongling.exporters.reading import opened, rows


def made(*found: Row, widths: Sequence[float] = (5, 12)) -> bytes:
    """Return the file of a document that holds one table."""
    return saved(Document(), [table(found, widths, "TableGrid")])


def xml(data: bytes) -> str:
    """Return the table of a file as it is written."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    return text[text.index("<w:tbl>") : text.index("</w:tbl>")]


@pytest.mark.parametrize("words", ["<w:p/> & ]]>", "\"'", "前 后", " 空格 ", "列一\t列二", "\t", "𠮷", "&amp;"])
def test_whatever_people_write_is_words_in_a_cell(words: str) -> None:
    (table,) = opened(made(Row([TableCell([words]), TableCell()]))).tables
    assert rows(table) == [[words, ""]]


def test_what_xml_can_not_hold_is_left_out() -> None:
    (table,) = opened(made(Row([TableCell(["一\x07二\ufffe"]), TableCell(["\x00"])]))).tables
    assert rows(table) == [["一二", ""]]


def test_every_line_is_a_paragraph_and_an_empty_cell_has_one() -> None:
    (table,) = opened(made(Row([TableCell(["甲", "乙"]), TableCell()]))).tables
    assert [[p.text for p in cell.paragraphs] for cell in table.rows[0].cells] == [["甲", "乙"], [""]]


def test_columns_have_their_widths_and_rows_their_height() -> None:
    (table,) = opened(made(Row([TableCell(), TableCell()], 1.6, rule="atLeast"))).tables
    row = table.rows[0]
    assert [round((cell.width or 0) / Cm(1), 1) for cell in row.cells] == [5.0, 12.0]
    assert (round((row.height or 0) / Cm(1), 1), row.height_rule) == (1.6, 1)
    assert not table.autofit


def test_a_row_says_whether_it_may_be_torn_or_is_shown_again() -> None:
    text = xml(made(Row([TableCell(), TableCell()], header=True), Row([TableCell(), TableCell()], whole=False)))
    assert re.findall(r"<w:(cantSplit|tblHeader)/>|</w:tr>", text) == ["cantSplit", "tblHeader", "", ""]


def test_a_label_is_bold_on_a_light_ground() -> None:
    (table,) = opened(made(Row([TableCell(["班级"], bold=True, shaded=True), TableCell(["一班"])]))).tables
    assert [cell.paragraphs[0].runs[0].bold for cell in table.rows[0].cells] == [True, None]
    assert xml(made(Row([TableCell(shaded=True), TableCell()]))).count("w:shd ") == 1


def test_blocks_stand_one_after_the_other_before_the_page() -> None:
    first, last = Paragraph("Heading1"), Paragraph("Normal", new_page=True)
    first.add("前")
    last.add("后")
    grid = table([Row([TableCell()])], [17], "TableGrid")
    document = opened(saved(Document(), [first, grid, gap(6), last]))
    kinds = [type(block).__name__ for block in document.iter_inner_content()]
    assert kinds == ["Paragraph", "Table", "Paragraph", "Paragraph"]
    assert [p.text for p in document.paragraphs] == ["前", "", "后"]
    assert [p.paragraph_format.page_break_before for p in document.paragraphs] == [None, None, True]
    assert len(document.sections) == 1


@pytest.mark.parametrize("words", ["<w:p/> & ]]>", " 前 后 ", "一\n二", "列一\t列二", "<w:sectPr", "'\""])
def test_whatever_people_write_is_words_in_a_paragraph(words: str) -> None:
    paragraph = Paragraph("Normal")
    paragraph.add(words, bold=True, struck=True)
    paragraph.add("")
    paragraph.add_break()
    (read,) = opened(saved(Document(), [paragraph])).paragraphs
    assert read.text == f"{words}\n"
    assert [(run.bold, run.font.strike) for run in read.runs] == [(True, True), (None, None)]
