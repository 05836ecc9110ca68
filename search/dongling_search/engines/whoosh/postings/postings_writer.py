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
from pickle import dumps
from struct import Struct
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3PostingsWriter, W3TermInfo
from whoosh.util.numeric import length_to_byte

from dongling_search.engines.whoosh.postings.dictionary import END, DictionaryWriter
from dongling_search.engines.whoosh.postings.han_pool import Gathered

FIELD = "grams"
BLOCK = 2**14
"""So many postings are in a block: reading takes all that a gram has anyway."""
PROTOCOL = 3
"""The first version of pickle that has bytes and arrays as they are, and the last without a frame around them."""
MANY = 32
"""Beginning with so many postings, numpy is quicker."""
INLINE = 3
"""Fewer postings than this stand in the dictionary itself."""

LENGTH = Struct("!i")
"""Of a block; below zero for the last one of a gram."""

Numbers: TypeAlias = "bytes | array[int]"
"""Numbers in one, two or four bytes each."""


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
    """Writes the grams of a pool, and a dictionary of them (dictionary.py)."""

    _postwriter: Any

    def __init__(self, codec: "Codec", storage: Any, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        self._place, self._dictionary = (storage, f"{segment.segment_id()}{END}"), DictionaryWriter()

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Gathered]) -> None:
        """Write all grams, which come in order."""
        self.start_field(FIELD, schema[FIELD])
        for gram, docs, counts in items:
            self.start_term(gram)
            start = self._postwriter.place
            self._postwriter.add_all(docs, counts)
            self.finish_term()
            if size := self._postwriter.place - start:
                self._dictionary.add(gram, start, size)
            else:
                self._dictionary.add_few(gram, docs, counts)
        self.finish_field()

    def close(self) -> None:
        """Finish the files."""
        super().close()
        self._dictionary.write(*self._place)

    def start_term(self, btext: bytes) -> None:
        """Begin a gram."""
        self._btext = btext
        self._postwriter.start_postings(self._format, Info())


class Blocks(W3PostingsWriter):
    """Writes postings a block at a time, as flat arrays: read by numpy they take a fifth of the time of tuples."""

    _terminfo: Any
    _ids: Any
    _weights: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place: int = 0 if self._postfile is None else self._postfile.tell()
        """Where in the file is written next; to ask the file for each gram takes longer than to write it."""

    def start_postings(self, format_: Any, terminfo: Any) -> None:
        """Begin a gram."""
        self._format, self._terminfo = format_, terminfo
        self._blockcount, self._startoffset = 0, self.place
        self._new_block()

    def finish_postings(self) -> Any:
        """Finish a gram, and return what is known of it."""
        info, self._terminfo = self._terminfo, None
        if not self._blockcount and len(self._ids) < self._inlinelimit:
            info.add_block(self)
            info.set_inlined(self._ids, self._weights, self._values)
        else:
            self._terminfo = info
            self._write_block(last=True)
            info.set_extent(self._startoffset, self.place - self._startoffset)
            self._terminfo = None
        return info

    def add_all(self, docs: "array[int]", counts: "array[float]") -> None:
        """Add the postings of a gram."""
        for start in range(0, len(docs), self._blocklimit):
            if start:
                self._write_block()
            self._ids = docs[start : start + self._blocklimit]
            self._weights = counts[start : start + self._blocklimit]
            self._maxweight = _most(self._weights)

    def _write_block(self, last: bool = False) -> None:
        """Write the block: its length, below zero for the last one, what is known of it, and its postings."""
        magic = b"" if self._blockcount else WHOOSH3_HEADER_MAGIC
        self._terminfo.add_block(self)
        data = dumps((self._mini_ids(), self._mini_weights(), None), PROTOCOL)
        lengths = length_to_byte(self._minlength), length_to_byte(self._maxlength)
        known = dumps((len(self._ids), self._ids[-1], self._maxweight, 0, *lengths), PROTOCOL)
        size = len(known) + len(data)
        block = b"".join((magic, LENGTH.pack(-size if last else size), known, data))
        self._postfile.write(block)
        self.place += len(block)
        self._blockcount += 1
        self._new_block()

    def _mini_ids(self) -> Any:
        """Return each document's distance from the one before."""
        if len(self._ids) < MANY:
            return _smallest(np.array((self._ids[0], *map(sub, self._ids[1:], self._ids)), np.uint32))
        steps = np.frombuffer(self._ids, np.uint32).copy()
        steps[1:] -= steps[:-1].copy()
        return _smallest(steps)

    def _mini_weights(self) -> Any:
        """Return counts; one when all are alike, and None when all are 1."""
        weights = np.frombuffer(self._weights, np.float32)
        first = self._weights[0]
        if (weights != first).any():
            return _smallest(weights.astype(np.uint32))
        return None if first == 1 else first


def _smallest(numbers: npt.NDArray[np.uint32]) -> "Numbers":
    """Return numbers in as few bytes each as the largest needs."""
    most = numbers.max()
    if most < 2**8:
        return numbers.astype(np.uint8).tobytes()
    return array("H", numbers.astype(np.uint16).tobytes()) if most < 2**16 else array("I", numbers.tobytes())


def _most(weights: "array[float]") -> float:
    return max(weights) if len(weights) < MANY else float(np.frombuffer(weights, np.float32).max())


class Info(W3TermInfo):
    """What is known of a gram. Whoosh writes few postings into the dictionary by a name that it has not defined."""

    set_inline = W3TermInfo.set_inlined
    _maxlength = 0
    _df: int
    _weight: float

    def add_block(self, block: Any) -> None:
        """Count a block in; lengths are none of ours."""
        weights = block._weights  # noqa: SLF001 - see above
        few = len(weights) < MANY
        self._weight += sum(weights) if few else float(np.frombuffer(weights, np.float32).sum(dtype=np.float64))
        self._df += len(weights)
        self._minlength = 0
        self._maxweight = max(self._maxweight, block._maxweight)  # noqa: SLF001 - the same
        self._minid = block._ids[0] if self._minid is None else self._minid  # noqa: SLF001 - the same
        self._maxid = block._ids[-1]  # noqa: SLF001 - the same
