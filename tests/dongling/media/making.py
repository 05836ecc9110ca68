"""Files as strangers might put them beside a unit."""

import io
from pathlib import Path

from PIL import Image

from dongling.model import Unit
from dongling.testing import OpenLibrary, WriteContent, unit_text

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>q</title><path d="M1 1h7" fill="none"/></svg>'
)


def photo(size: tuple[int, int] = (60, 40), form: str = "JPEG", *, turned: int = 0, place: bool = False) -> bytes:
    """Return a picture, red on the left and blue on the right, with what a camera writes beside it."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    if turned:
        exif[0x0112] = turned
    if place:
        exif[0x010F] = "a maker of cameras"
        exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    picture.save(out, form, exif=exif)
    return out.getvalue()


def unit_with(files: dict[str, bytes], write_content: WriteContent, open_library: OpenLibrary) -> Unit:
    """Return a unit that names these files, and has them beside it."""
    folder: Path = write_content({"a.yaml": unit_text("a", media=[medium(name) for name in files])})
    (folder / "media").mkdir()
    for name, data in files.items():
        (folder / "media" / name).write_bytes(data)
    return open_library(folder).catalog.units["a"]


def medium(name: str, **more: str) -> dict[str, str]:
    """Return what a unit says of a file."""
    return {"file": name, "description": "一座桥", "source": "本校教师拍摄", "license": "CC BY 4.0", **more}


def moving(form: str) -> bytes:
    """Return a picture of two frames."""
    frames, out = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")], io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def box(name: bytes, *held: bytes) -> bytes:
    """Return a box of an MP4."""
    content = b"".join(held)
    return (len(content) + 8).to_bytes(4, "big") + name + content


def film(*more: bytes) -> bytes:
    """Return the least of an MP4, with the place where it was taken as a phone writes it."""
    place = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+31.5700+120.3000/"))
    movie = box(b"moov", box(b"mvhd", bytes(100)), box(b"trak", box(b"tkhd", bytes(84)), place), place)
    return box(b"ftyp", b"isom\x00\x00\x02\x00isommp41") + movie + box(b"mdat", b"\x01" * 64) + b"".join(more)


def song() -> bytes:
    """Return the beginning of an MP3 with a tag before and one behind it."""
    return b"ID3\x04\x00\x00\x00\x00\x00\x0cTIT2 a name " + b"\xff\xfb\x90\x00" + bytes(413) + b"TAG" + b"x" * 125
