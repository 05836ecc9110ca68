"""Films and sounds, opened and read in blocks."""

import os
from pathlib import Path

import pytest

from dongling.media import MediaFault, open_media, open_stream
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.media.making import unit_with

FILM = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 3000


def test_it_is_named_by_its_content_as_any_medium_is(write_content: WriteContent, open_library: OpenLibrary) -> None:
    unit = unit_with({"a.mp4": FILM}, write_content, open_library)
    stream = open_stream(unit, "a.mp4")
    with stream.file:
        assert (stream.digest(), stream.size) == (open_media(unit, "a.mp4").digest, len(FILM))
        assert stream.file.read() == FILM


def test_what_is_no_film_is_refused_and_nothing_stays_open(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    unit = unit_with({"a.mp4": b"MZ", "b.mp4": b"", "c.mp4": b"", "d.mp4": b""}, write_content, open_library)
    media = unit.source.path.parent / "media"
    for name in ("b.mp4", "c.mp4", "d.mp4"):
        (media / name).unlink()
    (media / "b.mp4").mkdir()
    os.mkfifo(media / "c.mp4")
    (media / "d.mp4").symlink_to("a.mp4")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("a.mp4", "b.mp4", "c.mp4", "d.mp4"):
        with pytest.raises(MediaFault):
            open_stream(unit, name)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
