"""Pictures for phone, page and print: turned upright, without what a camera writes beside them, never enlarged.

A picture is never served as it was sent: it is drawn anew, so that places, names and times in it stay at home.
"""

import io
import warnings
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from dongling.media.media_file import MediaFault, MediaFile
from dongling.problems import Said

if TYPE_CHECKING:
    from PIL import Image

V = TypeVar("V")
PICTURE_WIDTHS = (480, 960, 1600)
"""In pixels: for a phone, a page and paper."""
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 12_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 80
_one_at_a_time = Lock()
"""A picture takes four bytes a pixel while it is drawn, a hundred million at most: never two of them together."""


def measured(file: MediaFile) -> tuple[int, int]:
    """Return width and height as the picture is seen, in pixels. Raises MediaFault before anything is decoded."""
    with _opened(file) as picture:
        width, height = picture.size
        turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return (height, width) if turned else (width, height)


def resized(file: MediaFile, width: int) -> bytes:
    """Return a picture as WebP, `width` pixels wide or less, upright and bare. Raises MediaFault."""
    return _drawn_anew(file, width, lambda bare: _saved(bare, "WEBP", quality=_QUALITY, xmp=b""))


def on_paper(file: MediaFile, width: int) -> tuple[bytes, tuple[int, int]]:
    """Return a picture as JPEG, or PNG where one sees through it, upright and bare, with its size in pixels.

    Word and its kin read no WebP. It is `width` pixels wide or less. Raises MediaFault.
    """
    return _drawn_anew(file, width, lambda bare: (_printed(bare), bare.size))


def _printed(bare: "Image.Image") -> bytes:
    return _saved(bare, "PNG") if bare.mode == "RGBA" else _saved(bare, "JPEG", quality=_QUALITY)


def _saved(bare: "Image.Image", form: str, **how: object) -> bytes:
    out = io.BytesIO()
    bare.save(out, form, exif=b"", icc_profile=b"", **how)
    return out.getvalue()


def _drawn_anew(file: MediaFile, width: int, made: "Callable[[Image.Image], V]") -> V:
    """Return what is made of a picture that was drawn anew, upright and no wider than `width`. Raises MediaFault."""

    def narrow(_: "Image.Image", upright: "Image.Image") -> V:
        if upright.width > width:
            upright = upright.resize((width, max(1, round(upright.height * width / upright.width))))
        return made(plain(upright))

    return drawn_anew(file, narrow, width)


def drawn_anew(file: MediaFile, made: "Callable[[Image.Image, Image.Image], V]", width: int = 0) -> V:
    """Return what is made of a picture as it was sent and of the same upright. Raises MediaFault.

    With a `width` it may come smaller, though not narrower than that: it costs less to be read.
    """
    from PIL import Image, ImageOps  # here: it is heavy, and most commands draw nothing

    with _one_at_a_time, _opened(file) as picture:
        try:
            if width:
                picture.draft("RGB", (width, LONGEST_SIDE))
            return made(picture, ImageOps.exif_transpose(picture))
        except (OSError, ValueError, SyntaxError, MemoryError, ArithmeticError, Image.DecompressionBombError) as error:
            raise _damaged(file) from error


def plain(picture: "Image.Image") -> "Image.Image":
    """Return a picture in red, green and blue, with what one sees through where there is that."""
    see_through = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if see_through else "RGB")


def _opened(file: MediaFile) -> "Image.Image":
    """Open a picture, of which only the head is read, and hold it to its bounds."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(file.data), formats=_FORMATS)
    except (OSError, ValueError, SyntaxError, Warning, ArithmeticError, Image.DecompressionBombError) as error:
        raise _damaged(file) from error
    width, height = picture.size
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise MediaFault(
            Said(f"“{file.name}”有{width}×{height}点，太大", f"“{file.name}” has {width} by {height} pixels: too many"),
            Said(
                f"缩到边长{LONGEST_SIDE}、一共{MOST_PIXELS}点以内",
                f"at most {LONGEST_SIDE} a side, {MOST_PIXELS} in all",
            ),
        )
    return picture


def _damaged(file: MediaFile) -> MediaFault:
    return MediaFault(
        Said(f"“{file.name}”读不出来，可能坏了", f"“{file.name}” can't be read; it may be damaged"),
        Said("重新导出一张 JPEG、PNG 或 WebP", "export it anew as JPEG, PNG or WebP"),
    )
