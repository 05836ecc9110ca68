"""The grams of a segment: where the postings of each are, found in one look, without reading a file.

Whoosh's own dictionary is a hash table on disk, which takes four small reads for a gram. It stays for what words of
letters begin with, and for Whoosh itself. Here eight bytes of a hash stand for a gram: beside a million grams, one in
ten million million that no unit has would be taken for one of them.
"""

from array import array
from bisect import bisect_left
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from dongling_search.engines.whoosh.array_files import Arrays, read_arrays, write_arrays

END = ".dct"
"""How the name of its file ends: Whoosh sweeps it up with the other files of its segment."""


def _hash(gram: bytes) -> int:
    return int.from_bytes(blake2b(gram, digest_size=8).digest())


class DictionaryWriter:
    """Takes down where postings were written."""

    def __init__(self) -> None:
        self._hashes, self._places, self._sizes = array("Q"), array("q"), array("i")
        self._docs, self._counts = array("I"), array("f")
        self._begun, self._begins, self._char = array("I"), array("I"), ""

    def add(self, gram: bytes, place: int, size: int) -> None:
        """Add a gram with postings of `size` bytes in the file of postings; grams come in order."""
        char = gram.decode("utf-8", "surrogatepass")[:1]
        if char != self._char:
            self._char = char
            self._begun.append(ord(char or "\0"))
            self._begins.append(len(self._hashes))
        self._hashes.append(_hash(gram))
        self._places.append(place)
        self._sizes.append(size)

    def add_few(self, gram: bytes, docs: "array[int]", counts: "array[float]") -> None:
        """Add a gram with postings so few that they stand here."""
        self.add(gram, len(self._docs), -len(docs))
        self._docs.extend(docs)
        self._counts.extend(counts)

    def write(self, storage: Any, name: str) -> None:
        """Write what `Dictionary` reads."""
        hashes = np.array(self._hashes, np.uint64)
        order = np.argsort(hashes)
        arrays: dict[str, npt.NDArray[np.generic]] = {
            "hashes": hashes[order],
            "which": order.astype(np.uint32),
            "places": np.array(self._places, np.int64),
            "sizes": np.array(self._sizes, np.int32),
            "begun": np.array(self._begun, np.uint32),
            "begins": np.array([*self._begins, len(hashes)], np.uint32),
            "docs": np.array(self._docs, np.int32),
            "counts": np.array(self._counts, np.float64),
        }
        write_arrays(storage, name, arrays)


class Dictionary:
    """Tells where the postings of a gram are; `docs` and `counts` are those of grams that few documents have.

    Places and sizes are in the order of grams, so that those of all that begin with one character stand together.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._hashes: memoryview[int] = arrays["hashes"].data
        self._which: memoryview[int] = arrays["which"].data
        self._begun, self._begins = arrays["begun"], arrays["begins"]
        self._places: memoryview[int] = arrays["places"].data
        self._sizes: memoryview[int] = arrays["sizes"].data
        self.docs = arrays["docs"].astype(np.int32, copy=False)
        self.counts = arrays["counts"].astype(np.float64, copy=False)

    @classmethod
    def read(cls, storage: Any, name: str) -> "Dictionary":
        """Return the dictionary in a file. Raises OSError when it is no longer what it was."""
        return cls(read_arrays(storage, name))

    def find(self, gram: str) -> tuple[int, int]:
        """Return the place and the size of a gram's postings in their file; with a size below zero, in `docs`."""
        wanted = _hash(gram.encode())
        at = bisect_left(self._hashes, wanted)
        if at == len(self._hashes) or self._hashes[at] != wanted:
            return 0, 0
        which = self._which[at]
        return self._places[which], self._sizes[which]

    def begun(self, char: str) -> list[tuple[int, int]]:
        """Return what `find` does of all grams that begin with a character, in their order."""
        at = bisect_left(self._begun, ord(char))
        if at == len(self._begun) or self._begun[at] != ord(char):
            return []
        these = slice(int(self._begins[at]), int(self._begins[at + 1]))
        return list(zip(self._places[these], self._sizes[these], strict=True))
