"""One state of a Whoosh index, open for reading: its columns, and its postings as arrays.

A Whoosh reader is for one thread at a time, so each read happens under a lock; arrays that were read are kept,
up to a bound, and shared by all threads.
"""

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import RLock
from typing import Any, Protocol, TypeVar, cast
from weakref import finalize

import numpy as np
from whoosh import index
from whoosh.reading import IndexReader

from dongling_search.engines import NOTHING, Doc, EngineHit, StoredField
from dongling_search.engines.whoosh.bm25 import NO_DOCS, NO_FLOATS, Docs, Floats, Postings, common
from dongling_search.engines.whoosh.columns import Columns
from dongling_search.engines.whoosh.postings_reader import read
from dongling_search.language.folded_text import fold_all
from dongling_search.query import Alternative, Leaf, Phrase, Prefix

KEPT = ("row", "text", "data")
"""The columns: what Columns reads, the run text, and what `Snapshot.found` reads."""
KEPT_BYTES = 32 * 2**20
"""So much of what was read and made of these is kept: postings, and texts of units that were found."""


class Sized(Protocol):
    """Anything that is kept."""

    @property
    def size(self) -> int:
        """Bytes held."""
        ...


T = TypeVar("T", bound=Sized)


@dataclass(frozen=True, slots=True)
class Texts:
    """The name and the fields of a unit, folded."""

    name: str
    fields: tuple[StoredField, ...]

    @property
    def size(self) -> int:
        """Bytes held: of text, mostly two a character, twice; of a field, some for its objects."""
        return sum(4 * len(written) + 256 for _, written, _ in self.fields)


class Snapshot:
    """An index that never changes while it is open; without a reader, the empty one."""

    def __init__(self, generation: str = NOTHING, storage: Any = None) -> None:
        self.generation = generation
        self.users = 0
        self._lock = RLock()
        self._kept: OrderedDict[object, Sized] = OrderedDict()
        self._kept_bytes = 0
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
        self._kept_columns = {name: [_column(leaf, name) for leaf, _ in self._leaves] for name in KEPT}
        rows = (bytes(row) for column in self._kept_columns["row"] for row in column)
        live = [not leaf.is_deleted(doc) for leaf, _ in self._leaves for doc in range(leaf.doc_count_all())]
        self.columns = Columns(rows, live)

    @property
    def damaged(self) -> bool:
        """Tell whether a file turned out to be no longer what was written."""
        return bool(self._storage and self._storage.damaged)

    def postings(self, leaf: Leaf) -> Postings:
        """Return who has a leaf; of a prefix, as if all grams that begin so were one."""
        return self._keep(leaf, lambda: self._decode(leaf))

    def phrase(self, phrase: Phrase) -> Docs:
        """Return who has a phrase."""
        return self._keep(phrase, lambda: Postings(self._with_phrase(phrase), NO_FLOATS)).docs

    def alternative(self, alternative: Alternative) -> Postings:
        """Return who has all leaves of an alternative, and what it adds."""
        return self._keep(alternative, lambda: self._all_of(alternative))

    def texts(self, docs: Docs) -> list[bytes]:
        """Return the run texts of documents."""
        return self._column("text", docs.tolist())

    def found(self, docs: Docs, scores: Floats) -> tuple[EngineHit, ...]:
        """Return documents with their texts, as hits."""
        numbers = docs.tolist()
        with self._lock:
            texts = {doc: self._get(doc) for doc in numbers}
            anew = [doc for doc in numbers if texts[doc] is None]
            for doc, made in zip(anew, self._texts_of(anew), strict=True):
                texts[doc] = self._put(doc, made)
        return tuple(
            EngineHit(self.columns.identifiers[doc], score, texts[doc].name, texts[doc].fields)
            for doc, score in zip(numbers, scores.tolist(), strict=True)
        )

    def _texts_of(self, docs: Sequence[int]) -> list[Texts]:
        """Return the texts of documents, all folded at once: that takes little longer than those of one."""
        read = [json.loads(data.decode("utf-8", "surrogatepass")) for data in self._column("data", docs)]
        folded = iter(fold_all([text for _, fields in read for _, text in fields]))
        return [Texts(name, tuple((field, text, next(folded)) for field, text in fields)) for name, fields in read]

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
        parts = [(base, *read(segment, leaf)) for segment, base in self._leaves]
        docs: Docs = np.concatenate([NO_DOCS, *(ids + np.int32(base) for base, ids, _ in parts)])
        counts: Floats = np.concatenate([NO_FLOATS, *(weights for _, _, weights in parts)])
        if self.columns.has_deleted:
            live = self.columns.is_live.take(docs)
            docs, counts = docs[live], counts[live]
        if isinstance(leaf, Prefix):
            of_all: Floats = np.bincount(docs, counts, len(self.columns.is_live)).astype(np.float64)
            docs = np.flatnonzero(of_all).astype(np.int32)
            counts = of_all[docs]
        return self.columns.norms.postings(docs, counts)

    def _with_phrase(self, phrase: Phrase) -> Docs:
        docs = common([self.postings(leaf) for leaf in phrase.leaves])
        if phrase.exact:
            return docs
        phrased = phrase.text.encode()
        return docs[[phrased in text for text in self.texts(docs)]]

    def _all_of(self, alternative: Alternative) -> Postings:
        each = [self.postings(leaf) for leaf in alternative.leaves]
        docs = common(each)
        impacts = [postings.impacts[np.searchsorted(postings.docs, docs)] for postings in each]
        return Postings(docs, alternative.weight * np.sum(impacts, axis=0))

    def _column(self, name: str, docs: Sequence[int]) -> list[bytes]:
        """Return what a column has for documents."""
        columns, starts = self._kept_columns[name], self._starts
        with self._lock:
            places = ((doc, bisect_right(starts, doc) - 1) for doc in docs)
            return [bytes(columns[leaf][doc - starts[leaf]]) for doc, leaf in places]


def _column(leaf: IndexReader, name: str) -> Any:
    """Return a column of a segment; what would make a value of each entry is left out."""
    return leaf.column_reader(name, translate=False)


def _close(held: list[Any]) -> None:
    for one in held:
        one.close()


def data(doc: Doc) -> bytes:
    """Return what `Snapshot.found` reads of a document.

    It is not compressed, which would save a fifth of an index and cost a fifth of a search; and folded when read.
    """
    texts = doc.name, [(name, written) for name, written, _ in doc.fields]
    return json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass")
