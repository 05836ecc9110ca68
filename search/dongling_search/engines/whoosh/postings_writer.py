"""Whoosh's own postings, written a gram at a time instead of a posting at a time.

Whoosh takes each posting as a tuple, sorts all of them, and hands them to its files one by one, with a pickle on
the way: that is three quarters of the time to index. Here they are gathered by gram, and go into its blocks whole.
What is written is Whoosh's format and what reads it is Whoosh. Names with an underscore are the same in whoosh3 and
in Whoosh-Reloaded, though private.
"""

# Whoosh is annotated in part, and what is inherited from it counts as ours:
# mypy: allow-untyped-calls

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3TermInfo

FIELD = "grams"
BLOCK = 512
"""So many postings are in a block: larger ones take less room, and reading takes all that a gram has anyway."""
INLINE = 3
"""Fewer postings than this stand in the dictionary itself."""

Gathered = tuple[bytes, "array[int]", "array[float]"]
"""A gram, the documents that have it, in order, and how often each."""


class Pool:
    """The postings of documents to be written; stands in for Whoosh's own pool of a writer."""

    def __init__(self) -> None:
        self._docs: dict[str, array[int]] = {}
        self._counts: dict[str, array[float]] = {}

    def take(self, doc: int, grams: Mapping[str, int]) -> None:
        """Add a document, of a higher number than those before."""
        docs, counts = self._docs, self._counts
        for gram, count in grams.items():
            if gram in docs:
                docs[gram].append(doc)
                counts[gram].append(count)
            else:
                docs[gram], counts[gram] = array("I", (doc,)), array("f", (count,))

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Add a posting, as Whoosh does for those of an older segment."""
        _, gram, doc, count, _ = posting
        self.take(doc, {gram.decode(): int(count)})

    def iter_postings(self) -> Iterator[Gathered]:
        """Yield all grams in order; what was yielded is let go."""
        for gram in sorted(self._docs):
            yield gram.encode(), self._docs.pop(gram), self._counts.pop(gram)

    def cleanup(self) -> None:
        """Leave nothing behind, which Whoosh asks for at the end."""
        self._docs.clear()
        self._counts.clear()


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

    def _mini_weights(self) -> Any:
        """Return counts as integers, which take a quarter of the room of floats; None when all are 1."""
        weights = super()._mini_weights()
        return tuple(map(int, weights)) if isinstance(weights, tuple) else weights


class Info(W3TermInfo):
    """What is known of a gram. Whoosh writes few postings into the dictionary by a name that it has not defined."""

    set_inline = W3TermInfo.set_inlined
