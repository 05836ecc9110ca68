"""Where pairs of Han characters stand in the run texts of a segment: phrases and nearness without reading a text.

They are cut from the texts that the segment has, once it is written, so that they are there whether its documents were
new or came of older segments. A place is a byte of the run text (analyzer.run_text). Of each pair the file has the
documents in order, one as often as it has the pair, and after them the places.
"""

from bisect import bisect_left
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dongling_search.engines.whoosh.array_files import Arrays, read_arrays, write_arrays
from dongling_search.engines.whoosh.bm25 import Docs
from dongling_search.engines.whoosh.postings.han_pool import HanPool, run_file, starts_of
from dongling_search.language.analyzer import pairs
from dongling_search.language.grams import code_of, pair_places

END, FOUND_BY = ".places.col", ".pairs.col"
"""How the names of the files end, of places and of what finds them: Whoosh sweeps both up with their segment."""
RUN = 2**20
"""So many places are held at once."""
_DOC = 32
"""So many bits stand for a place below its document, where both are one number."""

Places = npt.NDArray[np.int64]
"""Documents of a segment and places in them as one number each, in order: document << 32 | place."""


def write_positions(storage: Any, segment: str, texts: Iterable[bytes], folder: Path | None) -> None:
    """Write the places of a segment's run texts, those of its documents in order; runs are put aside in a folder."""
    with ExitStack() as runs:
        _write(storage, segment, texts, HanPool(lambda: runs.enter_context(run_file(folder)), places=True))


def _write(storage: Any, segment: str, texts: Iterable[bytes], pool: HanPool) -> None:
    longest, count = 0, 0
    for count, text in enumerate(texts, 1):
        pool.take_all(count - 1, *pair_places(text))
        longest = max(longest, len(text))
        if len(pool) >= RUN:
            pool.put_aside()
    types = _type(count), _type(longest)
    codes, starts = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    file, size = storage.create_file(f"{segment}{END}"), 0
    for every, docs, places in pool.ranges():
        first = starts_of(every)
        codes.append(every[first])
        starts.append(first + size)
        size += len(every)
        docs_of, places_of = docs.astype(types[0]), places.astype(types[1])
        for begin, end in zip(first.tolist(), [*first[1:].tolist(), len(every)], strict=False):
            file.write(docs_of[begin:end].tobytes() + places_of[begin:end].tobytes())
    file.close()
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "codes": np.concatenate(codes),
        "starts": np.append(np.concatenate(starts), size),
        "types": np.array([dtype().itemsize for dtype in types], np.uint8),
    }
    write_arrays(storage, f"{segment}{FOUND_BY}", arrays)


def _type(largest: int) -> type[np.unsignedinteger[Any]]:
    return np.uint16 if largest < 2**16 else np.uint32


class Positions:
    """The places of a segment, read when they are asked for."""

    def __init__(self, storage: Any, segment: str) -> None:
        arrays: Arrays = read_arrays(storage, f"{segment}{FOUND_BY}")
        self._codes: memoryview[int] = arrays["codes"].data
        self._starts: memoryview[int] = arrays["starts"].data
        self._types = tuple(np.dtype(f"u{size}") for size in arrays["types"].tolist())
        self.file = storage.open_file(f"{segment}{END}")

    def of(self, run: str, among: npt.NDArray[np.bool_] | None = None) -> Places:
        """Return where a run of Han characters, two or more, stands, or only in the documents that `among` has.

        Raises OSError when a file is damaged.
        """
        last = len(run) - 2
        steps = [*range(0, last, 2), last]
        grams = pairs(run)
        sizes = [0, *accumulate(len(char.encode()) for char in run)]
        each = sorted((self._of(grams[at], among) - sizes[at] for at in steps), key=len)
        here: Places = each[0]
        for places in each[1:]:
            if len(here):
                here = here[places.take(np.searchsorted(places, here), mode="clip") == here]
        return here

    def _of(self, pair: str, among: npt.NDArray[np.bool_] | None) -> Places:
        code = code_of(pair)
        at = bisect_left(self._codes, code)
        if at == len(self._codes) or self._codes[at] != code:
            return np.zeros(0, np.int64)
        doc, place = self._types
        first, count = self._starts[at], self._starts[at + 1] - self._starts[at]
        read = self.file.get(first * (doc.itemsize + place.itemsize), count * (doc.itemsize + place.itemsize))
        docs = np.frombuffer(read, doc, count)
        places = np.frombuffer(read, place, count, count * doc.itemsize)
        if among is not None:
            which = np.flatnonzero(among.take(docs))
            docs, places = docs.take(which), places.take(which)
        both: Places = docs.astype(np.int64)
        both <<= _DOC
        both |= places
        return both


def documents_of(places: Places) -> Docs:
    """Return the document of each place."""
    return (places >> _DOC).astype(np.int32)


def documents(places: Places) -> Docs:
    """Return the documents of places, each once and in order."""
    docs = documents_of(places)
    once: Docs = docs[np.append(True, docs[1:] != docs[:-1])[: len(docs)]]
    return once


def begins_of(places: Places) -> Places:
    """Return for each place the beginning of its document."""
    begins: Places = places & (-1 << _DOC)
    return begins


def moved(places: Places, base: int) -> Places:
    """Return places of a segment as those of the whole index, in which its documents begin at `base`."""
    return places + (base << _DOC) if base else places
