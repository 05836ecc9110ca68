"""Files that strangers send: each gets one sentence, within bounds, and nothing of it leads anywhere."""

import struct
import zipfile
import zlib

import pytest

from dongling.importers.formats.archive import (
    MOST_ELEMENTS,
    MOST_UNPACKED,
    Archive,
    parsed,
    relations,
)
from dongling.problems import DonglingError
from tests.dongling.importers.formats.parts import MAIN, paragraph, relation, word, zipped

GOOD = word(paragraph("一座老桥"))


def test_a_part_is_read_by_its_name_within_the_zip_alone() -> None:
    archive = Archive(zipped({"../../a": "x", "/etc/passwd": "x", "C:/a": "x", "b\\..\\c": "x", "word/a": "here"}))
    assert archive.names() == ["word/a"]
    assert archive.read("word/a") == b"here"
    assert archive.read("../../a") == b""


def test_a_relation_leads_to_a_part_and_never_outside() -> None:
    held = relation("r1", "image", "media/a.png") + relation("r2", "image", "../../../etc/passwd")
    held += relation("r3", "image", "https://example.org/a.png", "External") + relation("r4", "image", "/word/b.png")
    archive = Archive(word("", relations=held))
    assert relations(archive, MAIN) == {
        "r1": ("image", "word/media/a.png"),
        "r2": ("image", "etc/passwd"),
        "r3": ("image", ""),
        "r4": ("image", "word/b.png"),
    }


def test_all_parts_together_are_bounded() -> None:
    noise = {f"{n}.bin": (struct.pack(">I", n) * 4) + zlib.compress(bytes(2**20)) * 900 for n in range(3)}
    archive = Archive(zipped({**noise, "big": "x"}, zipfile.ZIP_STORED))
    assert archive.read("0.bin") == noise["0.bin"]
    times = MOST_UNPACKED // len(noise["0.bin"])
    for _ in range(times - 1):
        archive.read("1.bin")
    with pytest.raises(DonglingError):
        archive.read("2.bin")


def test_a_tree_has_so_many_elements_and_no_more() -> None:
    assert len(parsed(b"<a>" + b"<b/>" * 1000 + b"</a>")) == 1000
    with pytest.raises(DonglingError):
        parsed(b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>")
