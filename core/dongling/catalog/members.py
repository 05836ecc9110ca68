"""The members of collections: what each query finds, worked out when it is first asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dongling.catalog.tables import Names, Tables
from dongling.catalog.terms import terms_of
from dongling.model import Collection, CollectionQuery, Unit


@dataclass(frozen=True, slots=True)
class Members:
    """The units of a collection, the newest first; without a date, last.

    `every` are all that its query finds, `shown` those that readers are shown, the first `dated` of which have a date:
    units that are not for pupils are shown only where the query asks for their audience.
    """

    every: Names
    shown: Names
    dated: int


class Membership:
    """The members of the collections of one catalogue."""

    def __init__(self, units: Mapping[str, Unit], tables: Tables) -> None:
        self._units, self._tables = units, tables
        self._kept: dict[str, tuple[CollectionQuery, Members]] = {}

    def of(self, collection: Collection) -> Members:
        """Return the members of a collection."""
        kept = self._kept.get(collection.identifier)
        if kept is None or kept[0] is not collection.query:
            kept = self._kept[collection.identifier] = collection.query, self._members(collection.query)
        return kept[1]

    def _members(self, query: CollectionQuery) -> Members:
        matching = [unit for name in self._candidates(query) if _answers(unit := self._units[name], query)]
        matching.sort(key=lambda unit: (unit.updated is None, -_day(unit), unit.identifier))
        shown = [unit for unit in matching if unit.for_students or query.audience]
        dated = sum(unit.updated is not None for unit in shown)
        return Members(_names(matching), _names(shown), dated)

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
            return self._units
        return min(left, key=len)


def _names(units: Iterable[Unit]) -> Names:
    return tuple(unit.identifier for unit in units)


def _day(unit: Unit) -> int:
    return unit.updated.toordinal() if unit.updated else 0


def _answers(unit: Unit, query: CollectionQuery) -> bool:
    criteria = (
        (query.kind, (unit.kind,)),
        (query.theme, unit.themes),
        (query.school, (unit.school,)),
        (query.stage, (unit.stage,)),
        (query.audience, unit.audience or ("student",)),
        (query.keyword, unit.keywords),
        *((terms, terms_of(unit).get(scheme, ())) for scheme, terms in query.terms.items()),
    )
    return all(not wanted or set(wanted) & set(has) for wanted, has in criteria) and (
        query.minutes is None or unit.minutes <= query.minutes
    )
