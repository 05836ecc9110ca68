"""A film or a sound of a unit, opened and never read whole: who watches is sent a part at a time."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from dongling.media.media_file import opened
from dongling.model import Unit

STREAMED = frozenset({"sound", "film"})
"""Sorts of media that are streamed."""
_BLOCK = 256 * 1024


@dataclass(frozen=True)
class MediaStream:
    """An open file, for its taker to close: its bytes, and a `stamp` that changes when it is written to."""

    file: BinaryIO
    size: int
    stamp: tuple[int, int, int]

    def digest(self) -> str:
        """Read it once through, block by block; return the name of its content, as that of any other medium."""
        summed = sha256()
        while block := self.file.read(_BLOCK):
            summed.update(block)
        self.file.seek(0)
        return summed.hexdigest()[:16]


def open_stream(unit: Unit, name: str) -> MediaStream:
    """Return a film or a sound of a unit. Raises MediaFault for what is not there, too large or something else."""
    return stream_beside(unit.source.path.parent, name)


def stream_beside(folder: Path, name: str) -> MediaStream:
    """Return a file of the units in a folder, as `open_stream`."""
    file = opened(folder, name)
    stat = os.fstat(file.fileno())
    return MediaStream(file, stat.st_size, file_stamp(stat))


def file_stamp(stat: os.stat_result) -> tuple[int, int, int]:
    """Return what changes when a file is written to, or another takes its place."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
