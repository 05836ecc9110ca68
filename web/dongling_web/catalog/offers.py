"""What a school offers: its units by kind, its themes and those that it lacks, its own words, its collections."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dongling.catalog import Catalog, Record, Several
from dongling.model import Kind, School
from dongling_web.catalog import vocabularies
from dongling_web.catalog.vocabularies import Scheme
from dongling_web.catalog.ways_in import Choice
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.words import name_of


@dataclass(frozen=True)
class Offer:
    """What a school has for pupils: `kinds` with their units, in the order of kinds, and all of its `units` so.

    `others` says for whom it has units that pupils do not see; `sample` is its first unit that is not approved.
    """

    units: tuple[str, ...]
    kinds: tuple[tuple[Kind, Several], ...]
    has: tuple[Choice, ...]
    lacks: tuple[Choice, ...]
    others: tuple[Choice, ...]
    sample: str
    schemes: tuple[Scheme, ...]

    def by_kind(self, names: Iterable[str]) -> list[tuple[Kind, int, list[str]]]:
        """Return some of the units under their kinds, each with how many units of it there are in all."""
        some = set(names)
        return [(kind, len(own), here) for kind, own in self.kinds if (here := [name for name in own if name in some])]


class Offers:
    """The offers of a catalogue's schools, each counted when it is first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._counted: dict[str, Offer] = {}

    def of(self, school: School) -> Offer:
        """Return what a school offers."""
        offer = self._counted.get(school.identifier)
        if offer is None:
            offer = self._counted[school.identifier] = _offer(school, self._catalog)
        return offer


def _offer(school: School, catalog: Catalog) -> Offer:
    tables, key = catalog.tables, ("school", school.identifier)
    units = tables.described(tables.with_value.get(key, ()))
    kinds = tuple(_kinds(units, catalog))
    themes = _themes(units, catalog)
    rest = (name for name in tables.every_with_value.get(key, ()) if name not in tables.is_for_pupils)
    return Offer(
        units=tuple(name for _, own in kinds for name in own),
        kinds=kinds,
        has=tuple(choice for choice in themes if choice.count),
        lacks=tuple(choice for choice in themes if not choice.count),
        others=tuple(_others(tables.described(rest), catalog)),
        sample=next((unit.identifier for unit in units if not unit.approved), ""),
        schemes=tuple(vocabularies.coverage(school, catalog)),
    )


def _kinds(units: Iterable[Record], catalog: Catalog) -> Iterable[tuple[Kind, Several]]:
    of_kind: dict[str, list[str]] = {}
    for unit in units:
        of_kind.setdefault(unit.kind, []).append(unit.identifier)
    return ((kind, tuple(of_kind[name])) for name, kind in catalog.kinds.items() if name in of_kind)


def _themes(units: Iterable[Record], catalog: Catalog) -> list[Choice]:
    """Return all themes with how many of these units have them, the fullest first."""
    counts = Counter(theme for unit in units for theme in unit.themes)
    choices = [Choice(name, name_of("theme", name, catalog), counts[name]) for name in catalog.terms.scheme("theme")]
    return sorted(choices, key=lambda choice: -choice.count)


def _others(units: Iterable[Record], catalog: Catalog) -> Iterable[Choice]:
    counts = Counter(who for unit in units for who in unit.audience)
    return (Choice(who, name_of("audience", who, catalog), count) for who, count in counts.items())


def _by_school(catalog: Catalog) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = {}
    for collection in catalog.collections.values():
        names.setdefault(collection.school, []).append(collection.identifier)
    return names


_of_schools = PerCatalog(_by_school, rests_on=lambda catalog: (catalog.collections,))


def collections_of(school: str, catalog: Catalog) -> list[str]:
    """Return the collections of a school."""
    return _of_schools.of(catalog).get(school, [])
