"""Tables of a catalogue: who has what, by identifier, so that a page takes from the catalogue only what it shows.

Each is laid out once, when it is first asked for, and stays as it is as long as the catalogue does: a reload makes
others. They hold identifiers and numbers, never units, so that a catalogue that lies on disk can answer the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TypeVar

from dongling.catalog.terms import terms_of
from dongling.model import Fact, Sequence, Unit

K = TypeVar("K")

Names = tuple[str, ...]
"""Identifiers, in the order of loading unless it is said otherwise."""
_APPROVED = "approved"


class Tables:
    """Who has what among `units`, where `sequences` use them, and which of the `facts` they tell."""

    def __init__(self, units: Mapping[str, Unit], sequences: Mapping[str, Sequence], facts: Mapping[str, Fact]) -> None:
        self._units, self._sequences, self._facts = units, sequences, facts

    @cached_property
    def pupils(self) -> Names:
        """The units that pupils see."""
        return tuple(name for name, unit in self._units.items() if unit.for_students)

    @cached_property
    def is_for_pupils(self) -> frozenset[str]:
        """The same, to ask whether a unit is among them."""
        return frozenset(self.pupils)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each unit in the order of loading."""
        return {name: i for i, name in enumerate(self._units)}

    @cached_property
    def unapproved(self) -> frozenset[str]:
        """The units that their schools have not approved."""
        return frozenset(name for name, unit in self._units.items() if unit.review_status != _APPROVED)

    @cached_property
    def with_value(self) -> Mapping[tuple[str, str], Names]:
        """The units that pupils see, by facet (stage, band, kind, school, theme) and value."""
        return _groups((pair, unit.identifier) for unit in self._pupils() for pair in _facets(unit))

    @cached_property
    def every_with_value(self) -> Mapping[tuple[str, str], Names]:
        """All units, by facet and value."""
        return _groups((pair, unit.identifier) for unit in self._units.values() for pair in _facets(unit))

    @cached_property
    def told(self) -> Mapping[str, frozenset[str]]:
        """The facts of each unit: those it cites or derives a figure from, without mere background such as a law."""
        background = {name for name, fact in self._facts.items() if fact.background}
        return {name: frozenset(_cited(unit)).difference(background) for name, unit in self._units.items()}

    @cached_property
    def citing(self) -> Mapping[str, Names]:
        """The units that cite a fact, or derive a figure from it."""
        return _groups((fact, name) for name, unit in self._units.items() for fact in dict.fromkeys(_cited(unit)))

    @cached_property
    def naming(self) -> Mapping[tuple[str, str], Names]:
        """The units that name a term, by scheme and term: in a field of every unit, in `terms` or in their kind's."""
        named = ((name, terms_of(unit)) for name, unit in self._units.items())
        terms = ((name, scheme, words) for name, by_scheme in named for scheme, words in by_scheme.items())
        return _groups(((scheme, word), name) for name, scheme, words in terms for word in dict.fromkeys(words))

    @cached_property
    def building_on(self) -> Mapping[str, Names]:
        """The units for pupils that name a unit among their prerequisites."""
        return _groups((name, unit.identifier) for unit in self._pupils() for name in dict.fromkeys(unit.prerequisites))

    @cached_property
    def sequences_with(self) -> Mapping[str, Names]:
        """The sequences that have a unit."""
        every = self._sequences.values()
        return _groups((name, one.identifier) for one in every for name in dict.fromkeys(s.unit for s in one.steps))

    @cached_property
    def telling(self) -> Mapping[tuple[str, str], Names]:
        """The units for pupils by band and fact that they tell, in the order of their identifiers."""
        told = self.told
        return _groups(
            ((unit.band, fact), unit.identifier) for unit in self._sorted() for fact in told[unit.identifier]
        )

    @cached_property
    def theme_sets(self) -> Mapping[str, Mapping[frozenset[str], Names]]:
        """The units for pupils by band and the themes that they have together, in the order of their identifiers.

        There are far fewer sets of themes than units.
        """
        grouped = _groups(((u.band, frozenset(u.themes)), u.identifier) for u in self._sorted() if u.themes)
        sets: dict[str, dict[frozenset[str], Names]] = {}
        for (band, themes), names in grouped.items():
            sets.setdefault(band, {})[themes] = names
        return sets

    @cached_property
    def themes_of_stages(self) -> frozenset[tuple[str, str]]:
        """Each stage with each theme that a unit for its pupils has."""
        return frozenset((unit.stage, theme) for unit in self._pupils() for theme in unit.themes)

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that pupils see as units, each once, in the order of loading."""
        return sorted(self.is_for_pupils.intersection(names), key=self.place.__getitem__)

    def _pupils(self) -> Iterator[Unit]:
        return (self._units[name] for name in self.pupils)

    def _sorted(self) -> Iterator[Unit]:
        return (self._units[name] for name in sorted(self.pupils))


def _facets(unit: Unit) -> Iterator[tuple[str, str]]:
    pairs = (("stage", unit.stage), ("band", unit.band), ("kind", unit.kind), ("school", unit.school))
    return chain((pair for pair in pairs if pair[1]), (("theme", theme) for theme in unit.themes))


def _cited(unit: Unit) -> Iterable[str]:
    return chain(unit.facts, *[derived.sources for derived in unit.derived]) if unit.derived else unit.facts


def _groups(pairs: Iterable[tuple[K, str]]) -> dict[K, Names]:
    groups: dict[K, list[str]] = {}
    for key, name in pairs:
        groups.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in groups.items()}
