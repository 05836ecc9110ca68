"""What a camera or a phone writes beside a film or a sound, taken out where it lies: places, names, makers.

Of MP4 (films, and .m4a) it stands in boxes of their own, which are emptied and no longer named: nothing moves, so all
that points into the file stays right. Of MP3 it stands before the sound, and is left out.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from dongling.media.media_file import MediaFault
from dongling.problems import Said

_EMPTIED = {b"udta", b"meta", b"uuid"}
_ABOVE = {b"moov", b"trak"}
_WITHIN_MOVIE = 4
_MOST_BOXES = 4000
_PLACE = (b"\xa9xyz", b"location.ISO6709", b"loci")
_MOST_READ = 4 * 2**20
_LONG = 16


@dataclass(frozen=True)
class _Box:
    """A box of a file: its type, where it begins, where its content does, where it ends."""

    name: bytes
    begin: int
    content: int
    end: int


def empty_boxes(file: BinaryIO, name: str) -> tuple[str, ...]:
    """Take out of an MP4 what stands beside its tracks; return what it was, as of pictures. Raises MediaFault."""
    size = file.seek(0, 2)
    top = list(_boxes(file, 0, size))
    if not any(box.name == b"moov" for box in top):
        raise MediaFault(
            Said(f"“{name}”里没有画面也没有声音，可能坏了", f"“{name}” holds no film and no sound; it may be damaged"),
            Said("重新导出一个 MP4（H.264、AAC）", "export it anew as MP4 (H.264, AAC)"),
        )
    said: set[str] = set()
    for box in top:
        _empty(file, box, said, 0)
    file.truncate(max(box.end for box in top))  # what hangs behind the last box is nothing of a film
    return tuple(one for one in ("place", "beside") if one in said)


def _empty(file: BinaryIO, box: _Box, said: set[str], deep: int) -> None:
    if box.name in _EMPTIED:
        held = _read(file, box.content, min(box.end - box.content, _MOST_READ))
        said |= {"place"} if any(mark in held for mark in _PLACE) else {"beside"} if held.strip(b"\0") else set()
        file.seek(box.begin + 4)
        file.write(b"free")
        _blank(file, box.content, box.end)
    elif box.name in _ABOVE and deep < _WITHIN_MOVIE:
        for below in list(_boxes(file, box.content, box.end)):
            _empty(file, below, said, deep + 1)


def _boxes(file: BinaryIO, begin: int, end: int) -> Iterator[_Box]:
    """Yield the boxes between two places, as far as they follow one another as they say."""
    for _ in range(_MOST_BOXES):
        head = _read(file, begin, _LONG) if begin + 8 <= end else b""
        if len(head) < 8:
            return
        size, content = int.from_bytes(head[:4], "big"), begin + 8
        if size == 1 and len(head) == _LONG:
            size, content = int.from_bytes(head[8:16], "big"), begin + _LONG
        after = end if size == 0 else begin + size
        if after > end or after < content:
            return
        yield _Box(head[4:8], begin, content, after)
        begin = after


def _read(file: IO[bytes], at: int, most: int) -> bytes:
    file.seek(at)
    return file.read(most)


def _blank(file: BinaryIO, begin: int, end: int) -> None:
    file.seek(begin)
    nothing = bytes(64 * 1024)
    file.writelines(nothing[: end - at] for at in range(begin, end, len(nothing)))


def without_tags(source: IO[bytes], target: BinaryIO, name: str) -> tuple[str, ...]:
    """Write an MP3 without what stands before and behind its sound; return what that was. Raises MediaFault."""
    begin = 0
    while (head := _read(source, begin, 10))[:3] == b"ID3" and len(head) == 10:
        size = 0
        for one in head[6:10]:
            size = size << 7 | one & 0x7F
        begin += 10 + size
    sound = _read(source, begin, 2)
    if len(sound) < 2 or sound[0] != 0xFF or sound[1] & 0xE0 != 0xE0:
        raise MediaFault(
            Said(f"“{name}”里没有声音，可能坏了", f"“{name}” holds no sound; it may be damaged"),
            Said("重新导出一个 .mp3", "export it anew as .mp3"),
        )
    end = source.seek(0, 2)
    tagged = end - begin > 128 and _read(source, end - 128, 3) == b"TAG"
    source.seek(begin)
    shutil.copyfileobj(source, target)
    if tagged:
        target.truncate(target.tell() - 128)
    return ("beside",) if begin or tagged else ()
