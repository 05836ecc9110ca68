"""Pictures that were made for pages, each once: the newest in memory, all in the cache, by what the picture holds."""

import threading
from collections import OrderedDict
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from flask import Flask, current_app, has_app_context

from dongling.checked_file import read_checked, write_checked
from dongling.library import Library
from dongling.media import PICTURE_WIDTHS, MediaFile, resized

MOST_HELD = 8_000_000
"""Bytes of made pictures that are held in memory; browsers keep them for ever anyway."""
MOST_KEPT = 2_000_000_000
"""Bytes of made pictures in the cache, some six thousand pictures; beyond that they are made for who asks."""
_KEY = "dongling.pictures"


def fitting(width: int) -> tuple[int, ...]:
    """Return the widths that are made of a picture: those below its own, and the smallest."""
    return tuple(one for one in PICTURE_WIDTHS if one < width) or PICTURE_WIDTHS[:1]


class MadePictures:
    """Made pictures. Several processes may share a `folder`; where there is none, or it is full, memory does."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._held: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._weight = 0
        self._weight_kept: int | None = None
        self._lock = threading.Lock()

    def of(self, file: MediaFile, width: int) -> bytes:
        """Return a picture at a width. Raises MediaFault."""
        name = file.digest, width
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
                return self._held[name]
        made = self._read(*name)
        if made is None:
            made = resized(file, width)
            self._write(*name, made)
        self._hold(name, made)
        return made

    def make(self, file: MediaFile, width: int) -> None:
        """Make a picture ahead of whoever asks for it, if there is room for it in the cache. Raises MediaFault."""
        if self.folder is not None and self._room > 0 and self._read(file.digest, width) is None:
            self._write(file.digest, width, resized(file, width))

    def sweep(self, wanted: Collection[str]) -> None:
        """Remove from the cache the pictures of other digests."""
        for path in self._kept():
            if path.name.partition("-")[0] not in wanted:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        self._weight_kept = None

    @property
    def _room(self) -> int:
        """Return the bytes that are left in the cache, as far as this process knows."""
        if self._weight_kept is None:
            self._weight_kept = 0
            for path in self._kept():
                with suppress(OSError):
                    self._weight_kept += path.stat().st_size
        return MOST_KEPT - self._weight_kept

    def _kept(self) -> list[Path]:
        return list(self.folder.glob("*.webp")) if self.folder else []

    def _hold(self, name: tuple[str, int], made: bytes) -> None:
        with self._lock:
            if name not in self._held:
                self._held[name] = made
                self._weight += len(made)
            while self._weight > MOST_HELD and len(self._held) > 1:
                self._weight -= len(self._held.popitem(last=False)[1])

    def _file(self, digest: str, width: int) -> Path | None:
        return self.folder / f"{digest}-{width}.webp" if self.folder else None

    def _read(self, digest: str, width: int) -> bytes | None:
        file = self._file(digest, width)
        return read_checked(file) if file else None

    def _write(self, digest: str, width: int, made: bytes) -> None:
        file = self._file(digest, width)
        if file and self._room > 0 and write_checked(file, made):
            self._weight_kept = (self._weight_kept or 0) + len(made)


_ALONE = MadePictures()
"""For who makes a bundle without a site."""


def keep_pictures(app: Flask, library: Library) -> None:
    """Give `app` the pictures in the cache of its library."""
    app.extensions[_KEY] = MadePictures(library.cache / "pictures" if library.cache else None)


def made_pictures(app: Flask | None = None) -> MadePictures:
    """Return the pictures of `app`, else of the app that answers now."""
    known = app.extensions if app else current_app.extensions if has_app_context() else {}
    pictures = known.get(_KEY, _ALONE)
    assert isinstance(pictures, MadePictures)
    return pictures
