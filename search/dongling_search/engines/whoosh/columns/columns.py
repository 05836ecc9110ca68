"""Columns over all documents of an index, for filters, counts of facets and order.

They are plain arrays, read from one file when an index is opened; a search touches only the rows that match. A change
puts those of the new documents after those of the old (`joined`), and looks at no document that stays.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from dongling_search.engines import DECIMALS, Ask
from dongling_search.engines.whoosh.bm25 import Docs, Floats, Norms
from dongling_search.engines.whoosh.columns.facets import NONE, Facet, Mask, Tally
from dongling_search.words import Lines

ROUNDED = 10**-DECIMALS
"""Scores that differ by more than that are not equal when they are rounded: only those that are nearer are."""
GROUPS = 4
"""So many groups of keys are there for each of the best that are wanted."""


@dataclass(frozen=True)
class Columns:
    """The columns of documents by number; rows of deleted documents are there, but never `live_docs`.

    `dates` are in order, and `date_of` names each document's; `order` has the numbers of all documents in the order of
    their identifiers; `lengths` count grams.
    """

    identifiers: Lines
    digests: Lines
    live: Mask
    lengths: npt.NDArray[np.int32]
    minutes: npt.NDArray[np.int32]
    dates: tuple[str, ...]
    date_of: npt.NDArray[np.int32]
    facets: Mapping[str, Facet]
    order: npt.NDArray[np.int32]

    def part(self, first: int, last: int) -> "Columns":
        """Return the columns of the documents from `first` to before `last`."""
        if (first, last) == (0, len(self)):
            return self
        these = slice(first, last)
        order = self.order[(self.order >= first) & (self.order < last)] - np.int32(first)
        return replace(
            self,
            identifiers=self.identifiers.part(first, last),
            digests=self.digests.part(first, last),
            live=self.live[these],
            lengths=self.lengths[these],
            minutes=self.minutes[these],
            date_of=self.date_of[these],
            facets={name: Facet(facet.sets, facet.set_of[these]) for name, facet in self.facets.items()},
            order=order,
        )

    @classmethod
    def joined(cls, parts: Sequence["Columns"]) -> "Columns":
        """Return the columns of all documents, one part's after the other's."""
        dates = tuple(sorted({date for part in parts for date in part.dates}))
        identifiers = Lines.joined([part.identifiers for part in parts])
        return cls(
            identifiers=identifiers,
            digests=Lines.joined([part.digests for part in parts]),
            live=np.concatenate([np.zeros(0, np.bool_), *(part.live for part in parts)]),
            lengths=_joined([part.lengths for part in parts]),
            minutes=_joined([part.minutes for part in parts]),
            dates=dates,
            date_of=_joined([_renamed(part, dates) for part in parts]),
            facets={name: Facet.joined([part.facet(name) for part in parts]) for name in _names(parts)},
            order=_in_order(identifiers, parts),
        )

    def alive(self, live: Mask) -> "Columns":
        """Return these columns with other documents deleted."""
        return replace(self, live=live)

    def facet(self, name: str) -> Facet:
        """Return a facet, with no values when no document has it."""
        return self.facets.get(name) or Facet(NONE, np.zeros(len(self), dtype=np.int32))

    def __len__(self) -> int:
        return len(self.live)

    @cached_property
    def live_docs(self) -> Docs:
        """The numbers of the documents that are there."""
        return np.flatnonzero(self.live).astype(np.int32)

    @property
    def has_deleted(self) -> bool:
        """Tell whether any document was deleted."""
        return len(self.live_docs) < len(self)

    @cached_property
    def norms(self) -> Norms:
        """What lengths do to scores."""
        return Norms.of(self.lengths * self.live, len(self.live_docs))

    @cached_property
    def _tallies(self) -> dict[tuple[str, ...], Tally]:
        """What counts facets, by the names of these: every search asks for the same."""
        return {}

    @cached_property
    def _rank(self) -> npt.NDArray[np.int32]:
        """The place of each document in the order of identifiers."""
        rank = np.empty(len(self), dtype=np.int32)
        rank[self.order] = np.arange(len(self), dtype=np.int32)
        return rank

    def known(self) -> dict[str, str]:
        """Return the digest of each document that is there."""
        pairs = zip(self.identifiers, self.digests, strict=True)
        if not self.has_deleted:
            return dict(pairs)
        return {
            identifier: digest
            for (identifier, digest), is_live in zip(pairs, self.live.tolist(), strict=True)
            if is_live
        }

    def number(self, identifier: str) -> int:
        """Return the number of a document that is there; -1 when it is not."""
        at = bisect_left(self.order, identifier, key=lambda number: self.identifiers[number])
        for number in self.order[at:].tolist():
            if self.identifiers[number] != identifier:
                break
            if self.live[number]:
                return int(number)
        return -1

    def tally(self, names: tuple[str, ...]) -> Tally:
        """Return what counts these facets."""
        if names not in self._tallies:
            self._tallies[names] = Tally([self.facet(name) for name in names], len(self))
        return self._tallies[names]

    def best(self, ask: Ask, docs: Docs, scores: Floats) -> Docs:
        """Return the wanted ones of `docs` in the order asked for; a list of everything has the newest first."""
        if not ask.limit:
            return docs[:0]
        end = ask.offset + ask.limit
        if ask.sort == "minutes":
            return self.first(docs, scores, end, self.minutes.take(docs))[ask.offset :]
        if ask.sort == "newest" or (ask.plan.everything and not ask.plan.leaves):
            return self.first(docs, scores, end, -self.date_of.take(docs))[ask.offset :]
        return self.first(docs, scores, end)[ask.offset :]

    def first(self, docs: Docs, scores: Floats, end: int, key: npt.NDArray[Any] | None = None) -> Docs:
        """Return the first `end` of `docs`: by a key, by their scores where that is none or the same, by identifier."""
        if 0 < end < len(docs):
            decides = -scores if key is None else key
            near = np.flatnonzero(decides <= _bound(decides, end) + (ROUNDED if key is None else 0))
            docs, scores, key = docs.take(near), scores.take(near), None if key is None else key.take(near)
        worth = -np.round(scores, DECIMALS)
        order = (self._rank.take(docs), worth) if key is None else (self._rank.take(docs), worth, key)
        return docs[np.lexsort(order)[:end]]


def _bound(key: npt.NDArray[Any], count: int) -> Any:
    """Return a number that at least `count` of the keys do not exceed, and few more.

    Of many keys the least of each of some groups are looked at: to part all of them takes three times as long.
    """
    size = len(key) // (GROUPS * count)
    if size > 1:
        key = key[: size * GROUPS * count].reshape(size, -1).min(axis=0)
    return np.partition(key, count - 1)[count - 1]


def _names(parts: Iterable[Columns]) -> dict[str, None]:
    return dict.fromkeys(name for part in parts for name in part.facets)


def _joined(arrays: Sequence[npt.NDArray[np.int32]]) -> npt.NDArray[np.int32]:
    return np.concatenate([np.zeros(0, np.int32), *arrays])


def _renamed(part: Columns, dates: Sequence[str]) -> npt.NDArray[np.int32]:
    """Return the date of each document by its number among more dates."""
    number = {date: at for at, date in enumerate(dates)}
    return np.array([number[date] for date in part.dates], dtype=np.int32).take(part.date_of)


def _in_order(identifiers: Lines, parts: Sequence[Columns]) -> npt.NDArray[np.int32]:
    """Merge the orders of parts; Python's sorting sees that each is in order already."""
    bases = np.cumsum([0, *map(len, parts)])
    order = [number for part, base in zip(parts, bases, strict=False) for number in (part.order + base).tolist()]
    if sum(len(part) > 0 for part in parts) > 1:
        order.sort(key=list(identifiers).__getitem__)
    return np.array(order, dtype=np.int32)
