"""The postings of Han grams on their way into an index, by the codes of the grams (language/grams.py).

All are numbers, so numpy sorts them, and a run that is put aside is three arrays. Runs are merged a range of grams
after the other, as large as a run: what is held does not grow with their number.
"""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from dongling_search.language.grams import Codes, GramCounts, text_of

STEP = 4096
"""Of each run one code in so many is kept in memory, to find others."""
_READ = 2**16
_BYTES = 8, 4, 4
"""Of a code, a document, and how often that has it."""

Gathered = tuple[bytes, "array[int]", "array[float]"]
"""A gram, the documents that have it, in order, and how often each."""
Arrays = tuple[npt.NDArray[Any], ...]
"""Codes, documents, and counts, one of each for each posting."""


def run_file(folder: Path | None) -> IO[bytes]:
    """Return a new file for a run: one without a name in a folder, or in memory without one."""
    return TemporaryFile(buffering=_READ, dir=folder) if folder else BytesIO()


class HanPool:
    """Postings in arrays; runs of them are put aside in files that `new_run` makes.

    With `places`, what is kept of a posting is not how often, but where.
    """

    def __init__(self, new_run: Callable[[], IO[bytes]], *, places: bool = False) -> None:
        self._new_run = new_run
        self._types: tuple[npt.DTypeLike, ...] = (np.uint64, np.uint32, np.uint32 if places else np.float32)
        self._runs: list[_Run] = []
        self.clear()

    def clear(self) -> None:
        """Forget what is held."""
        self._codes, self._docs = array("Q"), array("I")
        self._counts: array[Any] = array("I" if self._types[2] is np.uint32 else "f")

    def __len__(self) -> int:
        return len(self._codes)

    def take(self, doc: int, grams: GramCounts) -> None:
        """Add a document, of a higher number than those before."""
        self.take_all(doc, grams.codes, grams.counts)

    def take_all(self, doc: int, codes: Codes, counts: npt.NDArray[np.uint32]) -> None:
        """Add postings of a document, of a higher number than those before."""
        self._codes.frombytes(codes.tobytes())
        self._docs.frombytes(np.full(len(codes), doc, np.uint32).tobytes())
        self._counts.frombytes(counts.astype(self._types[2], copy=False).tobytes())

    def add(self, code: int, doc: int, count: float) -> None:
        """Add a posting."""
        self._codes.append(code)
        self._docs.append(doc)
        self._counts.append(count)

    def put_aside(self) -> None:
        """Write what is held to a run of its own."""
        if len(self):
            self._runs.append(_Run.written(self._new_run(), self._sorted(), self._types))
            self.clear()

    def gathered(self) -> Iterator[Gathered]:
        """Yield all grams in order."""
        for arrays in self.ranges():
            yield from _grams(arrays)

    def ranges(self) -> Iterator[Arrays]:
        """Yield all postings in order, those of a range of grams together; of one gram never in two parts."""
        if not self._runs:
            yield self._sorted()
            return
        self.put_aside()
        last = [0] * len(self._runs)
        for bound in self._bounds():
            ends = [run.find(bound) for run in self._runs]
            parts = [run.part(first, end) for run, first, end in zip(self._runs, last, ends, strict=True)]
            yield _in_order(tuple(map(np.concatenate, zip(*parts, strict=True))))
            last = ends
        self._runs.clear()

    def _sorted(self) -> Arrays:
        held = self._codes, self._docs, self._counts
        return _in_order(tuple(np.frombuffer(one, dtype) for one, dtype in zip(held, self._types, strict=True)))

    def _bounds(self) -> Iterator[int]:
        """Yield the codes between the ranges that are merged together, and one that is beyond all."""
        samples = np.sort(np.concatenate([run.samples for run in self._runs]))
        size = max(1, max(run.size for run in self._runs) // STEP)
        yield from np.unique(samples[size::size]).tolist()
        yield 2**63


@dataclass(frozen=True, slots=True)
class _Run:
    """Postings in order in a file: all codes, then all documents, then all counts."""

    file: IO[bytes]
    size: int
    samples: Codes
    types: tuple[npt.DTypeLike, ...]

    @classmethod
    def written(cls, file: IO[bytes], arrays: Arrays, types: tuple[npt.DTypeLike, ...]) -> "_Run":
        for one in arrays:
            file.write(one.data)
        return cls(file, len(arrays[0]), arrays[0][::STEP].copy(), types)

    def find(self, code: int) -> int:
        """Return how many postings are of smaller codes."""
        block = int(np.searchsorted(self.samples, np.uint64(code))) - 1
        if block < 0:
            return 0
        first = block * STEP
        codes = self._read(0, first, min(self.size, first + STEP))
        return first + int(np.searchsorted(codes, np.uint64(code)))

    def part(self, first: int, end: int) -> Arrays:
        """Return the postings from `first` to before `end`."""
        return tuple(self._read(which, first, end) for which in range(len(self.types)))

    def _read(self, which: int, first: int, end: int) -> npt.NDArray[Any]:
        self.file.seek(self.size * sum(_BYTES[:which]) + first * _BYTES[which])
        return np.frombuffer(self.file.read((end - first) * _BYTES[which]), self.types[which])


def _in_order(arrays: Arrays) -> Arrays:
    """Return postings in the order of their codes, and of each code as they came."""
    order = np.argsort(arrays[0], kind="stable")
    return tuple(one.take(order) for one in arrays)


def starts_of(codes: Codes) -> npt.NDArray[np.int64]:
    """Return where the postings of each gram begin."""
    return np.flatnonzero(np.append(True, codes[1:] != codes[:-1])[: len(codes)])


def _grams(arrays: Arrays) -> Iterator[Gathered]:
    codes, docs, counts = arrays
    if not len(codes):
        return
    starts = starts_of(codes)
    all_docs, all_counts = docs.tobytes(), counts.tobytes()
    at = 0
    for code, end in zip(codes[starts].tolist(), [*(4 * starts[1:]).tolist(), 4 * len(codes)], strict=True):
        yield text_of(code).encode(), array("I", all_docs[at:end]), array("f", all_counts[at:end])
        at = end
