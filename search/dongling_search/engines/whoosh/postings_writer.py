"""Whoosh's own postings, written a gram at a time instead of a posting at a time.

Whoosh takes each posting as a tuple, sorts all of them, and hands them to its files one by one, with a pickle on
the way: that is three quarters of the time to index. Here they are gathered (postings_pool.py), and go into its blocks
whole.
What is written is Whoosh's format and what reads it is Whoosh. Names with an underscore are the same in whoosh3 and
in Whoosh-Reloaded, though private.
"""

# Whoosh is annotated in part, and what is inherited from it counts as ours:
# mypy: allow-untyped-calls

from array import array
from collections.abc import Iterable
from operator import sub
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3TermInfo

from dongling_search.engines.whoosh.postings_pool import Gathered

FIELD = "grams"
BLOCK = 512
"""So many postings are in a block: larger ones take less room, and reading takes all that a gram has anyway."""
INLINE = 3
"""Fewer postings than this stand in the dictionary itself."""


class Codec(W3Codec):
    """Whoosh's codec, with a writer of our own."""

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK, inlinelimit=INLINE)

    def field_writer(self, storage: Any, segment: Any) -> "GramsWriter":
        """Return what writes postings."""
        return GramsWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> "Blocks":
        """Return what writes the blocks of postings."""
        return Blocks(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)


class GramsWriter(W3FieldWriter):
    """Writes the grams of a pool."""

    _postwriter: Any

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Gathered]) -> None:
        """Write all grams, which come in order."""
        self.start_field(FIELD, schema[FIELD])
        for gram, docs, counts in items:
            self.start_term(gram)
            self._postwriter.add_all(docs, counts)
            self.finish_term()
        self.finish_field()

    def start_term(self, btext: bytes) -> None:
        """Begin a gram."""
        self._btext = btext
        self._postwriter.start_postings(self._format, Info())


class Blocks(W3PostingsWriter):
    """Writes postings a block at a time."""

    def add_all(self, docs: "array[int]", counts: "array[float]") -> None:
        """Add the postings of a gram."""
        for start in range(0, len(docs), self._blocklimit):
            if start:
                self._write_block()
            self._ids = docs[start : start + self._blocklimit]
            self._weights = counts[start : start + self._blocklimit]
            self._maxweight = max(self._weights)

    def _mini_ids(self) -> tuple[int, ...]:
        """Return each document's distance from the one before."""
        return (self._ids[0], *map(sub, self._ids[1:], self._ids))

    def _mini_weights(self) -> Any:
        """Return counts as integers, which take a quarter of the room of floats; None when all are 1."""
        weights = self._weights
        if weights.count(weights[0]) < len(weights):
            return tuple(map(int, weights))
        return None if weights[0] == 1 else weights[0]


class Info(W3TermInfo):
    """What is known of a gram. Whoosh writes few postings into the dictionary by a name that it has not defined."""

    set_inline = W3TermInfo.set_inlined
