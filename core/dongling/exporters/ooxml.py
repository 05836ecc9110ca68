"""What python-docx has no call for: fonts for Chinese, page numbers, bytes that stay the same."""

import io
import re
import zipfile
from copy import deepcopy
from functools import cache
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
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

    A copy of a run that is parsed once: a document has thousands, and python-docx looks for the place of each part.
    """
    run, words = deepcopy(_run(bold, struck)), possible(text)
    paragraph._p.append(run)  # noqa: SLF001 - python-docx has no call for it
    if any(c in words for c in "\t\n\r"):
        Run(run, paragraph).text = words
    else:
        run[-1].text = words
        if words != words.strip():
            run[-1].set(qn("xml:space"), "preserve")


@cache
def _run(bold: bool, struck: bool) -> Any:
    look = '<w:rFonts w:hint="eastAsia"/>' + "<w:b/>" * bold + "<w:strike/>" * struck
    return parse_xml(f"<w:r {nsdecls('w')}><w:rPr>{look}</w:rPr><w:t/></w:r>")


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that the reader's program works out, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - likewise
    paragraph._p.append(field)  # noqa: SLF001 - likewise


def new_paragraph(document: Document) -> Paragraph:
    """Add an empty paragraph before the section's own properties, which stand last; python-docx looks for them."""
    paragraph = OxmlElement("w:p")
    document.element.body[-1].addprevious(paragraph)
    return Paragraph(paragraph, document._body)  # noqa: SLF001 - likewise


def put_on(paragraph: Paragraph, style: str) -> None:
    """Give a new paragraph the style of that id; by its name python-docx looks through all styles each time."""
    paragraph._p.append(deepcopy(_styled(style)))  # noqa: SLF001 - likewise


@cache
def _styled(style: str) -> Any:
    return parse_xml(f"<w:pPr {nsdecls('w')}><w:pStyle w:val={quoteattr(style)}/></w:pPr>")


def add_gap(document: Document, height: float) -> None:
    """Add an empty line of so many points, to keep the next table apart: two that touch become one."""
    space = f'w:after="0" w:line="{Pt(height).twips}" w:lineRule="exact"'
    gap = parse_xml(f"<w:p {nsdecls('w')}><w:pPr><w:spacing {space}/></w:pPr></w:p>")
    document.element.body[-1].addprevious(gap)


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
