"""A table of a document, written as XML in one piece: cell by cell python-docx looks for each part anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from dongling.exporters.ooxml import possible

_SHADE = '<w:shd w:val="clear" w:fill="EDF1EE"/>'
_LOOK = (
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1"'
    ' w:val="04A0"/>'
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, a paragraph for each line; `shaded` is the light ground of labels."""

    lines: Sequence[str] = ()
    bold: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, `height` in centimetres.

    `whole`: it goes to the next page rather than be torn; `header`: it is shown again on each page.
    """

    cells: Sequence[Cell]
    height: float = 0.75
    rule: str = ""
    whole: bool = True
    header: bool = False


def add_table(document: Document, rows: Iterable[Row], centimetres: Sequence[float], style: str) -> None:
    """Add a table before the section's own properties, which stand last.

    Its columns have the widths `centimetres`, fixed, since programs differ in what they make of a table that may
    choose; `style` is the id of its style.
    """
    widths = [Cm(width).twips for width in centimetres]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths) for row in rows)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val={quoteattr(style)}/><w:tblW w:type="auto" w:w="0"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_LOOK}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
    document.element.body[-1].addprevious(table)


def _row(row: Row, widths: Sequence[int]) -> str:
    rule = f' w:hRule="{row.rule}"' if row.rule else ""
    whole, header = "<w:cantSplit/>" * row.whole, "<w:tblHeader/>" * row.header
    cells = "".join(_cell(cell, width) for cell, width in zip(row.cells, widths, strict=True))
    height = f'<w:trHeight w:val="{Cm(row.height).twips}"{rule}/>'
    return f"<w:tr><w:trPr>{height}{whole}{header}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    look = '<w:rFonts w:hint="eastAsia"/>' + "<w:b/>" * cell.bold
    lines = "".join(
        f'<w:p><w:pPr><w:spacing w:after="20"/></w:pPr><w:r><w:rPr>{look}</w:rPr>{_text(line)}</w:r></w:p>'
        for line in cell.lines
    )
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{_SHADE * cell.shaded}</w:tcPr>{lines or "<w:p/>"}</w:tc>'


def _text(line: str) -> str:
    """Return the text of a run; a tab is an element of its own."""
    return "<w:tab/>".join(_words(part) if part else "" for part in possible(line).split("\t"))


def _words(part: str) -> str:
    space = ' xml:space="preserve"' if part != part.strip() else ""
    return f"<w:t{space}>{escape(part)}</w:t>"
