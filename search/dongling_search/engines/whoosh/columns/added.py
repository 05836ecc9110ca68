"""What a change adds to an index and takes away, and the columns of the index after it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import index

from dongling_search.engines import Doc
from dongling_search.engines.marks import mark
from dongling_search.engines.whoosh.columns.columns import Columns
from dongling_search.engines.whoosh.columns.index_state import IndexState, Segment, segments_of
from dongling_search.engines.whoosh.columns.rows import columns_of
from dongling_search.engines.whoosh.postings.positions import write_positions
from dongling_search.words import tidy


class Added:
    """Counts what documents bring, and what those that are gone take with them; `seen` are identifiers met before."""

    def __init__(self, seen: set[str]) -> None:
        self.words: Counter[str] = Counter()
        self.total = 0
        self._seen = seen

    def take(self, doc: Doc) -> bool:
        """Count a document; tell whether it is the first with its identifier, the only one that counts."""
        if doc.identifier in self._seen:
            return False
        self._seen.add(doc.identifier)
        self.total += mark(doc.identifier, doc.digest)
        self.words.update(tidy(doc.words))
        return True

    def leave(self, identifier: str, digest: str, words: Iterable[str]) -> None:
        """Take off a document that is gone."""
        self.total -= mark(identifier, digest)
        self.words.subtract(words)


def columns_after(storage: Any, before: IndexState) -> tuple[Columns, tuple[Segment, ...]]:
    """Return the columns of a storage that was written to, and its segments; those that stayed are not read.

    Of those that are new, the positions are written too (positions.py).
    """
    starts = dict(zip(before.segments, np.cumsum([0, *(count for _, count in before.segments)]).tolist(), strict=False))
    opened, folder = index.FileIndex(storage), getattr(storage, "folder", "")
    reader: Any = opened.reader()
    try:
        leaves = [(leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all()]
        segments, parts, live = segments_of(leaves), list[Columns](), np.ones(reader.doc_count_all(), dtype=np.bool_)
        for (leaf, base), segment in zip(leaves, segments, strict=True):
            start = starts.get(segment, -1)
            live[np.array([base + number for number in leaf.segment().deleted_docs()], dtype=np.int64)] = False
            if start >= 0:
                parts.append(before.columns.part(start, start + segment[1]))
            else:
                column = leaf.column_reader("row", translate=False)
                parts.append(columns_of(bytes(column[number]) for number in range(segment[1])))
                texts = leaf.column_reader("text", translate=False)
                every = (bytes(texts[number]) for number in range(segment[1]))
                write_positions(storage, segment[0], every, Path(folder) if folder else None)
    finally:
        reader.close()
        opened.close()
    return Columns.joined(parts).alive(live), segments
