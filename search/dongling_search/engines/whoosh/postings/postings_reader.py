"""The postings of an index as arrays.

A Whoosh matcher steps from posting to posting, and seeks and reads a few bytes for each step of its own. Here all that
an index has of a gram is read at once, and its blocks are taken whole. Names with an underscore are the same in whoosh3
and in Whoosh-Reloaded, though private; deleted documents are among what is returned.
"""

import pickle
from array import array
from collections.abc import Iterable, Iterator
from io import BytesIO
from struct import Struct
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.formats import Existence

from dongling_search.engines.whoosh.bm25 import NO_DOCS, NO_FLOATS, Docs
from dongling_search.engines.whoosh.postings.dictionary import Dictionary
from dongling_search.engines.whoosh.postings.postings_writer import FIELD
from dongling_search.query import Leaf, Prefix

FORMAT = Existence()
"""What belongs to a posting beside its count: nothing."""
_MAGIC = 4
"""So many bytes stand before the blocks of a gram."""
_LENGTH = Struct("!i")
"""Of a block; below zero for the last one."""

Counts = npt.NDArray[np.generic]
Block = tuple[Docs, Counts]
"""Documents in order, and how often they have a gram."""
NOTHING: Block = NO_DOCS, NO_FLOATS


class SegmentPostings:
    """The postings of a segment; `segment` is Whoosh's reader of it."""

    def __init__(self, segment: Any, dictionary: Dictionary) -> None:
        self._terms, self.dictionary = segment._terms, dictionary  # noqa: SLF001 - see above
        self._file = self._terms._postfile  # noqa: SLF001 - see above

    def read(self, leaf: Leaf) -> Block:
        """Return the documents that have a leaf and how often; of a prefix, one after the other's."""
        if isinstance(leaf, Prefix):
            if len(leaf.text) == 1:
                return _one(self._begun(leaf.text))
            return _one(block for info in _infos(self._terms, leaf) for block in self._blocks(info))
        place, size = self.dictionary.find(leaf.text)
        return _one(_decoded(self._file.get(place, size))) if size > 0 else self._few(place, size)

    def _few(self, place: int, size: int) -> Block:
        few = slice(place, place - size)
        return self.dictionary.docs[few], self.dictionary.counts[few]

    def _begun(self, char: str) -> Iterator[Block]:
        """Yield the blocks of all grams that begin with a character: in their file they stand one after the other."""
        grams = self.dictionary.begun(char)
        inside = [(place, size) for place, size in grams if size > 0]
        yield from (self._few(place, size) for place, size in grams if size <= 0)
        if inside:
            (first, _), (last, size) = inside[0], inside[-1]
            read = self._file.get(first, last + size - first)
            for place, _ in inside:
                yield from _decoded(read, place - first)

    def _blocks(self, info: Any) -> Iterator[Block]:
        if info.is_inlined():
            ids, weights, _ = info.inlined_postings()
            yield np.array(ids, dtype=np.int32), np.array(weights, dtype=np.float64)
        else:
            offset, (length,) = info.extent()  # Whoosh forgets to take the length out of what it unpacked
            yield from _decoded(self._file.get(offset, length))


def _one(blocks: Iterable[Block]) -> Block:
    """Return blocks one after the other's."""
    every = list(blocks)
    if len(every) == 1:
        return every[0]
    docs, counts = zip(NOTHING, *every, strict=True)
    return np.concatenate(docs), np.concatenate(counts)


def _decoded(postings: bytes, start: int = 0) -> Iterator[Block]:
    """Yield the blocks of a gram, as postings_writer.Blocks writes them: length, what is known of it, postings."""
    file = BytesIO(postings)
    at, size = start + _MAGIC, 1
    while size > 0:
        (size,) = _LENGTH.unpack_from(postings, at)
        file.seek(at + _LENGTH.size)
        count, *_ = pickle.load(file)  # noqa: S301 - no stranger's: each block of the file was compared
        steps, weights, _ = pickle.load(file)  # noqa: S301 - the same
        docs: Docs = _numbers(steps).cumsum(dtype=np.int32)
        yield docs, _numbers(weights) if isinstance(weights, bytes | array) else np.full(count, weights or 1.0)
        at += _LENGTH.size + abs(size)


def _numbers(written: Any) -> npt.NDArray[np.generic]:
    return np.frombuffer(written, np.uint8 if isinstance(written, bytes) else written.typecode)


def _infos(terms: Any, prefix: Prefix) -> Iterator[Any]:
    gram = prefix.text.encode()
    for (_, term), info in terms.items_from(FIELD, gram):
        if not term.startswith(gram):
            return
        yield info
