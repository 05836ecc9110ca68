"""One state of a Whoosh index, open for reading: its columns, and its postings as arrays.

A Whoosh reader is for one thread at a time, so each read happens under a lock; arrays that were read are kept,
up to a bound, and shared by all threads.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from errno import EIO
from threading import RLock
from typing import Any, Protocol, TypeVar, cast
from weakref import finalize

import numpy as np
import numpy.typing as npt
from whoosh import index
from whoosh.reading import IndexReader

from dongling_search.engines import NOTHING, EngineHit
from dongling_search.engines.whoosh.bm25 import NO_DOCS, NO_FLOATS, Counts, Docs, Floats, Postings, common, joined
from dongling_search.engines.whoosh.columns.column import Column
from dongling_search.engines.whoosh.columns.index_state import IndexState, read_state, read_words, segments_of
from dongling_search.engines.whoosh.postings.dictionary import END, Dictionary
from dongling_search.engines.whoosh.postings.positions import Places, Positions, documents, moved
from dongling_search.engines.whoosh.postings.postings_reader import SegmentPostings
from dongling_search.engines.whoosh.texts import texts
from dongling_search.language.analyzer import is_han
from dongling_search.query import Alternative, Leaf, Phrase, Prefix
from dongling_search.words import WordTable

KEPT = ("row", "text", "data")
"""What a segment has of each document: its row (rows.py), its run text, and its texts (texts.py)."""
KEPT_BYTES = 32 * 2**20
"""So much of what was read and made of these is kept: postings, and texts of units that were found."""


class Sized(Protocol):
    """Anything that is kept."""

    @property
    def size(self) -> int:
        """Bytes held."""
        ...


T = TypeVar("T", bound=Sized)


class Snapshot:
    """An index that never changes while it is open; without a reader, the empty one."""

    def __init__(self, generation: str = NOTHING, storage: Any = None, before: "Snapshot | None" = None) -> None:
        """Open an index; what it has in common with one of `before` is not read again."""
        self.generation = generation
        self.users = 0
        self.scored: tuple[object, Docs, Floats] | None = None
        """What was scored last, who has any of it, and every document's score (matches.py)."""
        self._lock = RLock()
        self._kept: OrderedDict[object, Sized] = OrderedDict()
        self._kept_bytes = 0
        self._positions: list[Positions] = []
        self._leaves: list[tuple[IndexReader, int]] = []
        held: list[Any] = []
        self.close = finalize(self, _close, held)
        """Lets go of the files; whoever forgets a snapshot has that done for him."""
        self._storage = storage
        if storage:
            opened = index.FileIndex(storage)
            reader: Any = opened.reader()
            held += [reader, opened]
            self._leaves = [(leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all()]
        self._starts = [base for _, base in self._leaves]
        self._kept_columns = {name: [Column(leaf, name) for leaf, _ in self._leaves] for name in KEPT}
        self.state = read_state(storage) if storage else IndexState()
        self.columns = self.state.columns
        segments = segments_of(self._leaves)
        if self.state.segments != segments:
            raise OSError(EIO, "the columns of an index are of other segments")
        known = before.dictionaries if before else {}
        self.dictionaries: dict[str, Dictionary] = {
            name: known.get(name) or Dictionary.read(storage, f"{name}{END}") for name, _ in segments
        }
        self._segments = [
            (SegmentPostings(leaf, self.dictionaries[name]), np.int32(base))
            for (leaf, base), (name, _) in zip(self._leaves, segments, strict=True)
        ]

    @property
    def damaged(self) -> bool:
        """Tell whether a file turned out to be no longer what was written."""
        return bool(self._storage and self._storage.damaged)

    def postings(self, leaf: Leaf) -> Postings:
        """Return who has a leaf; of a prefix, as if all grams that begin so were one."""
        return self.each((leaf,))[0]

    def each(self, leaves: Sequence[Leaf]) -> list[Postings]:
        """Return who has each leaf; those that are not kept are read."""
        with self._lock:
            return [self._get(leaf) or self._put(leaf, self._decode(leaf)) for leaf in leaves]

    def phrase(self, phrase: Phrase) -> Docs:
        """Return who has a phrase."""
        if phrase.exact:
            return common(self.each(phrase.leaves))
        return self._keep(phrase, lambda: Postings(self._with_phrase(phrase), NO_FLOATS)).docs

    def alternative(self, alternative: Alternative) -> Postings:
        """Return who has all leaves of an alternative, and what it adds."""
        return self._keep(alternative, lambda: self._all_of(alternative))

    def texts(self, docs: Docs) -> list[bytes]:
        """Return the run texts of documents."""
        return self._column("text", docs.tolist())

    def places(self, run: str, among: npt.NDArray[np.bool_] | None = None) -> Places:
        """Return where a run of Han characters stands, also in deleted documents, or only in those that `among` has."""
        with self._lock:
            if not self._positions:
                self._positions = [Positions(self._storage, name) for name, _ in self.state.segments]
            each = [
                moved(one.of(run, None if among is None else among[base : base + count]), base)
                for one, base, (_, count) in zip(self._positions, self._starts, self.state.segments, strict=True)
            ]
        return joined(np.zeros(0, np.int64), each)

    def rows(self, docs: Sequence[int]) -> list[bytes]:
        """Return the rows of documents (rows.py)."""
        return self._column("row", docs)

    def table(self) -> WordTable:
        """Return the table of words."""
        return read_words(self._storage, self.state.words) if self.state.words else WordTable.of({})

    def found(self, docs: Docs, scores: Floats) -> tuple[EngineHit, ...]:
        """Return documents with their texts, as hits."""
        numbers = docs.tolist()
        with self._lock:
            held = {doc: self._get(doc) for doc in numbers}
            anew = [doc for doc in numbers if held[doc] is None]
            for doc, data in zip(anew, self._column("data", anew), strict=True):
                held[doc] = self._put(doc, texts(data))
        return tuple(
            EngineHit(self.columns.identifiers[doc], score, held[doc].name, held[doc].fields)
            for doc, score in zip(numbers, scores.tolist(), strict=True)
        )

    def _keep(self, key: object, make: Callable[[], T]) -> T:
        with self._lock:
            kept = self._get(key)
            return self._put(key, make()) if kept is None else cast(T, kept)

    def _get(self, key: object) -> Any:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _put(self, key: object, made: T) -> T:
        self._kept[key] = made
        self._kept_bytes += made.size
        while self._kept_bytes > KEPT_BYTES:
            self._kept_bytes -= self._kept.popitem(last=False)[1].size
        return made

    def _decode(self, leaf: Leaf) -> Postings:
        """Return who has a leaf, of all segments; those that were deleted are left out."""
        read = [(segment.read(leaf), base) for segment, base in self._segments]
        docs: Docs = joined(NO_DOCS, [these + base if base else these for (these, _), base in read])
        counts = joined(NO_FLOATS, [each for (_, each), _ in read])
        if self.columns.has_deleted:
            live = self.columns.live.take(docs)
            docs, counts = docs[live], counts[live]
        if isinstance(leaf, Prefix):
            docs, counts = _summed(docs, counts)
        return self.columns.norms.postings(docs, counts)

    def _with_phrase(self, phrase: Phrase) -> Docs:
        if is_run(phrase):
            docs = documents(self.places(phrase.text))
            return docs[self.columns.live.take(docs)] if self.columns.has_deleted else docs
        docs = common(self.each(phrase.leaves))
        phrased = phrase.text.encode()
        return docs[[phrased in text for text in self.texts(docs)]]

    def _all_of(self, alternative: Alternative) -> Postings:
        each = self.each(alternative.leaves)
        docs = common(each)
        impacts = [postings.at(docs) for postings in each]
        return Postings(docs, alternative.weight * np.sum(impacts, axis=0))

    def _column(self, name: str, docs: Sequence[int]) -> list[bytes]:
        """Return what a column has for documents."""
        columns, starts = self._kept_columns[name], self._starts
        if len(columns) == 1:
            with self._lock:
                return columns[0].entries(docs)
        with self._lock:
            places = [(doc, bisect_right(starts, doc) - 1) for doc in docs]
            return [columns[leaf].entries((doc - starts[leaf],))[0] for doc, leaf in places]


def is_run(phrase: Phrase) -> bool:
    """Tell whether a phrase is one run of Han characters, two or more, whose places are kept."""
    return len(phrase.text) > 1 and is_han(phrase.text) and " " not in phrase.text and not phrase.exact


def _summed(docs: Docs, counts: Counts) -> tuple[Docs, Counts]:
    """Return what a leaf has with every document once, in order."""
    each: Counts = np.bincount(docs, counts)
    once = np.flatnonzero(each)
    return once.astype(np.int32), each[once]


def _close(held: list[Any]) -> None:
    for one in held:
        one.close()
