"""A picture in a document: its bytes, its size on paper, what is read to who can't see it.

Word shows a drawing (SVG) since 2019, LibreOffice too; what is older shows the bitmap beside it. Nothing of ours draws
SVG, so that bitmap is an empty frame of the same shape, and the caption says in words what the drawing shows.
"""

import io
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.shared import Cm

from dongling.exporters.word.wordml import possible

WIDEST, HIGHEST = 12.0, 9.0
"""Centimetres: a picture and the text that it belongs to stand on one page."""
_PIXELS = 96 / 2.54
"""Pixels of a centimetre, as screens have it; a small picture is not blown up."""
_FRAME = 480
_GREY = (150, 150, 150)
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMES = (
    f'xmlns:a="{_MAIN}" xmlns:pic="{_PICTURE}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""By which Word knows the extension that holds a drawing."""


@dataclass(frozen=True)
class Picture:
    """`bitmap` is JPEG or PNG; `drawing` the SVG that programs show instead if they can; `size` is in pixels."""

    bitmap: bytes
    size: tuple[int, int]
    alt: str
    drawing: bytes = b""

    @property
    def on_paper(self) -> tuple[float, float]:
        """Width and height in centimetres: as large as it is, or as there is room."""
        wide, high = (side / _PIXELS for side in self.size)
        shrunk = min(1.0, WIDEST / wide, HIGHEST / high)
        return wide * shrunk, high * shrunk


def empty_frame(size: tuple[int, int]) -> bytes:
    """Return a small bitmap of the shape of a drawing, with nothing in it but its edge."""
    from PIL import Image, ImageDraw

    wide = _FRAME
    high = min(max(1, round(size[1] * wide / size[0])), 4 * wide)
    frame = Image.new("RGB", (wide, high), "white")
    ImageDraw.Draw(frame).rectangle((0, 0, wide - 1, high - 1), outline=_GREY)
    out = io.BytesIO()
    frame.save(out, "PNG", optimize=True)
    return out.getvalue()


def picture_xml(picture: Picture, number: int, bitmap: str, drawing: str = "") -> str:
    """Return a run that shows a picture, the `number`-th of its document; `bitmap`, `drawing` name their parts."""
    wide, high = (Cm(side).emu for side in picture.on_paper)
    alt = quoteattr(possible(picture.alt))
    extent = f'cx="{wide}" cy="{high}"'
    blip = f'<a:blip r:embed="{bitmap}">{_drawn(drawing) if drawing else ""}</a:blip>'
    return (
        f'<w:r><w:drawing><wp:inline {_NAMES} distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="picture {number}" descr={alt}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="picture {number}" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _drawn(part: str) -> str:
    return f'<a:extLst><a:ext uri="{_SVG_BLIP}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{part}"/></a:ext></a:extLst>'
