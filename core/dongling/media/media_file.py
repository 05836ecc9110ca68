"""A file of a unit, in `media/` beside it: read whole, no links followed, and held to what its name says it is."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import BinaryIO

from dongling.media.drawings import drawing_fault
from dongling.model import MEDIA_TYPES, Unit
from dongling.problems import Said

FOLDER = "media"
_MB = 1024 * 1024
MOST_BYTES: Mapping[str, int] = {
    "picture": 20 * _MB,
    "drawing": _MB // 4,
    "sound": 40 * _MB,
    "film": 200 * _MB,
    "subtitles": _MB // 4,
    "attachment": 20 * _MB,
}
"""The most bytes of a file of each sort."""
_OPEN = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
_BEGINS: Mapping[str, Callable[[bytes], bool]] = {
    ".jpg": lambda head: head.startswith(b"\xff\xd8\xff"),
    ".jpeg": lambda head: head.startswith(b"\xff\xd8\xff"),
    ".png": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    ".webp": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    ".svg": lambda head: b"<svg" in head,
    ".mp3": lambda head: (
        head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] != b"" and head[1] & 0xE6 == 0xE2)
    ),
    ".m4a": lambda head: head[4:8] == b"ftyp",
    ".mp4": lambda head: head[4:8] == b"ftyp",
    ".ogg": lambda head: head.startswith(b"OggS"),
    ".wav": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE",
    ".webm": lambda head: head.startswith(b"\x1a\x45\xdf\xa3"),
    ".vtt": lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"),
    ".pdf": lambda head: head.startswith(b"%PDF-"),
}
_HEAD = 1024


class MediaFault(Exception):
    """A file that can't be used: why, and what mends it."""

    def __init__(self, why: Said, fix: Said) -> None:
        super().__init__(why.en)
        self.why, self.fix = why, fix


@dataclass(frozen=True)
class MediaFile:
    """What a file held when it was read. `digest` names its content: it is the same exactly while that is."""

    name: str
    data: bytes
    digest: str


def open_media(unit: Unit, name: str) -> MediaFile:
    """Return a file of a unit. Raises MediaFault for what is not there, too large or not what its name says."""
    return open_beside(unit.source.path.parent, name)


def open_beside(folder: Path, name: str) -> MediaFile:
    """Return a file of the units in a folder, as `open_media`; its suffix is one of MEDIA_TYPES."""
    with opened(folder, name) as file:
        data = file.read(MOST_BYTES[MEDIA_TYPES[PurePosixPath(name).suffix][0]])
    if PurePosixPath(name).suffix == ".svg":
        must_be_drawing(data, name)
    return MediaFile(name, data, sha256(data).hexdigest()[:16])


def must_be_drawing(data: bytes, name: str) -> None:
    """Raise MediaFault for a drawing that holds what is not taken."""
    if fault := drawing_fault(data):
        raise MediaFault(
            Said(f"“{name}”里有不收的东西：{fault}", f"“{name}” holds what is not taken: {fault}"),
            Said(
                "只用图形、文字和渐变画；去掉脚本、样式表、外部链接和图片",
                "draw with shapes, text and gradients only; no scripts, style sheets, links or images",
            ),
        )


def opened(beside: Path, name: str) -> BinaryIO:
    """Return a file of the units in a folder, open at its beginning, its head looked at. Raises MediaFault."""
    suffix = PurePosixPath(name).suffix
    try:
        file = _plain(beside / FOLDER, name)
        try:
            must_be(file, name, suffix)
        except BaseException:
            file.close()
            raise
    except OSError as error:
        raise _not_there(name, "打不开，或不在", "can't be opened, or is not there") from error
    return file


def _plain(folder: Path, name: str) -> BinaryIO:
    above = os.open(folder, _OPEN | os.O_DIRECTORY)
    try:
        number = os.open(name, _OPEN | os.O_NONBLOCK, dir_fd=above)
    finally:
        os.close(above)
    try:
        _must_be_plain(number, name)
        return open(number, "rb")  # noqa: PTH123 - it is open already
    except BaseException:
        os.close(number)
        raise


def _must_be_plain(number: int, name: str) -> None:
    if not S_ISREG(os.fstat(number).st_mode):
        raise _not_there(name, "不是普通文件", "is no plain file")


def must_be(file: BinaryIO, name: str, suffix: str) -> None:
    """Hold an open file to what its suffix says, as far as size and head tell. Raises MediaFault."""
    most = MOST_BYTES[MEDIA_TYPES[suffix][0]]
    if os.fstat(file.fileno()).st_size > most:
        raise MediaFault(
            Said(f"“{name}”太大，最多{most // 1024} KB", f"“{name}” is larger than {most // 1024} KB"),
            Said("压缩小一点再放", "make it smaller"),
        )
    if not _BEGINS[suffix](file.read(_HEAD)):
        raise MediaFault(
            Said(f"“{name}”的内容不是 {suffix}", f"what “{name}” holds is not {suffix}"),
            Said("用它真正的格式存一遍，名字跟着改", "save it in the format that its name says"),
        )
    file.seek(0)


def _not_there(name: str, why: str, why_en: str) -> MediaFault:
    return MediaFault(
        Said(f"media/ 里的“{name}”{why}", f"“{name}” in media/ {why_en}"),
        Said("把文件放进单元旁边的 media 文件夹，不用链接", "put the file itself into media/ beside the unit, no link"),
    )
