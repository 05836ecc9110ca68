"""Workbooks: cells where they stand, and no more of them than a plan has."""

from dongling.importers import RemarkKind
from dongling.importers.formats.file import read_file
from dongling.importers.formats.workbook import MOST_COLUMNS, MOST_ROWS
from dongling.importers.source import Grid
from tests.dongling.importers.formats.parts import NAMES, TYPES, relation, zipped

NS = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {NAMES}'

SHEET = relation("s", "worksheet", "worksheets/a.xml")


def book(rows: str, strings: str = "") -> bytes:
    """Return a workbook of one sheet."""
    return zipped(
        {
            TYPES: "<Types/>",
            "xl/workbook.xml": f'<workbook {NS}><sheets><sheet name="教案" r:id="s"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{SHEET}</Relationships>",
            "xl/worksheets/a.xml": f"<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {NS}>{strings}</sst>",
            "xl/vbaProject.bin": b"x",
        }
    )


def grid(data: bytes) -> Grid:
    """Return the first sheet."""
    (block,) = read_file(data, "a.xlsx").blocks
    assert isinstance(block, Grid)
    return block


def test_cells_have_their_columns_and_rows_their_numbers() -> None:
    strings = "<si><r><t>看</t></r><r><t>桥</t></r></si>"
    first = '<row r="7"><c r="C7" t="s"><v>0</v></c><c r="E7" t="inlineStr"><is><t>年级</t></is></c>'
    row = f'{first}<c r="F7"><v>40.0</v></c></row>'
    (cells,) = grid(book(row, strings)).rows
    assert [(cell.text, cell.column, cell.spot.row) for cell in cells] == [("看桥", 2, 7), ("年级", 4, 7), ("40", 5, 7)]
    assert cells[0].spot.words().zh == "教案 表1 第7行 第3格"


def test_there_are_so_many_rows_and_columns_and_the_rest_is_said() -> None:
    row = '<row><c r="A1"><v>1</v></c><c r="ZZZ1"><v>2</v></c></row>'
    data = book(row * (MOST_ROWS + 1))
    rows = grid(data).rows
    assert (len(rows), max(cell.column for cell in rows[0]) < MOST_COLUMNS) == (MOST_ROWS, True)
    assert [one.kind for one in read_file(data, "a.xlsx").remarks] == [RemarkKind.EMPTY_ROWS, RemarkKind.MACROS]


def test_a_string_that_is_not_there_is_nothing() -> None:
    assert grid(book('<row><c t="s"><v>99</v></c><c><v>x</v></c></row>')).rows[0][1].text == "x"
