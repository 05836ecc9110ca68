"""What python-docx has no call for: fonts for Chinese, page numbers, bytes that stay the same."""

import io
import zipfile
from collections.abc import Iterable

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from dongling.exporters.word import wordml

SERIF = ("Times New Roman", "宋体")
SANS = ("Arial", "黑体")
_TEXT, _LAST = "word/document.xml", b"<w:sectPr"
_SVG = "image/svg+xml"
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


def speak(document: Document, language: str = "") -> None:
    """Say that Chinese is Chinese, so that lines are broken as it does, and in what `language` the other words are."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")
        if language:
            lang.set(qn("w:val"), language)


def add_run(paragraph: Paragraph, text: str) -> None:
    """Add text to a header or a footer."""
    element = parse_xml(wordml.run(text).replace("<w:r>", f"<w:r {nsdecls('w')}>", 1))
    paragraph._p.append(element)  # noqa: SLF001 - python-docx has no call for it


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that the reader's program works out, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - likewise
    paragraph._p.append(field)  # noqa: SLF001 - likewise


def plain_style(document: Document, name: str) -> None:
    """Take away the line and the tab stops that the template gives a style."""
    properties = document.styles[name].element.get_or_add_pPr()
    for extra in list(properties.iter(qn("w:pBdr"), qn("w:tabs"))):
        properties.remove(extra)


def saved(document: Document, body: Iterable[object] = ()) -> bytes:
    """Return the file, its parts in the order of their names and of one date.

    `body` are the blocks, each the XML of its text, that stand before the section's own properties.
    """
    held, fixed = io.BytesIO(), io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(fixed, "w") as archive:
        for name in sorted(made.namelist()):  # [Content_Types].xml, which must come first, sorts first
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            data = made.read(name)
            end = data.index(_LAST) if name == _TEXT else len(data)
            with archive.open(info, "w") as part:
                part.write(data[:end])
                for block in body if name == _TEXT else ():  # one by one: a long body is never held in one piece
                    part.write(str(block).encode())
                part.write(data[end:])
    return fixed.getvalue()


def picture_parts(document: Document, bitmap: bytes, drawing: bytes = b"") -> tuple[str, str]:
    """Put a picture into a document, and the drawing that it stands in for; return the names by which text has them."""
    part = document.part
    name, _ = part.get_or_add_image(io.BytesIO(bitmap))
    if not drawing:
        return name, ""
    for other, there in part.rels.items():
        if not there.is_external and there.target_part.content_type == _SVG and there.target_part.blob == drawing:
            return name, other
    place = PackURI(f"/word/media/drawing{len(part.rels)}.svg")
    return name, part.relate_to(Part(place, _SVG, drawing, part.package), RELATIONSHIP_TYPE.IMAGE)


def new_numbering(document: Document) -> int:
    """Return a numbering that begins at 1; paragraphs of the style `List Number` would all count on."""
    style = document.styles["List Number"].element
    numbers = document.part.numbering_part.element
    own = style.pPr.numPr.numId.val
    number = numbers.add_num(numbers.num_having_numId(own).abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)
