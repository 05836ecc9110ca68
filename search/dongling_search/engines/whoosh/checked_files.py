"""The files of an index, each block held against what it was when the whole file was found sound.

An index stays open for weeks, and its postings and texts are read from disk when somebody asks for them. A byte that a
disk or another program changed meanwhile would be another answer, and nothing would say so. So the look through a file
that holds it against its digest also notes a checksum of every block, and each block is compared when it is read.
"""

# Whoosh is annotated in part, and what is inherited from it counts as ours:
# mypy: allow-untyped-calls

import io
import os
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from errno import EIO
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

BLOCK = 1024
"""Bytes that are compared at once, and read at least: most of what is read are a few bytes, or a text."""
_AT_ONCE = 256
"""So many blocks are read at once to look through a file."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a file was: its digest, its size, and the checksum of each of its blocks."""

    digest: str
    size: int
    blocks: "array[int]"

    @classmethod
    def of(cls, path: Path) -> "Sums":
        """Look through a file. Raises OSError when it can't be read."""
        digest, blocks, size = sha256(), array("I"), 0
        with path.open("rb") as file:
            while many := file.read(_AT_ONCE * BLOCK):
                digest.update(many)
                view = memoryview(many)
                blocks.extend(crc32(view[start : start + BLOCK]) for start in range(0, len(many), BLOCK))
                size += len(many)
        return cls(digest.hexdigest(), size, blocks)


class CheckedStorage(FileStorage):
    """The files of a finished index, to be read by Whoosh; `damaged` as soon as one is not what it was."""

    def __init__(self, folder: Path, sums: Mapping[str, Sums]) -> None:
        super().__init__(str(folder), supports_mmap=False, readonly=True)
        self._path, self._sums = folder, sums
        self.damaged = False

    def open_file(self, name: str, **kwargs: Any) -> StructFile:
        """Open a file; what is read of it is what it was, or OSError."""
        return _Direct(_CheckedFile(self._path / name, self._sums[name], self), name=name, **kwargs)


class _Direct(StructFile):
    """What Whoosh reads of a file; a stretch is taken as it is, without a buffer between."""

    def __init__(self, checked: "_CheckedFile", **kwargs: Any) -> None:
        super().__init__(io.BufferedReader(checked, BLOCK), **kwargs)
        self._checked = checked

    def get(self, position: int, length: int) -> bytes:
        """Return a stretch; less at the end of the file. Raises OSError when it is not what it was."""
        return self._checked.stretch(position, length)


class _CheckedFile(io.RawIOBase):
    """A file that is read in whole blocks, each compared with its checksum."""

    def __init__(self, path: Path, sums: Sums, storage: CheckedStorage) -> None:
        self._sums, self._storage, self._at = sums, storage, 0
        self._held = -1, b""
        """The block that was read last: what is looked up of a gram stands together."""
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._sums.size}[whence]
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
        end = min(position + length, self._sums.size)
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
        return data[position - first * BLOCK : end - first * BLOCK]

    def _blocks(self, first: int, last: int) -> bytes:
        """Return the blocks from `first` to `last`; raises OSError when one is not what it was."""
        try:
            data = os.pread(self._file, (last + 1 - first) * BLOCK, first * BLOCK)
        except OSError:
            self._storage.damaged = True
            raise
        view = memoryview(data)
        sums = self._sums.blocks
        if len(data) != min(self._sums.size, (last + 1) * BLOCK) - first * BLOCK or any(
            crc32(view[at * BLOCK : (at + 1) * BLOCK]) != sums[first + at] for at in range(last + 1 - first)
        ):
            self._storage.damaged = True
            raise OSError(EIO, "a block of the index is not what was written")
        return data

    def close(self) -> None:
        if not self.closed:
            os.close(self._file)
        super().close()
