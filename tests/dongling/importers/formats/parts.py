"""Word files made by hand, part by part, for what no library writes."""

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

from dongling.importers import RemarkKind
from dongling.importers.formats.file import read_file
from dongling.importers.source import lines_of

TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
NAMES = f"{_W} {_R} {_A} {_WP}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(text: str) -> str:
    """Return a paragraph of plain text."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zipped(parts: Mapping[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def word(body: str, more: Mapping[str, bytes | str] | None = None, relations: str = "") -> bytes:
    """Return a Word file of this body, with more parts and with the relations of its document."""
    return zipped(
        {
            TYPES: "<Types/>",
            MAIN: f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **(more or {}),
        }
    )


def relation(name: str, sort: str, target: str, mode: str = "") -> str:
    """Return one relation of a document."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{name}" Type="{OFFICE}/{sort}" Target="{target}"{outside}/>'


def drawing(name: str, alt: str = "") -> str:
    """Return a paragraph with the picture of that relation."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData>'
        f'<a:blip r:embed="{name}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def run(text: str, look: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def texts(data: bytes) -> list[str]:
    """Return the lines of a document."""
    return [line.text for block in read_file(data, "a.docx").blocks for line in lines_of(block)]


def met(data: bytes) -> list[tuple[RemarkKind, str]]:
    """Return what is remarked of a document."""
    return [(remark.kind, remark.text) for remark in read_file(data, "a.docx").remarks]


def picture(size: tuple[int, int] = (40, 30), form: str = "PNG") -> bytes:
    """Return a picture."""
    held = io.BytesIO()
    Image.new("RGB", size, "red").save(held, form)
    return held.getvalue()
