"""The postings of an index as arrays.

A Whoosh matcher steps from posting to posting, and each gram of a prefix is looked up anew. Here a prefix is a walk
through the dictionary, and what a matcher has read of a block is taken whole. Names with an underscore are the same
in whoosh3 and in Whoosh-Reloaded, though private; deleted documents are among what is returned.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import numpy as np
from whoosh.formats import Existence
from whoosh.reading import TermNotFound

from dongling_search.engines.whoosh.bm25 import Docs, Floats
from dongling_search.engines.whoosh.postings_writer import FIELD
from dongling_search.query import Leaf, Prefix

FORMAT = Existence()
"""What belongs to a posting beside its count: nothing."""


def read(segment: Any, leaf: Leaf) -> tuple[Docs, Floats]:
    """Return the documents of a segment that have a leaf and how often; of a prefix, one after the other's."""
    docs: list[int] = []
    counts: list[float] = []
    for ids, weights in _blocks(segment._terms, leaf):  # noqa: SLF001 - see above
        docs += ids
        counts += weights
    return np.array(docs, dtype=np.int32), np.array(counts, dtype=np.float64)


def _blocks(terms: Any, leaf: Leaf) -> Iterator[tuple[list[int], list[float]]]:
    for info in _infos(terms, leaf):
        if info.is_inlined():
            ids, weights, _ = info.inlined_postings()
            yield list(ids), list(weights)
            continue
        matcher = terms._codec.postings_reader(terms._postfile, info, FORMAT)  # noqa: SLF001 - see above
        while matcher.is_active():
            matcher._read_data()  # noqa: SLF001 - see above
            steps, weights, _ = matcher._data  # noqa: SLF001 - see above
            ids = list(accumulate(steps))
            yield ids, list(weights) if isinstance(weights, tuple) else [weights or 1.0] * len(ids)
            matcher._next_block()  # noqa: SLF001 - see above


def _infos(terms: Any, leaf: Leaf) -> Iterator[Any]:
    gram = leaf.text.encode()
    if isinstance(leaf, Prefix):
        for (_, term), info in terms.items_from(FIELD, gram):
            if not term.startswith(gram):
                return
            yield info
        return
    try:
        yield terms.term_info(FIELD, gram)
    except TermNotFound:
        return
