"""The body of a document, written as XML text: paragraphs with their runs, and tables in one piece.

python-docx looks for the place of each part anew and holds all of them as a tree, which for a long sequence takes ten
times as long and hundreds of megabytes. Everything here is in the namespace `w` of WordprocessingML.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from docx.shared import Cm, Pt

from dongling.languages import holds_chinese

_IMPOSSIBLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}
_LATIN = re.compile("[A-Za-z]")
_PIECES = re.compile("([\t\n\r])")
_SHADE = '<w:shd w:val="clear" w:fill="EDF1EE"/>'
_LOOK = (
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1"'
    ' w:val="04A0"/>'
)


def possible(text: str) -> str:
    """Return text without the characters that XML cannot hold, such as a bell."""
    return _IMPOSSIBLE.sub("", text)


def run(text: str, *, bold: bool = False, struck: bool = False) -> str:
    """Return text; quotation marks and dashes, which Latin fonts have too, are taken from the Chinese font.

    Of text that is Latin alone they are Latin.
    """
    look = '<w:rFonts w:hint="default"/>' if _is_latin(text) else '<w:rFonts w:hint="eastAsia"/>'
    look += "<w:b/>" * bold + "<w:strike/>" * struck
    pieces = _PIECES.split(possible(text))
    return f"<w:r><w:rPr>{look}</w:rPr>{''.join(_BREAKS.get(piece) or _words(piece) for piece in pieces)}</w:r>"


def _is_latin(text: str) -> bool:
    return _LATIN.search(text) is not None and not holds_chinese(text)


def _words(text: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the style of that id, to be filled run by run; `numbering` is what it is counted in."""

    style: str
    numbering: int | None = None
    centred: bool = False
    new_page: bool = False
    with_next: bool = False
    """Whether it stands on one page with the paragraph after it."""
    _runs: list[str] = field(default_factory=list)

    def add(self, text: str, *, bold: bool = False, struck: bool = False) -> None:
        """Add text at its end."""
        if text:
            self._runs.append(run(text, bold=bold, struck=struck))

    def add_xml(self, run: str) -> None:
        """Add a run that is XML already."""
        self._runs.append(run)

    def add_break(self) -> None:
        """Begin a new line within the paragraph."""
        self._runs.append("<w:r><w:br/></w:r>")

    def __str__(self) -> str:
        """Return it as XML."""
        counted = "" if self.numbering is None else f'<w:numPr><w:numId w:val="{self.numbering}"/></w:numPr>'
        page, centre = "<w:pageBreakBefore/>" * self.new_page, '<w:jc w:val="center"/>' * self.centred
        page = "<w:keepNext/>" * self.with_next + page
        head = f"<w:pStyle w:val={quoteattr(self.style)}/>{page}{counted}{centre}"
        return f"<w:p><w:pPr>{head}</w:pPr>{''.join(self._runs)}</w:p>"


def gap(points: float) -> str:
    """Return an empty line of that height, which keeps the next table apart: two that touch become one."""
    return f'<w:p><w:pPr><w:spacing w:after="0" w:line="{Pt(points).twips}" w:lineRule="exact"/></w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in a cell, a paragraph for each line; `shaded` is the light ground of labels."""

    lines: Sequence[str] = ()
    bold: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, `height` in centimetres.

    `whole`: it goes to the next page rather than be torn; `header`: it is shown again on each page.
    """

    cells: Sequence[TableCell]
    height: float = 0.75
    rule: str = ""
    whole: bool = True
    header: bool = False


def table(rows: Iterable[Row], centimetres: Sequence[float], style: str) -> str:
    """Return a table with the style of that id and columns of these widths.

    They are fixed: programs differ in what they make of a table that may choose.
    """
    widths = [Cm(width).twips for width in centimetres]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style)}/><w:tblW w:type="auto" w:w="0"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_LOOK}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(row: Row, widths: Sequence[int]) -> str:
    rule = f' w:hRule="{row.rule}"' if row.rule else ""
    whole, header = "<w:cantSplit/>" * row.whole, "<w:tblHeader/>" * row.header
    cells = "".join(_cell(cell, width) for cell, width in zip(row.cells, widths, strict=True))
    height = f'<w:trHeight w:val="{Cm(row.height).twips}"{rule}/>'
    return f"<w:tr><w:trPr>{height}{whole}{header}</w:trPr>{cells}</w:tr>"


def _cell(cell: TableCell, width: int) -> str:
    lines = "".join(
        f'<w:p><w:pPr><w:spacing w:after="20"/></w:pPr>{run(line, bold=cell.bold)}</w:p>' for line in cell.lines
    )
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{_SHADE * cell.shaded}</w:tcPr>{lines or "<w:p/>"}</w:tc>'
