"""Drawings (SVG): shapes, text and gradients are taken, all else is refused, nothing is mended silently.

A drawing is shown as an image, where nothing in it could run or load. It may still be opened by its address, so what
could act there is not let in: no script, style, link, image, foreign content or entity.
"""

import re
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    """
    svg g path rect circle ellipse line polyline polygon text tspan title desc defs linearGradient
    radialGradient stop clipPath symbol use
    """.split()  # noqa: SIM905 - as many words read better in lines than in quotes
)
_ATTRIBUTES = frozenset(
    """
    id class d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points viewBox preserveAspectRatio transform
    version fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray
    stroke-opacity stroke-miterlimit stroke-dashoffset opacity offset stop-color stop-opacity gradientUnits
    gradientTransform spreadMethod clip-path clip-rule clipPathUnits font-family font-size font-weight
    font-style text-anchor dominant-baseline letter-spacing dx dy rotate role aria-label aria-hidden
    aria-labelledby lang display visibility paint-order vector-effect href
    """.split()  # noqa: SIM905 - as many words read better in lines than in quotes
)
_HREF = "{http://www.w3.org/1999/xlink}href"
_LANG = "{http://www.w3.org/XML/1998/namespace}"
_URL = re.compile(r"url\s*\(\s*(?!['\"]?#)", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(?:px|cm|mm|pt)?\Z")
_IN_A_BOX = 4
_LONGEST = 100_000
_MOST_ELEMENTS = 4000
_MOST_USES = 100
"""References to symbols; each may hold many shapes, so a few of them are enough."""


def drawing_fault(data: bytes) -> str:
    """Return the first thing in a drawing that is not taken, or nothing when all of it is."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return "UTF-8"  # in another encoding a document type would pass unseen
    if re.search(r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml )", text, re.IGNORECASE):
        return "DOCTYPE"
    try:
        root = ET.fromstring(text)  # noqa: S314 - no document type, so no entity; and it is small
    except (ET.ParseError, ValueError, LookupError):
        return "XML"
    if root.tag != f"{_SVG}svg":
        return "svg"
    elements = list(root.iter())
    uses = sum(element.tag == f"{_SVG}use" for element in elements)
    if len(elements) > _MOST_ELEMENTS or uses > _MOST_USES:
        return f"{len(elements)} elements, {uses} uses"
    return next((fault for element in elements if (fault := _element_fault(element))), "")


def drawing_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a drawing that was taken, in its own units; zeros where it doesn't say."""
    root = ET.fromstring(data)  # noqa: S314 - it was taken, so it declares no entity
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == _IN_A_BOX else [root.get("width", ""), root.get("height", "")]
    wide, high = (round(float(said[1])) if (said := _NUMBER.match(side)) else 0 for side in sides)
    return (wide, high) if 0 < wide <= _LONGEST and 0 < high <= _LONGEST else (0, 0)


def _element_fault(element: ET.Element) -> str:
    tag = str(element.tag)
    name = tag.removeprefix(_SVG)
    if not tag.startswith(_SVG) or name not in _ELEMENTS:
        return f"<{name[:40]}>"
    if name == "use" and any(below.tag == f"{_SVG}use" for below in element):
        return "<use><use>"
    for key, value in element.attrib.items():
        own = "href" if key == _HREF else key.removeprefix(_LANG)
        if own not in _ATTRIBUTES and own != "space":
            return own[:40]
        if (own == "href" and not value.startswith("#")) or _URL.search(value):
            return f"{own}={value[:40]}"
    return ""
