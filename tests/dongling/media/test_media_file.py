"""A file is taken only as what its name says, whole, and from the folder beside its unit."""

import os
from pathlib import Path

import pytest

from dongling.media import MediaFault, open_media
from dongling.media.media_file import MOST_BYTES
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.media.making import DRAWING, photo, unit_with


def test_a_file_is_named_by_its_content(write_content: WriteContent, open_library: OpenLibrary) -> None:
    unit = unit_with({"a.jpg": photo(), "b.jpg": photo(), "c.jpg": photo((9, 9))}, write_content, open_library)
    first, second, third = (open_media(unit, name).digest for name in ("a.jpg", "b.jpg", "c.jpg"))
    assert first == second != third


FALSE = {
    "page.jpg": b"<script>alert(1)</script>",
    "a.png": b"\xff\xd8\xff",
    "a.mp4": b"MZ",
    "a.vtt": b"1\n",
    "a.pdf": b"{}",
}


@pytest.mark.parametrize("name", FALSE)
def test_what_is_not_what_its_name_says_is_refused(
    name: str, write_content: WriteContent, open_library: OpenLibrary
) -> None:
    unit = unit_with({name: FALSE[name]}, write_content, open_library)
    with pytest.raises(MediaFault, match="is not"):
        open_media(unit, name)


def test_what_is_too_large_is_refused_by_its_size(write_content: WriteContent, open_library: OpenLibrary) -> None:
    unit = unit_with({"a.svg": DRAWING}, write_content, open_library)
    path = unit.source.path.parent / "media" / "a.svg"
    os.truncate(path, MOST_BYTES["drawing"] + 1)
    with pytest.raises(MediaFault, match="larger than"):
        open_media(unit, "a.svg")


def test_no_link_and_no_pipe_is_followed(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    unit = unit_with({"a.jpg": photo()}, write_content, open_library)
    media = unit.source.path.parent / "media"
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(photo())
    (media / "link.jpg").symlink_to(secret)
    os.mkfifo(media / "pipe.jpg")
    for name in ("link.jpg", "pipe.jpg", "away.jpg"):
        with pytest.raises(MediaFault):
            open_media(unit, name)
    media.rename(tmp_path / "elsewhere")
    media.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MediaFault):
        open_media(unit, "a.jpg")
