"""Word documents: what wraps text, tables, and what Word keeps beside the text; each is read or said."""

from collections import Counter

from dongling import Catalog
from dongling.importers import RemarkKind
from dongling.importers.formats.file import read_file
from dongling.importers.source import Grid
from tests.dongling.importers.formats.parts import met, paragraph, relation, run, texts, word
from tests.dongling.importers.reading import lost, recognise

WIDE, DOWN = "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>"
NS = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def test_headers_footers_notes_and_comments_are_said_with_their_text(catalog: Catalog) -> None:
    sorts = {"header": "校名", "footer": "第1页", "footnotes": "见市志", "comments": "再查一查"}
    more = {f"word/{sort}.xml": f"<w:x {NS}>{paragraph(text)}</w:x>" for sort, text in sorts.items()}
    relations = "".join(relation(sort, sort, f"{sort}.xml") for sort in sorts)
    data = word(paragraph("正文") + "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>", more, relations)
    assert Counter(met(data)) == Counter(
        [
            (RemarkKind.HEADER, "校名"),
            (RemarkKind.FOOTER, "第1页"),
            (RemarkKind.FOOTNOTE, "见市志"),
            (RemarkKind.COMMENT, "再查一查"),
        ]
    )
    assert not lost(data, recognise(data, "a.docx", catalog))


def test_macros_are_said_and_neither_read_nor_run() -> None:
    data = word(paragraph("正文"), {"word/vbaProject.bin": b"Sub AutoOpen()"})
    assert [(one.kind, one.text) for one in read_file(data, "a.docm").remarks] == [(RemarkKind.MACROS, "")]


def test_what_wraps_text_is_looked_through() -> None:
    inner = f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
    body = f"{inner}<w:customXml>{paragraph('乙')}</w:customXml><w:p><w:smartTag>{run('丙')}</w:smartTag></w:p>"
    assert texts(word(body)) == ["甲", "乙", "丙"]


def test_merged_cells_are_read_once() -> None:
    def cell(text: str, look: str = "") -> str:
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraph(text)}</w:tc>"

    body = (
        f"<w:tbl><w:tr>{cell('甲', WIDE)}{cell('乙')}</w:tr>"
        f"<w:tr>{cell('丙', DOWN)}{cell('丁')}{cell('戊')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('己')}{cell('庚')}</w:tr></w:tbl>"
    )
    (grid,) = read_file(word(body), "a.docx").blocks
    assert isinstance(grid, Grid)
    assert [[(c.text, c.column, c.goes_on) for c in row] for row in grid.rows] == [
        [("甲", 0, False), ("乙", 2, False)],
        [("丙", 0, False), ("丁", 1, False), ("戊", 2, False)],
        [("", 0, True), ("己", 1, False), ("庚", 2, False)],
    ]


def test_ten_thousand_tables_are_read() -> None:
    one = f"<w:tbl><w:tr><w:tc>{paragraph('教学目标')}</w:tc><w:tc>{paragraph('看桥')}</w:tc></w:tr></w:tbl>"
    assert len(read_file(word(one * 10_000), "a.docx").blocks) == 10_000
