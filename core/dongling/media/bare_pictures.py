"""A picture as it is kept: drawn anew, upright, as large as anybody sees it, without what a camera writes beside it.

What was sent is never kept, so neither is the place where it was taken.
"""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dongling.media.media_file import MediaFault, MediaFile
from dongling.media.pictures import drawn_anew, plain
from dongling.problems import Said

if TYPE_CHECKING:
    from PIL import Image

LONGEST_KEPT = 2400
"""Pixels of the longer side: half as much again as paper needs."""
SMALLEST = 16
"""Pixels of the shorter side of what may be cut out."""
_QUALITY = 88
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_OF_SEVERAL = {"MPO": "JPEG"}
"""What phones write: a JPEG with others behind it, such as one for its depth; the first is the picture."""
_GPS, _TURNED = 0x8825, 0x0112
_BESIDE = ("xmp", "XML:com.adobe.xmp", "comment", "photoshop", "iptc")


@dataclass(frozen=True)
class BarePicture:
    """A picture as it is kept: its bytes, the suffix that they want, and what was taken out or changed."""

    data: bytes
    suffix: str
    changes: tuple[str, ...]
    """Of `place`, `beside`, `turned`, `smaller`: what the page says in words."""


def bare_picture(file: MediaFile) -> BarePicture:
    """Return a picture as it is kept. Raises MediaFault for one that moves, is too large or can't be read."""
    changes: list[str] = []

    def made(picture: "Image.Image", upright: "Image.Image") -> BarePicture:
        if picture.format not in _OF_SEVERAL and getattr(picture, "n_frames", 1) > 1:
            raise _moves(file)
        changes.extend(_beside(picture))
        small = _fitting(_true_colours(upright))
        changes.extend(("smaller",) if small.size != upright.size else ())
        return BarePicture(_saved(small, _form(picture)), _SUFFIXES[_form(picture)], tuple(changes))

    return drawn_anew(file, made)


def turned(file: MediaFile, *, left: bool) -> bytes:
    """Return a picture that is kept, turned by a quarter. Raises MediaFault."""
    from PIL import Image

    way = Image.Transpose.ROTATE_90 if left else Image.Transpose.ROTATE_270
    return drawn_anew(file, lambda picture, upright: _saved(upright.transpose(way), _form(picture)))


def cut(file: MediaFile, part: tuple[float, float, float, float]) -> bytes:
    """Return a part of a picture that is kept: from the left, from the top, width and height, in hundredths.

    Raises MediaFault for a part that is no part of it, or too small to be seen.
    """

    def made(picture: "Image.Image", upright: "Image.Image") -> bytes:
        box = _box(part, upright.size)
        if min(box[2] - box[0], box[3] - box[1]) < SMALLEST:
            raise MediaFault(
                Said(f"留下的不到{SMALLEST}点宽或高，没有裁", f"less than {SMALLEST} pixels would be left: not cut"),
                Said("留大一些", "leave more of it"),
            )
        return _saved(upright.crop(box), _form(picture))

    return drawn_anew(file, made)


def _box(part: tuple[float, float, float, float], size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top, width, height = (min(max(one, 0.0), 100.0) for one in part)
    right, bottom = min(left + width, 100.0), min(top + height, 100.0)
    across, down = size[0] / 100, size[1] / 100
    return round(left * across), round(top * down), round(right * across), round(bottom * down)


def _beside(picture: "Image.Image") -> list[str]:
    """Return what a camera wrote beside a picture."""
    exif = picture.getexif()
    said = ["place"] if exif.get_ifd(_GPS) else []
    others = [tag for tag in exif if tag not in (_GPS, _TURNED)]
    text = getattr(picture, "text", None) if picture.format == "PNG" else None
    if others or text or any(picture.info.get(name) for name in _BESIDE):
        said.append("beside")
    if exif.get(_TURNED, 1) not in (0, 1):
        said.append("turned")
    return said


def _form(picture: "Image.Image") -> str:
    form = picture.format or "JPEG"
    return _OF_SEVERAL.get(form, form)


def _true_colours(picture: "Image.Image") -> "Image.Image":
    """Return a picture in the colours of screens: what says which colours are meant does not stay beside it."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, known, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture  # a profile that says nothing: its numbers are taken as they are


def _fitting(upright: "Image.Image") -> "Image.Image":
    longest = max(upright.size)
    if longest <= LONGEST_KEPT:
        return upright
    width, height = (max(1, round(side * LONGEST_KEPT / longest)) for side in upright.size)
    return plain(upright).resize((width, height))


def _saved(picture: "Image.Image", form: str) -> bytes:
    out = io.BytesIO()
    how: dict[str, object] = {"quality": _QUALITY} if form != "PNG" else {}
    how |= {"xmp": b""} if form == "WEBP" else {}
    shown = picture.convert("RGB") if form == "JPEG" else plain(picture)
    shown.info = {}  # a PNG is saved with all that it said of itself
    shown.save(out, form, exif=b"", icc_profile=b"", **how)
    return out.getvalue()


def _moves(file: MediaFile) -> MediaFault:
    return MediaFault(
        Said(f"“{file.name}”会动，不收", f"“{file.name}” moves, and is not taken"),
        Said("存成一张不动的图；要动的，存成片子（.mp4）", "save one still of it, or a film (.mp4)"),
    )
