"""One state of a Whoosh index, open for reading: its columns, and its postings as arrays.

A Whoosh reader is for one thread at a time, so each read happens under a lock; arrays that were read are kept,
up to a bound, and shared by all threads.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from whoosh import index
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching.wrappers import FilterMatcher
from whoosh.reading import IndexReader

from dongling_search.analyzer import Folded
from dongling_search.engines import NOTHING, Doc, Found
from dongling_search.engines.columns import Columns
from dongling_search.engines.scoring import NO_FLOATS, Docs, Floats, Postings
from dongling_search.syntax import Alternative, Leaf, Phrase, Prefix

KEPT = ("row", "text", "data")
"""The columns: what Columns reads, the run text, and what `Snapshot.found` reads."""
KEPT_BYTES = 32 * 2**20


class Snapshot:
    """An index that never changes while it is open; without a reader, the empty one."""

    def __init__(self, generation: str = NOTHING, folder: Path | None = None) -> None:
        self.generation = generation
        self.users = 0
        self._lock = RLock()
        self._kept: OrderedDict[object, Postings] = OrderedDict()
        self._kept_bytes = 0
        self._leaves: list[tuple[IndexReader, int]] = []
        if folder:
            self._index = _opened(folder)
            self._reader = self._index.reader()
            self._leaves = [(leaf, base) for leaf, base in self._reader.leaf_readers() if leaf.doc_count_all()]
        read = {name: [(leaf.column_reader(name), base) for leaf, base in self._leaves] for name in KEPT}
        self._columns = {name: columns[::-1] for name, columns in read.items()}
        rows = [bytes(row) for column, _ in read["row"] for row in column]
        self.columns = Columns(rows, [not leaf.is_deleted(i) for leaf, _ in self._leaves for i in _numbers(leaf)])

    def postings(self, leaf: Leaf) -> Postings:
        """Return who has a leaf; of a prefix, as if all grams that begin so were one."""
        return self._keep(leaf, lambda: self._decode(leaf))

    def phrase(self, phrase: Phrase) -> Docs:
        """Return who has a phrase."""
        return self._keep(phrase, lambda: Postings(self._with_phrase(phrase), NO_FLOATS)).docs

    def alternative(self, alternative: Alternative) -> Postings:
        """Return who has all leaves of an alternative, and what it adds."""
        return self._keep(alternative, lambda: self._all_of(alternative))

    def text(self, doc: int) -> bytes:
        """Return the run text of a document."""
        return self._column("text", doc)

    def found(self, doc: int, score: float) -> Found:
        """Return a hit with its texts."""
        name, fields = json.loads(self._column("data", doc))
        identifier = self.columns.identifiers[doc]
        kept = tuple((n, written, Folded(text, tuple(map(tuple, odd)))) for n, written, text, odd in fields)
        return Found(identifier, score, name, kept)

    def close(self) -> None:
        """Let go of the files."""
        if self._leaves:
            self._reader.close()
            self._index.close()

    def _keep(self, key: object, make: Callable[[], Postings]) -> Postings:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            made = self._kept[key] = make()
            self._kept_bytes += made.size
            while self._kept_bytes > KEPT_BYTES:
                self._kept_bytes -= self._kept.popitem(last=False)[1].size
            return made

    def _decode(self, leaf: Leaf) -> Postings:
        docs: list[Docs] = [np.zeros(0, dtype=np.int32)]
        counts: list[Floats] = [NO_FLOATS]
        for reader, base in self._leaves:
            for gram in _grams(reader, leaf):
                for ids, weights in _blocks(reader.postings("grams", gram)):
                    docs.append(np.array(ids, dtype=np.int32) + np.int32(base))
                    counts.append(np.array(weights, dtype=np.float64))
        every = np.concatenate(docs)
        live = self.columns.is_live[every]
        each, which = np.unique(every[live], return_inverse=True)
        summed = np.bincount(which, np.concatenate(counts)[live], len(each)).astype(np.float64)
        return self.columns.norms.postings(each, summed)

    def _with_phrase(self, phrase: Phrase) -> Docs:
        docs: Docs = reduce(np.intersect1d, (self.postings(leaf).docs for leaf in phrase.leaves))
        if phrase.exact:
            return docs
        text = phrase.text.encode()
        return np.array([doc for doc in docs.tolist() if text in self.text(doc)], dtype=np.int32)

    def _all_of(self, alternative: Alternative) -> Postings:
        each = [self.postings(leaf) for leaf in alternative.leaves]
        docs: Docs = reduce(np.intersect1d, (postings.docs for postings in each))
        impacts = [postings.impacts[np.searchsorted(postings.docs, docs)] for postings in each]
        return Postings(docs, alternative.weight * np.sum(impacts, axis=0))

    def _column(self, name: str, doc: int) -> bytes:
        with self._lock:
            for column, base in self._columns[name]:
                if base <= doc:
                    return bytes(column[doc - base])
        raise IndexError(doc)


def _opened(folder: Path) -> index.Index:
    return index.open_dir(str(folder), readonly=True)


def _grams(reader: IndexReader, leaf: Leaf) -> list[bytes]:
    if isinstance(leaf, Prefix):
        return list(reader.expand_prefix("grams", leaf.text))
    gram = leaf.text.encode()
    return [gram] if ("grams", gram) in reader else []


def _blocks(matcher: Any) -> Iterator[tuple[Sequence[int], Sequence[float]]]:
    """Yield document numbers and counts, a block of the file at a time; deleted documents are among them.

    A matcher steps from posting to posting, which takes ten times as long; what it has read of a block is the
    same in whoosh3 and in Whoosh-Reloaded, though private. Matchers of other kinds are asked step by step.
    """
    matcher = matcher.child if isinstance(matcher, FilterMatcher) else matcher
    in_blocks = issubclass(type(matcher), W3LeafMatcher)
    while in_blocks and matcher.is_active():
        matcher.id()  # reads the block
        matcher.weight()
        yield matcher._ids, matcher._weights  # noqa: SLF001 - see above
        matcher._next_block()  # noqa: SLF001 - see above
    while matcher.is_active():
        yield (matcher.id(),), (matcher.weight(),)
        matcher.next()


def _numbers(reader: IndexReader) -> range:
    return range(reader.doc_count_all())


def data(doc: Doc) -> bytes:
    """Return what `Snapshot.found` reads of a document."""
    fields = [(name, written, folded.text, folded.odd) for name, written, folded in doc.fields]
    return json.dumps((doc.name, fields), ensure_ascii=False).encode("utf-8", "surrogatepass")
