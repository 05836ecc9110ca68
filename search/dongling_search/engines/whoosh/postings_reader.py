"""The postings of an index as arrays.

A Whoosh matcher steps from posting to posting, and seeks and reads a few bytes for each step of its own. Here all that
an index has of a gram is read at once, and its blocks are taken whole. Names with an underscore are the same in whoosh3
and in Whoosh-Reloaded, though private; deleted documents are among what is returned.
"""

import pickle
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import accumulate, repeat
from struct import Struct
from typing import Any
from zlib import decompress

import numpy as np
from whoosh.formats import Existence
from whoosh.reading import TermNotFound

from dongling_search.engines.whoosh.bm25 import Docs, Floats
from dongling_search.engines.whoosh.postings_writer import FIELD
from dongling_search.query import Leaf, Prefix

FORMAT = Existence()
"""What belongs to a posting beside its count: nothing."""
_MAGIC = 4
"""So many bytes stand before the blocks of a gram."""
_LENGTH = Struct("!i")
"""Of a block; below zero for the last one."""

Block = tuple[Iterable[int], Iterable[float]]
"""Documents in order, and how often they have a gram."""


def read(segment: Any, leaf: Leaf) -> tuple[Docs, Floats]:
    """Return the documents of a segment that have a leaf and how often; of a prefix, one after the other's."""
    docs: list[int] = []
    counts: list[float] = []
    for ids, weights in _blocks(segment._terms, leaf):  # noqa: SLF001 - see above
        docs += ids
        counts += weights
    return np.array(docs, dtype=np.int32), np.array(counts, dtype=np.float64)


def _blocks(terms: Any, leaf: Leaf) -> Iterator[Block]:
    for info in _infos(terms, leaf):
        if info.is_inlined():
            ids, weights, _ = info.inlined_postings()
            yield ids, weights
        else:
            offset, (length,) = info.extent()  # Whoosh forgets to take the length out of what it unpacked
            yield from _decoded(terms._postfile.get(offset, length))  # noqa: SLF001 - see above


def _decoded(postings: bytes) -> Iterator[Block]:
    """Yield the blocks of a gram, as W3PostingsWriter writes them: length, what is known of it, postings."""
    file = BytesIO(postings)
    at, size = _MAGIC, 1
    while size > 0:
        (size,) = _LENGTH.unpack_from(postings, at)
        end = file.seek(at + _LENGTH.size) + abs(size)
        is_compressed = pickle.load(file)[3]  # noqa: S301 - no stranger's: the digest of the file was compared
        block = postings[file.tell() : end]
        steps, weights, _ = pickle.loads(decompress(block) if is_compressed else block)  # noqa: S301 - the same
        yield accumulate(steps), weights if isinstance(weights, tuple) else repeat(weights or 1.0, len(steps))
        at = end


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
