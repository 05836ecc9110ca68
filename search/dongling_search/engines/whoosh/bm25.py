"""BM25 over numpy arrays: what one gram adds to each document, and the lengths as Lucene rounds them.

Lengths are rounded to what fits one byte there, so that a cluster ranks exactly as we do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from dongling_search.engines import K1, B

EXACT = 24
"""SmallFloat keeps lengths below this as they are, and rounds what is above it."""

Docs = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a gram, in order, and what it adds to their scores."""

    docs: Docs
    impacts: Floats

    @property
    def size(self) -> int:
        """Bytes held."""
        return self.docs.nbytes + self.impacts.nbytes

    def of(self, doc: int) -> float:
        """Return what is added to one document."""
        at = int(np.searchsorted(self.docs, doc))
        return float(self.impacts[at]) if at < len(self.docs) and self.docs[at] == doc else 0.0

    def among(self, docs: Docs) -> npt.NDArray[np.bool_]:
        """Tell of each of `docs` whether it has the gram."""
        at = np.searchsorted(self.docs, docs)
        mask: npt.NDArray[np.bool_] = np.append(self.docs, -1)[at] == docs
        return mask


NO_DOCS: Docs = np.zeros(0, dtype=np.int32)
NO_FLOATS: Floats = np.zeros(0)


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
    def of(cls, lengths: Sequence[int], count: int) -> "Norms":
        """Return the norms of documents with these exact lengths; 0 where there is none."""
        mean = sum(lengths) / max(count, 1) or 1.0
        rounded = np.array([rounded_length(length) for length in lengths], dtype=np.float64)
        return cls(count, K1 * (1 - B + B * rounded / mean))

    def postings(self, docs: Docs, counts: Floats) -> Postings:
        """Return what a gram adds that occurs `counts` times in `docs`."""
        idf = log(1 + (self.count - len(docs) + 0.5) / (len(docs) + 0.5))
        return Postings(docs, idf * counts / (counts + self.by_doc[docs]))
