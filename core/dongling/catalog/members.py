"""The members of collections: what each query finds, worked out when it is first asked for."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Collection as AnyOf
from dataclasses import dataclass
from functools import partial
from typing import Any

from dongling.catalog.doors import DOORS, doors_of
from dongling.catalog.record import Names, Record
from dongling.catalog.rows import pairs_of
from dongling.catalog.tables import Tables
from dongling.model import Collection, CollectionQuery, meant_for_pupils


@dataclass(frozen=True, slots=True)
class Members:
    """The units of a collection in the order that its query asks for, and within that the newest first, undated last.

    `every` are all that its query finds, `shown` those of a feed, the newest first whatever the query asks for, and
    the first `dated` of them have a date: units that are not for pupils are shown there only where the query asks for
    their audience. `by_door` has those that each door shows; where the query asks for an audience, it decides alone.
    """

    every: Names
    shown: Names
    dated: int
    by_door: Mapping[str, Names]


class Membership:
    """The members of the collections of one catalogue."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._kept: dict[str, tuple[CollectionQuery, Members]] = {}

    def of(self, collection: Collection) -> Members:
        """Return the members of a collection."""
        kept = self._kept.get(collection.identifier)
        if kept is None or kept[0] is not collection.query:
            kept = self._kept[collection.identifier] = collection.query, self._members(collection.query)
        return kept[1]

    def keep_of(self, before: "Membership", changed: AnyOf[Record]) -> None:
        """Take over from another membership the collections that none of `changed` is in.

        `changed` are records of units that changed, as they were and as they are.
        """
        self._kept = {
            name: (query, members)
            for name, (query, members) in before._kept.items()  # noqa: SLF001 - its own kind
            if not any(_answers(one, query) for one in changed)
        }

    def _members(self, query: CollectionQuery) -> Members:
        columns = self._tables.columns
        names = list(self._candidates(query))
        for field, is_so in _criteria(query):
            names = [name for name, has in zip(names, columns.every(field, names), strict=True) if is_so(has)]
        days = dict(zip(names, columns.every("updated", names), strict=True))
        names.sort(key=lambda name: (days[name] is None, -_ordinal(days[name]), name))
        audiences = list(columns.every("audience", names))
        shown = [name for name, who in zip(names, audiences, strict=True) if query.audience or meant_for_pupils(who)]
        dated = sum(days[name] is not None for name in shown)
        doors = dict(zip(names, map(doors_of, audiences), strict=True))
        every = self.in_order(names, query)
        by_door = {door: tuple(name for name in every if door in doors[name] or query.audience) for door in DOORS}
        return Members(every, tuple(shown), dated, by_door)

    def in_order(self, names: Names | list[str], query: CollectionQuery) -> Names:
        """Return units of a collection as its query orders them; of one place, as they come."""
        words = self.words(names, query)
        place = {word: i for i, word in enumerate(query.terms.get(query.order, ()))}
        return tuple(sorted(names, key=lambda name: place.get(words[name], 0))) if place else tuple(names)

    def words(self, names: Names | list[str], query: CollectionQuery) -> Mapping[str, str]:
        """Return by which word each unit of a collection stands where it does; nothing where nothing orders them."""
        listed = [(query.order, word) for word in query.terms.get(query.order, ())]
        terms = self._tables.columns.every("terms", names) if listed else ((),) * len(names)
        return {
            name: next((word for scheme, word in listed if (scheme, word) in has), "")
            for name, has in zip(names, map(frozenset, terms), strict=True)
        }

    def _candidates(self, query: CollectionQuery) -> Iterable[str]:
        """Return units among which all members are: those that the narrowest of the query's facets leaves."""
        facets = {"kind": query.kind, "theme": query.theme, "school": query.school, "stage": query.stage}
        tables = ((self._tables.every_with_value, facets), (self._tables.naming, query.terms))
        left = [
            {name for value in values for name in table.get((group, value), ())}
            for table, asked in tables
            for group, values in asked.items()
            if values
        ]
        if not left:
            return self._tables.columns
        return min(left, key=len)


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0


def _answers(record: Record, query: CollectionQuery) -> bool:
    fields = {**record._asdict(), "terms": tuple(pairs_of(record.terms))}
    return all(is_so(fields[field]) for field, is_so in _criteria(query))


def _criteria(query: CollectionQuery) -> Iterator[tuple[str, Callable[[Any], bool]]]:
    """Yield what a query asks: a field of a unit, and what is to be so of it; `terms` are pairs of scheme and term."""
    for field, wanted in (("kind", query.kind), ("school", query.school), ("stage", query.stage)):
        if wanted:
            yield field, frozenset(wanted).__contains__
    for field, wanted in (("themes", query.theme), ("keywords", query.keyword)):
        if wanted:
            yield field, partial(_shares, frozenset(wanted))
    if query.audience:
        yield "audience", partial(_reaches, frozenset(query.audience))
    for scheme, terms in query.terms.items():
        if terms:
            yield "terms", partial(_shares, frozenset((scheme, term) for term in terms))
    if query.minutes is not None:
        yield "minutes", query.minutes.__ge__


def _reaches(wanted: frozenset[str], audience: Names) -> bool:
    return _shares(wanted, audience or ("student",))


def _shares(wanted: frozenset[Any], has: Iterable[Any]) -> bool:
    return not wanted.isdisjoint(has)
