"""BM25 over numpy arrays: what one gram adds to each document, and the lengths as Lucene rounds them.

Lengths are rounded to what fits one byte there, so that a cluster ranks exactly as we do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from dongling_search.engines import K1, B

EXACT = 24
"""SmallFloat keeps lengths below this as they are, and rounds what is above it."""

Number = TypeVar("Number", bound=np.generic)
Docs = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[Any]
"""Whole numbers, of whichever type they are kept in."""


class Postings:
    """The documents that have a gram, in order, and what it adds to their scores."""

    def __init__(self, docs: Docs, impacts: Floats) -> None:
        self.docs, self._impacts = docs, impacts

    @property
    def impacts(self) -> Floats:
        """What is added to the score of each of the documents."""
        return self._impacts

    @property
    def size(self) -> int:
        """Bytes held."""
        return self.docs.nbytes + self._impacts.nbytes

    def at(self, docs: Docs) -> Floats:
        """Return what is added to each of `docs`; nothing where one has not the gram."""
        if not len(self.docs):
            return np.zeros(len(docs))
        places = np.searchsorted(self.docs, docs)
        has = self.docs.take(places, mode="clip") == docs
        return np.where(has, self._at(docs, places), 0.0)

    def _at(self, docs: Docs, places: npt.NDArray[np.int64]) -> Floats:
        """Return what is added to `docs`, which are at `places` of these; any number for one that is not there."""
        return self._impacts.take(places, mode="clip")

    def of(self, doc: int) -> float:
        """Return what is added to one document."""
        return float(self.at(np.array([doc], dtype=np.int32))[0])

    def among(self, docs: Docs) -> npt.NDArray[np.bool_]:
        """Tell of each of `docs` whether it has the gram."""
        if not len(self.docs):
            return np.zeros(len(docs), dtype=np.bool_)
        mask: npt.NDArray[np.bool_] = self.docs.take(np.searchsorted(self.docs, docs), mode="clip") == docs
        return mask


class Counted(Postings):
    """Postings that know how often a gram occurs, until somebody asks what it adds to all of its documents.

    Of a phrase only the few documents that have it are asked about.
    """

    def __init__(self, docs: Docs, counts: Counts, idf: float, norms: "Norms") -> None:
        self.docs, self._idf, self._norms = docs, idf, norms
        self._held: tuple[bool, Counts] = False, counts
        """Whether it is what is added, and that, or how often; one value, since two threads may ask at once."""

    @property
    def impacts(self) -> Floats:
        """What is added to the score of each of the documents."""
        made, held = self._held
        if not made:
            held = self._added(self.docs, held)
            self._held = True, held
        return held

    @property
    def size(self) -> int:
        """Bytes held, once all is worked out."""
        return self.docs.nbytes + 8 * len(self.docs)

    def _at(self, docs: Docs, places: npt.NDArray[np.int64]) -> Floats:
        made, held = self._held
        taken: Floats = held.take(places, mode="clip")
        return taken if made else self._added(docs, taken)

    def _added(self, docs: Docs, counts: Counts) -> Floats:
        below = self._norms.by_doc.take(docs)
        below += counts
        added: Floats = np.multiply(counts, self._idf, dtype=np.float64)
        added /= below
        return added


def common(each: Iterable[Postings]) -> Docs:
    """Return the documents that have every gram; of no grams, none."""
    first, *others = sorted(each, key=lambda postings: len(postings.docs)) or [Postings(NO_DOCS, NO_FLOATS)]
    docs = first.docs
    for postings in others:
        docs = docs[postings.among(docs)]
    return docs


NO_DOCS: Docs = np.zeros(0, dtype=np.int32)
NO_FLOATS: Floats = np.zeros(0)


def joined(empty: npt.NDArray[Number], arrays: Sequence[npt.NDArray[Number]]) -> npt.NDArray[Number]:
    """Return arrays one after the other; a single one as it is, and `empty` of none."""
    return arrays[0] if len(arrays) == 1 else np.concatenate([empty, *arrays])


def rounded_length(length: int) -> int:
    """Return a document's length as Lucene keeps it: exact up to 39, then four significant bits."""
    above = max(0, length - EXACT)
    shift = max(0, above.bit_length() - 4)
    return length - above + (above >> shift << shift)


@dataclass(frozen=True, slots=True)
class Norms:
    """What lengths do to scores: k1 * (1 - b + b * length / mean length), by document, and how many there are."""

    count: int
    by_doc: Floats

    @classmethod
    def of(cls, lengths: npt.NDArray[np.int32], count: int) -> "Norms":
        """Return the norms of documents with these exact lengths; 0 where there is none."""
        mean = int(lengths.sum(dtype=np.int64)) / max(count, 1) or 1.0
        different, which = np.unique(lengths, return_inverse=True)
        rounded = np.array([rounded_length(length) for length in different.tolist()], dtype=np.float64)
        return cls(count, (K1 * (1 - B + B * rounded / mean)).take(which))

    def postings(self, docs: Docs, counts: Counts) -> Postings:
        """Return the postings of a gram that occurs `counts` times in `docs`."""
        return Counted(docs, counts, log(1 + (self.count - len(docs) + 0.5) / (len(docs) + 0.5)), self)
