"""All text that a Word file holds, read by itself, and what is recognised in a file of one unit."""

import io
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree as ET

from dongling import Catalog
from dongling.importers import Recognised, recognise_each

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def every_character(data: bytes) -> Counter[str]:
    """Return the characters of every w:t and w:delText, but for those that are kept a second time for old programs."""
    counted: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
                _count(ET.fromstring(archive.read(name)), counted)  # noqa: S314 - a test made it
    return counted


def _count(element: ET.Element, counted: Counter[str]) -> None:
    for below in element:
        if below.tag == f"{MC}Fallback":
            continue
        if below.tag in (f"{W}t", f"{W}delText"):
            counted.update(squeezed(below.text or ""))
        _count(below, counted)


def kept(recognised: Recognised) -> Counter[str]:
    """Return the characters of all pieces and remarks."""
    counted: Counter[str] = Counter()
    for piece in recognised.pieces:
        counted.update(squeezed(piece.text + piece.label))
    for remark in recognised.remarks:
        counted.update(squeezed(remark.text))
    return counted


def squeezed(text: str) -> str:
    """Return text without what separates words and labels."""
    return re.sub(r"[\s：:【】]", "", text)


def lost(data: bytes, recognised: Recognised) -> Counter[str]:
    """Return the characters of a file that are neither in pieces nor in remarks."""
    return every_character(data) - kept(recognised)


def recognise(data: bytes, name: str, catalog: Catalog, kind: str = "") -> Recognised:
    """Return what is recognised of the one unit in a file."""
    (recognised,) = recognise_each(data, name, catalog, kind)
    return recognised
