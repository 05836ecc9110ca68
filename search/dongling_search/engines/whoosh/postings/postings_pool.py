"""The postings of documents on their way into an index: gathered as documents come, given in order of their grams.

Nearly all grams are of Han characters, and go through a pool of numbers (han_pool.py); here are the others, and what
both have in common. Flat arrays, sorted once by numpy, take a third of the memory and of the time of a list for each
gram. What is held is bounded: after so many postings they are sorted and put aside, a run, and at the end the runs are
merged.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from struct import Struct
from typing import IO

import numpy as np

from dongling_search.engines.whoosh.postings.han_pool import Gathered, HanPool, run_file
from dongling_search.language.grams import GramCounts, code_of

__all__ = ["RUN", "Gathered", "Pool"]

RUN = 2**20
"""So many postings are held at once, at some 40 bytes each while they are sorted."""
_HEAD = Struct("=HI")
"""Before each gram of a run: its bytes, and how many documents have it."""


class _Numbers(dict[str, int]):
    """The number of each gram, in the order in which they were met."""

    def __missing__(self, gram: str) -> int:
        return self.setdefault(gram, len(self))


class Pool:
    """The postings of documents to be written; stands in for Whoosh's own pool of a writer.

    Runs are put aside in files without a name in `folder`, and in memory without one.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._files: list[IO[bytes]] = []
        self._runs: list[IO[bytes]] = []
        self._han = HanPool(self._new_file)
        self._begin()

    def _begin(self) -> None:
        self._numbers = _Numbers()
        self._grams, self._counts = array("I"), array("f")
        self._docs, self._sizes = array("I"), array("I")

    def take(self, doc: int, grams: Mapping[str, int]) -> None:
        """Add a document, of a higher number than those before."""
        words = grams
        if isinstance(grams, GramCounts):
            self._han.take(doc, grams)
            words = grams.words
        else:
            codes = {gram: code for gram in grams if (code := code_of(gram))}
            words = {gram: count for gram, count in grams.items() if gram not in codes}
            for gram, code in codes.items():
                self._han.add(code, doc, grams[gram])
        self._grams.extend(map(self._numbers.__getitem__, words))
        self._counts.extend(words.values())
        self._docs.append(doc)
        self._sizes.append(len(words))
        if len(self._grams) + len(self._han) >= RUN:
            self._put_aside()

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Add a posting, as Whoosh does for those of an older segment."""
        _, gram, doc, count, _ = posting
        self.take(doc, {gram.decode(): int(count)})

    def iter_postings(self) -> Iterator[Gathered]:
        """Yield all grams in order; nothing is left of them afterwards."""
        runs = [*map(_read, self._runs), self._sorted()]
        words = runs[0] if len(runs) == 1 else _merged(runs)
        yield from merge(self._han.gathered(), words, key=itemgetter(0))
        self.cleanup()

    def cleanup(self) -> None:
        """Leave nothing behind, which Whoosh asks for at the end."""
        for file in self._files:
            file.close()
        self._files.clear()
        self._runs.clear()
        self._han = HanPool(self._new_file)
        self._begin()

    def _sorted(self) -> Iterator[Gathered]:
        """Yield what is held, in order of grams, and of each gram as it came."""
        if not self._grams:
            return
        grams = np.frombuffer(self._grams, np.uint32)
        docs = np.repeat(np.frombuffer(self._docs, np.uint32), np.frombuffer(self._sizes, np.uint32))
        ends = np.cumsum(np.bincount(grams)).tolist()
        order = np.argsort(grams, kind="stable")
        all_docs = docs[order].tobytes()
        all_counts = np.frombuffer(self._counts, np.float32)[order].tobytes()
        del docs, order
        for gram in _in_order(self._numbers):
            number = self._numbers[gram]
            part = slice(4 * ends[number - 1] if number else 0, 4 * ends[number])
            yield gram.encode(), array("I", all_docs[part]), array("f", all_counts[part])

    def _put_aside(self) -> None:
        self._han.put_aside()
        self._runs.append(self._new_file())
        for gram, docs, counts in self._sorted():
            self._runs[-1].write(b"".join((_HEAD.pack(len(gram), len(docs)), gram, docs.tobytes(), counts.tobytes())))
        self._begin()

    def _new_file(self) -> IO[bytes]:
        self._files.append(run_file(self._folder))
        return self._files[-1]


def _in_order(grams: Iterable[str]) -> Iterator[str]:
    """Yield grams in order; those that begin alike are sorted by themselves.

    Python lets no other thread run while it sorts: hundreds of thousands at once would hold up every page.
    """
    begun: dict[str, list[str]] = {}
    for gram in grams:
        begun.setdefault(gram[:1], []).append(gram)
    for first in sorted(begun):
        yield from sorted(begun[first])


def _read(run: IO[bytes]) -> Iterator[Gathered]:
    run.seek(0)
    while head := run.read(_HEAD.size):
        size, count = _HEAD.unpack(head)
        gram = run.read(size)
        yield gram, array("I", run.read(4 * count)), array("f", run.read(4 * count))


def _merged(runs: Iterable[Iterator[Gathered]]) -> Iterator[Gathered]:
    """Merge runs; of a gram that several have, the earlier run has the lower numbers of documents."""
    numbered = (_with_number(number, run) for number, run in enumerate(runs))
    for gram, parts in groupby(merge(*numbered), key=itemgetter(0)):
        docs, counts = array("I"), array("f")
        for _, _, more, their_counts in parts:
            docs += more
            counts += their_counts
        yield gram, docs, counts


def _with_number(number: int, run: Iterator[Gathered]) -> Iterator[tuple[bytes, int, "array[int]", "array[float]"]]:
    return ((gram, number, docs, counts) for gram, docs, counts in run)
