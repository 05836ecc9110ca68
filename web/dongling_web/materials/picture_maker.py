"""Pictures made ready as content is loaded: right after the start and after a reload, in a thread, one at a time.

Whoever loads a picture pays for its sizes, nobody who reads: a first page neither waits for all of them nor makes its
own. The thread takes half of a core at most. What it has not come to yet is made when it is asked for.

It goes by the folders of media, so that no unit is read for it: what lies there is there to be shown.
"""

import json
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from flask import Flask

from dongling.catalog import Catalog
from dongling.library import Library
from dongling.media import MediaFault, file_stamp, measured, open_beside
from dongling.model import MEDIA_TYPES
from dongling_web.materials.made_pictures import MadePictures, fitting, made_pictures

log = logging.getLogger("dongling.web")
EVERY = 5
"""Seconds between two looks whether the catalogue is another."""
PATIENCE = 10
"""Seconds that the end waits for the picture that is being made."""
_KNOWN = "known.json"
Known = dict[str, tuple[list[int], str]]
"""Of each picture by its path: what changes when it is written to, and the digest of what it holds."""


class PictureMaker:
    """Makes the pictures of a library ready as long as it runs."""

    def __init__(self, library: Library, made: MadePictures) -> None:
        self._library, self._made = library, made
        self._known: Known = _read(made.folder)
        self._seen: Catalog | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pictures", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """End after the picture that is being made."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def round(self) -> None:
        """Make what is missing of the catalogue of now, if it is another than the last; remove what is no more."""
        catalog = self._library.catalog
        if catalog is self._seen or self._library.progress or self._made.folder is None:
            return
        there: Known = {}
        for folder, name in _pictures(catalog):
            if self._ended.is_set():
                return  # what is ready stays, and the next run goes on
            self._make_ready(folder, name, there)
        self._seen = catalog
        if there != self._known:
            self._known = there
            self._made.sweep({digest for _, digest in there.values()})
            _write(self._made.folder, there)

    def _make_ready(self, folder: Path, name: str, there: Known) -> None:
        path = folder / "media" / name
        begun = time.thread_time()
        try:
            stamp = list(file_stamp(path.lstat()))
            known = self._known.get(str(path))
            if known is None or known[0] != stamp:
                known = stamp, self._all_sizes(folder, name)
        except OSError:
            return
        there[str(path)] = known
        self._ended.wait(time.thread_time() - begun)

    def _all_sizes(self, folder: Path, name: str) -> str:
        """Make the sizes of a picture that are missing; return the digest of what it holds, nothing if it is none."""
        try:
            file = open_beside(folder, name)
            for width in fitting(measured(file)[0]):
                if not self._ended.is_set():
                    self._made.make(file, width)
        except MediaFault:
            return ""  # the page says so, and `dongling check`; it is not tried again until it is written to
        return file.digest

    def _run(self) -> None:
        while True:
            try:
                self.round()
            except Exception:
                log.exception("pictures could not be made ready; each is made when it is asked for")
                self._seen = self._library.catalog
            if self._ended.wait(EVERY):
                return


def picture_maker(app: Flask, library: Library) -> PictureMaker:
    """Return who makes the pictures of `app` ready, yet to be started by the process that keeps house."""
    return PictureMaker(library, made_pictures(app))


def _pictures(catalog: Catalog) -> Iterator[tuple[Path, str]]:
    """Yield the pictures in the folders of media beside units, each with the folder of the units."""
    for folder in sorted(set(catalog.tables.columns.every("folder"))):
        try:
            names = sorted(os.listdir(Path(folder) / "media"))  # noqa: PTH208 - names are all that is wanted
        except OSError:
            continue
        for name in names:
            if MEDIA_TYPES.get(PurePosixPath(name).suffix, ("",))[0] == "picture":
                yield Path(folder), name


def _read(folder: Path | None) -> Known:
    """Return what a site before knew, so that no picture is read again that stayed as it was."""
    try:
        held = json.loads((folder / _KNOWN).read_text(encoding="utf-8")) if folder else {}
        return {str(path): ([int(one) for one in stamp], str(digest)) for path, (stamp, digest) in held.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(folder: Path, known: Known) -> None:
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        begun = folder / f"{_KNOWN}.new"
        begun.write_text(json.dumps(known), encoding="utf-8")
        begun.replace(folder / _KNOWN)
