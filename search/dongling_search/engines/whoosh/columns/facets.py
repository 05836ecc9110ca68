"""The values of one facet: documents have few different sets of them, and each document names its set."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from dongling_search.engines.whoosh.bm25 import Docs

Mask = npt.NDArray[np.bool_]
Values = tuple[str, ...]
NONE: tuple[Values, ...] = ((),)
"""The first set is always the empty one."""
NO_PAIRS: npt.NDArray[np.int64] = np.zeros((0, 2), np.int64)
KEPT = 64
"""Of so many different filters is kept which sets pass them."""


class Facet:
    """The different sets of values, the first of them empty, and the number of each document's."""

    def __init__(self, sets: Sequence[Values], set_of: Docs) -> None:
        self.sets, self.set_of = tuple(sets), set_of
        self._passing: dict[Values, Mask] = {}

    @classmethod
    def joined(cls, parts: Sequence["Facet"]) -> "Facet":
        """Return the facet of all documents, one part's after the other's."""
        sets: dict[Values, int] = {values: number for number, values in enumerate(NONE)}
        each = []
        for part in parts:
            numbers = [sets.setdefault(values, len(sets)) for values in part.sets]
            each.append(np.array(numbers, dtype=np.int32).take(part.set_of))
        return cls(tuple(sets), np.concatenate(each))

    @cached_property
    def values(self) -> list[str]:
        """Each value once."""
        return list(dict.fromkeys(value for values in self.sets for value in values))

    @cached_property
    def pairs(self) -> npt.NDArray[np.int64]:
        """A row for each value of each set: the numbers of the set and of the value."""
        number = {value: at for at, value in enumerate(self.values)}
        each = [(of, number[value]) for of, values in enumerate(self.sets) for value in dict.fromkeys(values)]
        return np.array(each, dtype=np.int64).reshape(-1, 2)

    def any_of(self, wanted: Iterable[str], docs: Docs) -> Mask:
        """Tell of each of `docs` whether it has any of the wanted values."""
        asked = tuple(wanted)
        passes = self._passing.get(asked)
        if passes is None:
            passes = np.array([not values.isdisjoint(asked) for values in map(frozenset, self.sets)])
            if len(self._passing) < KEPT:
                self._passing[asked] = passes
        mask: Mask = passes.take(self.set_of.take(docs))
        return mask


class Tally:
    """Counts the values of several facets in one go: small steps for each would take longer than the counting.

    It has a row for each document, with its set of each facet, so that what a document has stands together.
    """

    def __init__(self, facets: Sequence[Facet], docs: int) -> None:
        self._facets = tuple(facets)
        self._bases = list(accumulate((len(facet.sets) for facet in facets), initial=0))
        self._rows = np.zeros((docs, len(facets)), np.int32)
        for number, (facet, base) in enumerate(zip(facets, self._bases[:-1], strict=True)):
            self._rows[:, number] = facet.set_of + np.int32(base)
        self._every = np.bincount(self._rows.ravel(), minlength=self._bases[-1])
        values = list(accumulate((len(facet.values) for facet in facets), initial=0))
        pairs = [facet.pairs + base for facet, base in zip(facets, zip(self._bases, values, strict=True), strict=False)]
        self._sets, self._values = np.concatenate([NO_PAIRS, *pairs]).T.copy()
        self._count = values[-1]

    def of(self, docs: Docs, own: Mapping[int, Docs]) -> list[dict[str, int]]:
        """Return for each facet how many of `docs`, or of its `own`, have each value that any of them has."""
        of_sets = self._of_sets(docs)
        for number, others in own.items():
            first, last = self._bases[number : number + 2]
            of_sets[first:last] = np.bincount(self._facets[number].set_of.take(others), minlength=last - first)
        counts = iter(np.bincount(self._values, of_sets.take(self._sets), self._count).astype(np.int64).tolist())
        return [{value: count for value in facet.values if (count := next(counts))} for facet in self._facets]

    def _of_sets(self, docs: Docs) -> npt.NDArray[np.int64]:
        """Return how many of `docs`, each there once, have each set; of most documents by those that are not there."""
        if 2 * len(docs) <= len(self._rows):
            return np.bincount(self._rows.take(docs, axis=0).ravel(), minlength=self._bases[-1])
        others = np.ones(len(self._rows), np.bool_)
        others[docs] = False
        left_out = self._rows.take(np.flatnonzero(others), axis=0)
        counts: npt.NDArray[np.int64] = self._every - np.bincount(left_out.ravel(), minlength=self._bases[-1])
        return counts
