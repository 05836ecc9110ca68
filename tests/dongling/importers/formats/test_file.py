"""Files that strangers send: each that can't be read gets one sentence, within bounds."""

import io
import zipfile
from contextlib import suppress

import pytest

from dongling.importers.formats import faults
from dongling.importers.formats.archive import (
    DEEPEST,
    LARGEST,
    LARGEST_XML,
    MOST_PARTS,
)
from dongling.importers.formats.file import read_file
from dongling.problems import DonglingError, Said
from tests.dongling.importers.formats.parts import MAIN, NAMES, TYPES, paragraph, word, zipped

GOOD = word(paragraph("一座老桥"))


def bomb() -> bytes:
    """Return a document of nothing but spaces."""
    return zipped({TYPES: "<Types/>", MAIN: b" " * (LARGEST_XML + 1)})


def lying_bomb() -> bytes:
    """Return the same, which says of itself that it is small."""
    data, size = bomb(), (LARGEST_XML + 1).to_bytes(4, "little")
    assert size in data
    return data.replace(size, (100).to_bytes(4, "little"))


def bomb_of_ratio() -> bytes:
    """Return a picture that grows a thousandfold."""
    return zipped({TYPES: "<Types/>", MAIN: f"<w:document {NAMES}><w:body/>{' ' * 2**21}</w:document>"})


def entities(encoding: str) -> bytes:
    """Return a document that declares entities of entities."""
    lols = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY a0 "ha">{lols}]><a>&a9;</a>'
    return zipped({TYPES: "<Types/>", MAIN: text.encode(encoding)})


def outside_entity() -> bytes:
    """Return a document that would have a file of this machine read."""
    text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {NAMES}>&x;</w:document>'
    return zipped({TYPES: "<Types/>", MAIN: text})


def locked_zip() -> bytes:
    """Return a zip whose parts say that they are encrypted."""
    data = bytearray(GOOD)
    for begins in (b"PK\x03\x04", b"PK\x01\x02"):
        at = -1
        while (at := data.find(begins, at + 1)) >= 0:
            flags = at + (6 if begins == b"PK\x03\x04" else 8)
            data[flags] |= 1
    return bytes(data)


def deep() -> bytes:
    """Return elements in elements, deeper than any table."""
    return word("<w:tbl><w:tr><w:tc>" * DEEPEST + paragraph("x") + "</w:tc></w:tr></w:tbl>" * DEEPEST)


def many_parts() -> bytes:
    """Return more parts than any document has."""
    return word(paragraph("x"), {f"word/{number}.bin": b"" for number in range(MOST_PARTS)})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BAD: dict[str, tuple[bytes, str, Said]] = {
    "a bomb": (bomb(), "a.docx", faults.TOO_MUCH),
    "a bomb that lies": (lying_bomb(), "a.docx", faults.BROKEN),
    "a part that grows too much": (bomb_of_ratio(), "a.docx", faults.TOO_MUCH),
    "entities": (entities("utf-8"), "a.docx", faults.ENTITIES),
    "entities in UTF-16": (entities("utf-16"), "a.docx", faults.ENTITIES),
    "an entity from outside": (outside_entity(), "a.docx", faults.ENTITIES),
    "many parts": (many_parts(), "a.docx", faults.TOO_MUCH),
    "deep": (deep(), "a.docx", faults.TOO_MUCH),
    "an old document": (OLE, "a.doc", faults.OLD),
    "an old document named new": (OLE, "a.docx", faults.OLD),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", faults.PASSWORD),
    "a zip with a password": (locked_zip(), "a.docx", faults.PASSWORD),
    "no zip": (b"%PDF-1.7", "a.docx", faults.NO_ZIP),
    "an empty file": (b"", "a.docx", faults.NO_ZIP),
    "cut short": (GOOD[: len(GOOD) // 2], "a.docx", faults.BROKEN),
    "a zip without a document": (zipped({"a.txt": "x"}), "a.docx", faults.NOT_DOCUMENT),
    "a workbook named .docx": (zipped({"xl/workbook.xml": "<workbook/>"}), "a.docx", faults.other_format(".xlsx")),
    "a document named .xlsx": (GOOD, "a.xlsx", faults.other_format(".docx")),
    "bad XML": (zipped({TYPES: "<Types/>", MAIN: "<w:document"}), "a.docx", faults.BROKEN),
    "nothing written": (word("<w:p/>"), "a.docx", faults.NOTHING_IN_IT),
    "another format": (b"x", "a.odt", faults.unknown_format("a.odt")),
    "too large": (b"PK\x03\x04" + b"\0" * LARGEST, "a.docx", faults.LARGE),
}


@pytest.mark.parametrize("what", BAD)
def test_what_can_not_be_read_gets_one_sentence_in_two_languages(what: str) -> None:
    data, name, said = BAD[what]
    with pytest.raises(DonglingError) as caught:
        read_file(data, name)
    assert caught.value.message == said
    assert said.zh
    assert said.en.isascii() or "“" in said.en


@pytest.mark.parametrize("at", range(0, len(GOOD), 37))
def test_a_file_that_is_damaged_anywhere_gets_a_sentence_or_is_read(at: int) -> None:
    damaged = bytearray(GOOD)
    damaged[at] ^= 0xFF
    with suppress(DonglingError):
        read_file(bytes(damaged), "a.docx")


def test_a_real_zip_that_is_none_of_ours_is_said() -> None:
    held = io.BytesIO()
    zipfile.ZipFile(held, "w").close()
    with pytest.raises(DonglingError):
        read_file(held.getvalue(), "a.docx")
