"""From a text to the numbers of what has it, for so many texts that a dict of them would take too much memory.

Eight bytes for each: a checksum, and a number. Texts that share a checksum are told apart by whoever asks.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dongling_search.words.lines import Arrays


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def pair(text: str, number: int) -> int:
    """Return a text and its number as `Numbers.of` takes them."""
    return _checksum(text) << 32 | number


class Numbers:
    """The numbers of texts, by their checksums."""

    def __init__(self, checksums: npt.NDArray[np.uint32], numbers: npt.NDArray[np.int32]) -> None:
        self._checksums, self._numbers = checksums, numbers
        self._sorted: memoryview[int] = checksums.data

    @classmethod
    def of(cls, pairs: "array[int]") -> "Numbers":
        """Return the numbers of texts, each a `pair`; those of one text stay in their order."""
        every = np.frombuffer(pairs, np.uint64)
        checksums = (every >> np.uint64(32)).astype(np.uint32)
        order = np.argsort(checksums, kind="stable")
        return cls(checksums[order], (every & np.uint64(2**32 - 1)).astype(np.int32)[order])

    @classmethod
    def read(cls, name: str, arrays: Arrays) -> "Numbers":
        """Return the numbers that were written under a name."""
        return cls(arrays[name].astype(np.uint32, copy=False), arrays[f"{name}.numbers"].astype(np.int32, copy=False))

    def written(self, name: str) -> dict[str, npt.NDArray[np.generic]]:
        """Return what `read` reads."""
        return {name: self._checksums, f"{name}.numbers": self._numbers}

    def may_have(self, text: str) -> list[int]:
        """Return the numbers of a text, in their order, and maybe some of other texts."""
        checksum = _checksum(text)
        first = bisect_left(self._sorted, checksum)
        if first == len(self._sorted) or self._sorted[first] != checksum:
            return []
        numbers: list[int] = self._numbers[first : bisect_right(self._sorted, checksum, first)].tolist()
        return numbers

    def likely(self, texts: Iterable[str]) -> list[str]:
        """Return those texts that may have numbers: one look for all of them."""
        asked = list(texts)
        checksums = np.fromiter(map(_checksum, asked), np.uint32, len(asked))
        at = np.searchsorted(self._checksums, checksums)
        there = self._checksums.take(at, mode="clip") == checksums if len(self._checksums) else []
        return [text for text, is_there in zip(asked, there, strict=bool(len(self._checksums))) if is_there]
