"""Pictures are drawn anew: upright, small, without what a camera wrote, and never one that would fill the memory."""

import io
import struct
import zlib

import pytest
from PIL import Image

from dongling.media import MediaFault, MediaFile, measured, on_paper, resized
from tests.dongling.media.making import photo


def file(data: bytes, name: str = "a.jpg") -> MediaFile:
    """Return a file with this content."""
    return MediaFile(name, data, "0" * 16)


def drawn(data: bytes, width: int) -> Image.Image:
    """Return a picture as it is made for a width."""
    return Image.open(io.BytesIO(resized(file(data), width)))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_as_wide_as_asked_and_never_wider_than_it_is(form: str) -> None:
    data = photo((60, 40), form)
    assert measured(file(data)) == (60, 40)
    assert [drawn(data, width).size for width in (30, 600)] == [(30, 20), (60, 40)]
    assert drawn(data, 30).format == "WEBP"


def test_a_picture_stands_upright_however_the_camera_was_held() -> None:
    data = photo((60, 40), turned=6)
    assert measured(file(data)) == (40, 60)
    upright = drawn(data, 600).convert("RGB")
    assert upright.size == (40, 60)
    top, bottom = upright.getpixel((20, 5)), upright.getpixel((20, 55))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > top[2]
    assert bottom[2] > 200 > bottom[0]


def test_nothing_that_a_camera_writes_beside_a_picture_goes_out() -> None:
    data = photo(place=True)
    assert b"a maker of cameras" in data
    made = resized(file(data), 600)
    assert b"a maker of cameras" not in made
    assert b"Exif" not in made
    assert not Image.open(io.BytesIO(made)).getexif()


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is so large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(30_000, 1), (1, 30_000), (30_000, 30_000), (8000, 8000)])
def test_a_picture_with_too_many_pixels_is_refused_by_its_head(size: tuple[int, int]) -> None:
    with pytest.raises(MediaFault):
        measured(file(bomb(*size), "a.png"))


@pytest.mark.parametrize("cut", [4, 20, 200])
def test_a_picture_that_breaks_off_is_a_fault_and_no_crash(cut: int) -> None:
    with pytest.raises(MediaFault, match="damaged"):
        resized(file(photo((600, 400))[:cut]), 480)


def test_another_format_under_the_name_of_a_picture_is_not_decoded() -> None:
    other = io.BytesIO()
    Image.new("RGB", (4, 4)).save(other, "BMP")
    with pytest.raises(MediaFault):
        measured(file(other.getvalue(), "a.png"))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_for_paper_it_is_of_a_form_that_word_reads_bare_and_upright(form: str) -> None:
    data, size = on_paper(file(photo((60, 40), form, turned=6, place=True)), 480)
    assert b"a maker of cameras" not in data
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size, size) == ("JPEG", (40, 60), (40, 60))


def test_for_paper_one_still_sees_through_what_was_clear() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(out, "PNG")
    data, _ = on_paper(file(out.getvalue()), 480)
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode) == ("PNG", "RGBA")
