"""One state of a Whoosh index, open for reading: its columns, and its postings as arrays.

A Whoosh reader is for one thread at a time, so each read happens under a lock; arrays that were read are kept,
up to a bound, and shared by all threads.
"""

import json
from collections import OrderedDict
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from threading import RLock

import numpy as np
from whoosh import index
from whoosh.reading import IndexReader

from dongling_search.engines import NOTHING, Doc, Found
from dongling_search.engines.columns import Columns
from dongling_search.engines.scoring import NO_FLOATS, Docs, Postings
from dongling_search.syntax import Leaf, Phrase, Prefix

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
        self._columns = {name: [(leaf.column_reader(name), base) for leaf, base in self._leaves] for name in KEPT}
        rows = [bytes(row) for column, _ in self._columns["row"] for row in column]
        self.columns = Columns(rows, [not leaf.is_deleted(i) for leaf, _ in self._leaves for i in _numbers(leaf)])

    def postings(self, leaf: Leaf) -> Postings:
        """Return who has a leaf; of a prefix, as if all grams that begin so were one."""
        return self._keep(leaf, lambda: self._decode(leaf))

    def phrase(self, phrase: Phrase) -> Docs:
        """Return who has a phrase."""
        return self._keep(phrase, lambda: Postings(self._with_phrase(phrase), NO_FLOATS)).docs

    def found(self, doc: int, score: float) -> Found:
        """Return a hit with its texts."""
        name, fields = json.loads(self._column("data", doc))
        identifier = self.columns.identifiers[doc]
        return Found(identifier, score, name, tuple(map(tuple, fields)))

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
        docs: list[int] = []
        counts: list[float] = []
        for reader, base in self._leaves:
            for gram in _grams(reader, leaf):
                matcher = reader.postings("grams", gram)
                while matcher.is_active():
                    docs.append(base + matcher.id())
                    counts.append(matcher.weight())
                    matcher.next()
        each, which = np.unique(np.array(docs, dtype=np.int32), return_inverse=True)
        summed = np.bincount(which, counts, len(each)).astype(np.float64)
        return self.columns.norms.postings(each, summed)

    def _with_phrase(self, phrase: Phrase) -> Docs:
        docs: Docs = reduce(np.intersect1d, (self.postings(leaf).docs for leaf in phrase.leaves))
        if phrase.exact:
            return docs
        text = phrase.text.encode()
        return np.array([doc for doc in docs.tolist() if text in self._column("text", doc)], dtype=np.int32)

    def _column(self, name: str, doc: int) -> bytes:
        with self._lock:
            column, base = next((c, b) for c, b in reversed(self._columns[name]) if b <= doc)
            return bytes(column[doc - base])


def _opened(folder: Path) -> index.Index:
    return index.open_dir(str(folder), readonly=True)


def _grams(reader: IndexReader, leaf: Leaf) -> list[bytes]:
    if isinstance(leaf, Prefix):
        return list(reader.expand_prefix("grams", leaf.text))
    gram = leaf.text.encode()
    return [gram] if ("grams", gram) in reader else []


def _numbers(reader: IndexReader) -> range:
    return range(reader.doc_count_all())


def data(doc: Doc) -> bytes:
    """Return what `Snapshot.found` reads of a document."""
    return json.dumps((doc.name, doc.fields), ensure_ascii=False).encode("utf-8", "surrogatepass")
