"""The files of an index, each block held against what it was when the whole file was found sound.

An index stays open for weeks, and its postings and texts are read from disk when somebody asks for them. A byte that a
disk or another program changed meanwhile would be another answer, and nothing would say so. So a checksum of every
block is noted when a file is finished, and each block is compared when it is read.
"""

# Whoosh is annotated in part, and what is inherited from it counts as ours:
# mypy: allow-untyped-calls

import io
import os
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from errno import EIO
from pathlib import Path
from typing import Any
from zlib import crc32

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

BLOCK = 4096
"""Bytes that are compared at once, and read at least: most of what is read are a few bytes, or a text."""
_AT_ONCE = 256
"""So many blocks are read at once to look through a file."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a file was: its size, the time of its last change in nanoseconds, and the checksum of each of its blocks."""

    size: int
    changed: int
    blocks: "array[int]"

    @classmethod
    def of(cls, path: Path) -> "Sums":
        """Look through a file. Raises OSError when it can't be read."""
        blocks, size, changed = array("I"), 0, path.stat().st_mtime_ns
        with path.open("rb") as file:
            while many := file.read(_AT_ONCE * BLOCK):
                view = memoryview(many)
                blocks.extend(crc32(view[start : start + BLOCK]) for start in range(0, len(many), BLOCK))
                size += len(many)
        return cls(size, changed, blocks)

    def untouched(self, path: Path) -> bool:
        """Tell whether a file has the size and the time that it had: whatever wrote to it since set another time."""
        stat = path.stat()
        return (stat.st_size, stat.st_mtime_ns) == (self.size, self.changed)

    def sound(self, path: Path) -> bool:
        """Tell whether a file is what it was; one that was touched is looked through."""
        if self.untouched(path):
            return True
        now = Sums.of(path)
        return (now.size, now.blocks) == (self.size, self.blocks)


class CheckedStorage(FileStorage):
    """The files of a finished index, to be read by Whoosh; `damaged` as soon as one is not what it was."""

    def __init__(self, folder: Path, sums: Mapping[str, Sums], *, readonly: bool = True) -> None:
        super().__init__(str(folder), supports_mmap=False, readonly=readonly)
        self._path, self._sums = folder, dict(sums)
        self.damaged = False

    def open_file(self, name: str, **kwargs: Any) -> StructFile:
        """Open a file; what is read of it is what it was, or OSError."""
        return _Direct(_CheckedFile(self._path / name, self._sums[name], self), name=name, **kwargs)


class NextStorage(CheckedStorage):
    """The files of the next state: those taken over are checked as they are read, and others are written.

    What a change copies out of the state before, when it merges small segments, is what was written there.
    """

    def __init__(self, folder: Path, sums: Mapping[str, Sums]) -> None:
        super().__init__(folder, sums, readonly=False)

    def open_file(self, name: str, **kwargs: Any) -> Any:
        """Open a file."""
        return super().open_file(name, **kwargs) if name in self._sums else FileStorage.open_file(self, name, **kwargs)

    def create_file(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Write a file of this state's own."""
        self._sums.pop(name, None)
        return super().create_file(name, *args, **kwargs)


class _Direct(StructFile):
    """What Whoosh reads of a file; a stretch is taken as it is, without a buffer between."""

    def __init__(self, checked: "_CheckedFile", **kwargs: Any) -> None:
        super().__init__(io.BufferedReader(checked, BLOCK), **kwargs)
        self._checked = checked

    def get(self, position: int, length: int) -> bytes:
        """Return a stretch; less at the end of the file. Raises OSError when it is not what it was."""
        return self._checked.stretch(position, length)

    def get_all(self, places: Iterable[tuple[int, int]]) -> list[bytes]:
        """Return stretches, each given by its position and length."""
        stretch = self._checked.stretch
        return [stretch(position, length) for position, length in places]


class _CheckedFile(io.RawIOBase):
    """A file that is read in whole blocks, each compared with its checksum."""

    def __init__(self, path: Path, sums: Sums, storage: CheckedStorage) -> None:
        self._size, self._blocks_were, self._storage, self._at = sums.size, sums.blocks, storage, 0
        self._held = -1, b""
        """The block that was read last: what is looked up of a gram stands together."""
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        data = self.stretch(self._at, len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def stretch(self, position: int, length: int) -> bytes:
        """Return a stretch of the file; raises OSError when a block of it is not what it was."""
        end = position + length
        end = min(end, self._size)
        if end <= position:
            return b""
        first, last = position // BLOCK, (end - 1) // BLOCK
        if first == last:
            number, data = self._held
            if number != first:
                data = self._blocks(first, last)
                self._held = first, data
        else:
            data = self._blocks(first, last)
        begin = first * BLOCK
        return data[position - begin : end - begin]

    def _blocks(self, first: int, last: int) -> bytes:
        """Return the blocks from `first` to `last`; raises OSError when one is not what it was."""
        begin = first * BLOCK
        try:
            data = os.pread(self._file, (last + 1) * BLOCK - begin, begin)
        except OSError:
            self._storage.damaged = True
            raise
        end = begin + len(data)
        if (end != self._size and end != (last + 1) * BLOCK) or not self._same(first, data):
            self._storage.damaged = True
            raise OSError(EIO, "a block of the index is not what was written")
        return data

    def _same(self, first: int, data: bytes) -> bool:
        """Tell whether blocks from `first` on are what they were."""
        if len(data) <= BLOCK:
            return crc32(data) == self._blocks_were[first]
        view, start = memoryview(data), 0
        for checksum in self._blocks_were[first : first + -(-len(data) // BLOCK)]:
            if crc32(view[start : start + BLOCK]) != checksum:
                return False
            start += BLOCK
        return True

    def close(self) -> None:
        if not self.closed:
            os.close(self._file)
        super().close()
