"""What python-docx has no call for: fonts for Chinese, page numbers, repeated header rows, bytes that stay the same."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SERIF = ("Times New Roman", "宋体")
SANS = ("Arial", "黑体")
_IMPOSSIBLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""When every part of a file says it was made: the same content makes the same bytes."""


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def space_lines(document: Document, name: str, height: float) -> None:
    """Set how far the lines of a style are apart, as a multiple of its height."""
    _style(document, name).paragraph_format.line_spacing = height


def style_text(document: Document, name: str, fonts: tuple[str, str], size: float, space: tuple[float, float]) -> None:
    """Give a style its Latin and Chinese fonts, its size and the space before and after, in points."""
    style = _style(document, name)
    style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    style.font.bold, style.font.italic = fonts is SANS, False
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(space[0]), Pt(space[1])
    rfonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    rfonts.attrib.clear()  # a theme's font would win over the one that is named
    latin, chinese = fonts
    for slot, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
        rfonts.set(qn(f"w:{slot}"), font)
    rfonts.set(qn("w:hint"), "eastAsia")


def speak_chinese(document: Document) -> None:
    """Say that the text is Chinese, so that spelling and line breaks are those of Chinese."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")


def possible(text: str) -> str:
    """Return text without the characters that XML cannot hold, such as a bell."""
    return _IMPOSSIBLE.sub("", text)


def add_run(paragraph: Paragraph, text: str, *, bold: bool = False, struck: bool = False) -> None:
    """Add text; quotation marks and dashes, which Latin fonts have too, are taken from the Chinese font.

    Put together by hand: a document has thousands of runs, and python-docx looks for the place of each part.
    """
    run, properties, fonts = OxmlElement("w:r"), OxmlElement("w:rPr"), OxmlElement("w:rFonts")
    fonts.set(qn("w:hint"), "eastAsia")
    properties.append(fonts)
    for name, wanted in (("w:b", bold), ("w:strike", struck)):
        if wanted:
            properties.append(OxmlElement(name))
    run.append(properties)
    paragraph._p.append(run)  # noqa: SLF001 - python-docx has no call for it
    words, made = possible(text), Run(run, paragraph)
    if any(c in words for c in "\t\n\r"):
        made.text = words
    else:
        made._r.add_t(words)  # noqa: SLF001 - likewise


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that the reader's program works out, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - likewise
    paragraph._p.append(field)  # noqa: SLF001 - likewise


def _row_property(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - likewise


def repeat_header(row: _Row) -> None:
    """Show a row again on top of each page that its table goes on to."""
    _row_property(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """Move a row to the next page rather than tear it."""
    _row_property(row, "w:cantSplit")


def shade(cells: Iterable[_Cell]) -> None:
    """Give cells, which hold labels, a light ground."""
    for cell in cells:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), "EDF1EE")
        cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - likewise


def set_widths(table: Table, rows: Iterable[Iterable[_Cell]], centimetres: Sequence[float]) -> None:
    """Fix the widths of columns: programs differ in what they make of a table that may choose."""
    table.autofit = False
    widths: list[Length] = [Cm(width) for width in centimetres]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for cells in rows:
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width


def new_paragraph(document: Document) -> Paragraph:
    """Add an empty paragraph before the section's own properties, which stand last; python-docx looks for them."""
    paragraph = OxmlElement("w:p")
    document.element.body[-1].addprevious(paragraph)
    return Paragraph(paragraph, document._body)  # noqa: SLF001 - likewise


def new_table(document: Document, rows: int, columns: int, centimetres: float) -> Table:
    """Add a table of a width; python-docx works out the width of the page each time."""
    return document._body.add_table(rows, columns, Cm(centimetres))  # noqa: SLF001 - likewise


def put_on(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph the style of that id; by its name python-docx looks through all styles each time."""
    paragraph._p.style = style  # noqa: SLF001 - likewise


def put_in_lines(table: Table, style: str) -> None:
    """Give a table the style of that id, likewise."""
    table._tblPr.style = style  # noqa: SLF001 - likewise


def plain_style(document: Document, name: str) -> None:
    """Take away the line and the tab stops that the template gives a style."""
    properties = document.styles[name].element.get_or_add_pPr()
    for extra in list(properties.iter(qn("w:pBdr"), qn("w:tabs"))):
        properties.remove(extra)


def saved(document: Document) -> bytes:
    """Return the file, its parts in the order of their names and of one date."""
    held, fixed = io.BytesIO(), io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(made.namelist()):  # [Content_Types].xml, which must come first, sorts first
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), made.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def new_numbering(document: Document) -> int:
    """Return a numbering that begins at 1; paragraphs of the style `List Number` would all count on."""
    style = document.styles["List Number"].element
    numbers = document.part.numbering_part.element
    own = style.pPr.numPr.numId.val
    number = numbers.add_num(numbers.num_having_numId(own).abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def number_by(paragraph: Paragraph, numbering: int) -> None:
    """Count a paragraph in a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - likewise
    properties.get_or_add_numId().val = numbering
