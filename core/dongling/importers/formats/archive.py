"""A zip of parts that a stranger sent, such as .docx: opened within bounds, by what is really unpacked of it.

Nothing that a zip says of itself is believed: sizes are counted while it is unpacked, names lead nowhere, and no part
may declare entities, which would grow without end in the parser.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from dongling.importers.formats import faults
from dongling.problems import DonglingError

LARGEST = 50 * 2**20
"""Bytes of a file that is looked at."""
MOST_PARTS = 3000
LARGEST_XML, LARGEST_MEDIA = 24 * 2**20, 20 * 2**20
"""Bytes of one part, unpacked: of XML, and of anything else."""
MOST_UNPACKED = 120 * 2**20
"""Bytes unpacked in all."""
MOST_RATIO = 400
"""A part that grows more than this is a bomb, once it is larger than a page."""
DEEPEST, MOST_ELEMENTS = 150, 300_000
_SMALL = 2**20
_BLOCK = 2**16
_ENCRYPTED = 0x1
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


class Archive:
    """The parts of a zip, each unpacked when it is asked for and counted."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raises DonglingError for what is no zip, is protected, or is too much."""
        if len(data) > LARGEST:
            raise DonglingError(faults.LARGE)
        if data.startswith(_OLE):
            raise DonglingError(faults.PASSWORD if _ENCRYPTED_STREAM in data else faults.OLD)
        if not data.startswith(_ZIP):
            raise DonglingError(faults.NO_ZIP)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except Exception:  # noqa: BLE001 - a broken zip fails by any exception
            raise DonglingError(faults.BROKEN) from None
        if len(parts) > MOST_PARTS:
            raise DonglingError(faults.TOO_MUCH)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise DonglingError(faults.PASSWORD)
        self._parts = {name: part for part in parts if (name := _plain_name(part.filename))}
        self._unpacked = 0

    def names(self, under: str = "") -> list[str]:
        """Return the names of the parts, in their order, those that begin so."""
        return [name for name in self._parts if name.startswith(under)]

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._parts

    def read(self, name: str, most: int = LARGEST_MEDIA) -> bytes:
        """Return a part; nothing when there is none. Raises DonglingError when it is too much or damaged."""
        part = self._parts.get(name)
        if part is None:
            return b""
        held = io.BytesIO()
        try:
            with self._zip.open(part) as packed:
                while block := packed.read(_BLOCK):
                    held.write(block)
                    self._count(len(block), held.tell(), part.compress_size, most)
        except DonglingError:
            raise
        except Exception:  # noqa: BLE001 - likewise
            raise DonglingError(faults.BROKEN) from None
        return held.getvalue()

    def _count(self, more: int, size: int, packed: int, most: int) -> None:
        self._unpacked += more
        swollen = size > _SMALL and size > MOST_RATIO * max(packed, 1)
        if size > most or swollen or self._unpacked > MOST_UNPACKED:
            raise DonglingError(faults.TOO_MUCH)

    def xml(self, name: str) -> ET.Element | None:
        """Return a part of XML as a tree; None when there is none. Raises DonglingError as `read`, and for bad XML."""
        data = self.read(name, LARGEST_XML)
        return parsed(data) if data else None


class _Bounded(ET.TreeBuilder):
    """Builds a tree that is neither too deep nor too large."""

    def __init__(self) -> None:
        super().__init__()
        self._deep = self._count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        """Begin an element. Raises DonglingError beyond the bounds."""
        self._deep += 1
        self._count += 1
        if self._deep > DEEPEST or self._count > MOST_ELEMENTS:
            raise DonglingError(faults.TOO_MUCH)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        """End an element."""
        self._deep -= 1
        return super().end(tag)


def parsed(data: bytes) -> ET.Element:
    """Return XML as a tree. Raises DonglingError when it declares a document type, or can't be read."""
    plain = data.replace(b"\0", b"").lower()
    if b"<!doctype" in plain or b"<!entity" in plain:
        raise DonglingError(faults.ENTITIES)
    try:
        return ET.XML(data, ET.XMLParser(target=_Bounded()))  # noqa: S314 - no document type, so no entity
    except DonglingError:
        raise
    except (ET.ParseError, ValueError, LookupError):
        raise DonglingError(faults.BROKEN) from None


def relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part names by each of its relations: the sort, and the part; nothing for what is outside."""
    path = PurePosixPath(part)
    tree = archive.xml(str(path.parent / "_rels" / f"{path.name}.rels"))
    named: dict[str, tuple[str, str]] = {}
    for one in tree if tree is not None else ():
        outside = one.get("TargetMode", "").lower() == "external"
        target = "" if outside else _resolved(path.parent, one.get("Target", ""))
        named[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
    return named


def _resolved(folder: PurePosixPath, target: str) -> str:
    steps = [] if target.startswith("/") else list(folder.parts)
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _plain_name(name: str) -> str:
    """Return the name of a part that may be looked at; nothing for a folder, and for what leads elsewhere."""
    steps = name.replace("\\", "/").split("/")
    return "" if name.endswith("/") or ".." in steps or not steps[0] or ":" in steps[0] else name


def children(element: ET.Element, *tags: str) -> Iterator[ET.Element]:
    """Yield the elements right below one that have one of these tags, whatever their namespace."""
    for below in element:
        if tag_of(below) in tags:
            yield below


def tag_of(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: ET.Element | None, name: str) -> str:
    """Return an attribute by its name, whatever its namespace; nothing when it is not there."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
