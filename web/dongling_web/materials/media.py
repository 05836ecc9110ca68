"""The media of a unit as pages show them: their address by content, their size, and why one can't be shown.

What a file holds is looked at when a page shows it, and remembered as long as its times and size stay.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from dongling.media import (
    PICTURE_WIDTHS,
    STREAMED,
    MediaFault,
    MediaFile,
    MediaStream,
    drawing_size,
    file_stamp,
    measured,
    open_media,
    open_stream,
)
from dongling.model import MEDIA_TYPES, Medium, Unit
from dongling_web.materials.made_pictures import fitting, made_pictures

MOST_KNOWN = 2000
MOST_CARRIED = 20_000_000
"""Bytes of a file that a bundle may hold."""
_DRAWN = 704
"""Pixels of the widest column for a drawing."""
_PAGE = PICTURE_WIDTHS[1]


@dataclass(frozen=True)
class Shown:
    """A medium on a page: `address` of the file, of each width for a picture; `size` as it is seen, 0 when unknown."""

    medium: Medium
    address: str = ""
    widths: tuple[tuple[int, str], ...] = ()
    size: tuple[int, int] = (0, 0)
    subtitles: str = ""

    @property
    def is_image(self) -> bool:
        """Whether it is a picture or a drawing, and can be shown."""
        return bool(self.address) and self.medium.sort in ("picture", "drawing")

    @property
    def srcset(self) -> str:
        """What the `srcset` of an image says."""
        return ", ".join(f"{address} {width}w" for width, address in self.widths)


def shown(unit: Unit) -> tuple[Shown, ...]:
    """Return the media of a unit; what can't be shown has no address, and its words stay."""
    return tuple(_shown(unit, medium) for medium in unit.media)


def _shown(unit: Unit, medium: Medium) -> Shown:
    known = _known.of(unit, medium.file)
    if known is None:
        return Shown(medium)
    digest, size = known
    above = f"/media/{digest}"
    words = _known.of(unit, medium.subtitles) if medium.subtitles else None
    subtitles = f"/media/{words[0]}/{unit.identifier}/{medium.subtitles}" if words else ""
    if medium.sort != "picture":
        return Shown(medium, f"{above}/{unit.identifier}/{medium.file}", size=_scaled(size), subtitles=subtitles)
    widths = tuple((width, f"{above}/{width}/{unit.identifier}/{medium.file}") for width in fitting(size[0]))
    page = next((address for width, address in reversed(widths) if width <= _PAGE), widths[0][1])
    return Shown(medium, page, widths, _seen(size, dict(widths)))


def _seen(size: tuple[int, int], widths: dict[int, str]) -> tuple[int, int]:
    width = min(size[0], max(width for width in widths if width <= _PAGE))
    return width, max(1, round(size[1] * width / size[0]))


def _scaled(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size of a drawing as wide as a page shows it, as it is drawn at any."""
    return (_DRAWN, max(1, round(size[1] * _DRAWN / size[0]))) if size[0] else size


def content(unit: Unit, name: str, digest: str) -> MediaFile | None:
    """Return a file that a unit names and that is as an address says; None for any other."""
    named = {file for medium in unit.media for file in (medium.file, medium.subtitles)}
    if name not in named:
        return None
    try:
        file = open_media(unit, name)
    except MediaFault:
        return None
    return file if file.digest == digest else None


def streamed(unit: Unit, name: str, digest: str) -> MediaStream | None:
    """Return a film or a sound that a unit names, open and as an address says; None for any other."""
    if name not in {medium.file for medium in unit.media} or _known.of(unit, name) is None:
        return None
    try:
        stream = open_stream(unit, name)
    except MediaFault:
        return None
    if _known.is_as_known(unit, name, stream.stamp, digest):
        return stream
    stream.file.close()
    return None


def picture(file: MediaFile, width: int) -> bytes | None:
    """Return a picture of a width that there is; None for any other, and for one that can't be read."""
    if width not in PICTURE_WIDTHS:
        return None
    try:
        return made_pictures().of(file, width)
    except MediaFault:
        return None


def carried(unit: Unit) -> tuple[tuple[Shown, ...], dict[str, bytes]]:
    """Return the media of a unit for a bundle, whose addresses begin with its `media/`, and the files by their names.

    Of a picture the width for pages goes along, of sound and films the subtitles; a file of more than 20 MB stays out,
    and its words stay.
    """
    every: list[Shown] = []
    files: dict[str, bytes] = {}
    above = f"media/{unit.identifier}"
    for medium in unit.media:
        data, words = _carried(unit, medium), _carried_words(unit, medium)
        name = f"{above}/{medium.file}" + (".webp" if medium.sort == "picture" else "") if data is not None else ""
        subtitles = f"{above}/{medium.subtitles}" if words is not None else ""
        held = {name: data, subtitles: words}
        files |= {name: data for name, data in held.items() if name and data is not None}
        every.append(Shown(medium, name, subtitles=subtitles))
    return tuple(every), files


def _carried(unit: Unit, medium: Medium) -> bytes | None:
    try:
        if medium.sort in STREAMED:
            stream = open_stream(unit, medium.file)
            with stream.file:
                return stream.file.read() if stream.size <= MOST_CARRIED else None
        file = open_media(unit, medium.file)
        data = made_pictures().of(file, _PAGE) if medium.sort == "picture" else file.data
    except MediaFault:
        return None
    return data if len(data) <= MOST_CARRIED else None


def _carried_words(unit: Unit, medium: Medium) -> bytes | None:
    try:
        return open_media(unit, medium.subtitles).data if medium.subtitles else None
    except MediaFault:
        return None


class _Known:
    """Digest and size of files, by path, as long as their stamps stay."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[object, tuple[str, tuple[int, int]] | None]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, unit: Unit, name: str) -> tuple[str, tuple[int, int]] | None:
        """Return digest and size of a file; None for one that can't be shown."""
        path = unit.source.path.parent / "media" / name
        try:
            stat = path.lstat()
        except OSError:
            return None
        stamp = file_stamp(stat)
        with self._lock:
            held = self._held.get(str(path))
        if held is None or held[0] != stamp:
            held = stamp, _looked_at(unit, name)
            with self._lock:
                self._held[str(path)] = held
                while len(self._held) > MOST_KNOWN:
                    self._held.popitem(last=False)
        return held[1]

    def is_as_known(self, unit: Unit, name: str, stamp: object, digest: str) -> bool:
        """Tell whether a file that was opened is the one whose content was found to have this digest."""
        with self._lock:
            held = self._held.get(str(unit.source.path.parent / "media" / name))
        return bool(held and held[0] == stamp and held[1] and held[1][0] == digest)


def _looked_at(unit: Unit, name: str) -> tuple[str, tuple[int, int]] | None:
    try:
        sort = MEDIA_TYPES[name[name.rindex(".") :]][0]
        if sort in STREAMED:
            stream = open_stream(unit, name)
            with stream.file:
                return stream.digest(), (0, 0)
        file = open_media(unit, name)
        size = measured(file) if sort == "picture" else drawing_size(file.data) if sort == "drawing" else (0, 0)
    except MediaFault:
        return None
    return file.digest, size


_known = _Known()
