"""The catalog, read-only: all units, sequences, schools, terms, facts and places that were loaded, and the problems.

A reload makes a new catalog and swaps it; whoever holds the old one can finish with it in peace.
"""

from collections.abc import Collection as AnyOf
from collections.abc import Iterable, Mapping
from collections.abc import Sequence as AnySequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from dongling.catalog.doors import PUPIL
from dongling.catalog.members import Membership
from dongling.catalog.record import Described, Record, record_of
from dongling.catalog.tables import Tables
from dongling.catalog.terms import Terms
from dongling.model import (
    Collection,
    Fact,
    FactSource,
    Kind,
    Located,
    Place,
    School,
    Sequence,
    Step,
    Unit,
)
from dongling.problems import Problem

NO_GRADE = "不分年级"
"""What readers are told of a unit that is for no pupil and belongs to no band."""


@dataclass(frozen=True)
class Catalog:
    """All content as one load read it. Mappings are by identifier, in the order of loading."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    sequences: Mapping[str, Sequence] = field(default_factory=dict)
    collections: Mapping[str, Collection] = field(default_factory=dict)
    schools: Mapping[str, School] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, FactSource] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    problems: AnySequence[Problem] = ()
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """The errors of each file whose values stand as they were before them, by how messages name it."""
    drafts: Mapping[str, Unit] = field(default_factory=dict)
    """Units that are still being written: loaded and checked, and in nothing that a reader asks; `units` has none."""

    def errors_since(self, item: Located) -> tuple[Problem, ...]:
        """Return what is wrong with the file of an item that stands as it was before it; else nothing."""
        return self.broken.get(item.source.shown, ())

    @cached_property
    def tables(self) -> Tables:
        """Who has what among the units, by identifier: what a page asks that shows a few of them."""
        return Tables(getattr(self.units, "records", self._records), self.sequences, self.facts)

    def _records(self) -> Iterable[Record]:
        return map(record_of, self.units.values())

    @cached_property
    def membership(self) -> Membership:
        """The members of each collection, by identifier."""
        return Membership(self.tables)

    @property
    def student_units(self) -> tuple[Unit, ...]:
        """The units that pupils see."""
        return self.named(self.tables.pupils)

    @property
    def laws(self) -> frozenset[str]:
        """The names of the laws that facts state."""
        return self.tables.laws

    def with_tables_of(self, other: "Catalog") -> "Catalog":
        """Return this catalog with the tables that another one of the same units, sequences and facts has made."""
        vars(self).update(tables=other.tables, membership=other.membership)
        return self

    def keep_members(self, other: "Catalog", changed: AnyOf[Record]) -> None:
        """Take over from another catalog the members of collections that none of `changed` is in."""
        if "membership" in vars(other):
            self.membership.keep_of(other.membership, changed)

    def heard_by(self, terms: Terms) -> "Catalog":
        """Return this catalog with other terms in place of its own, which answer as these do and note what is asked."""
        heard = copy(self)
        vars(heard).update(terms=terms, tables=self.tables, membership=self.membership)
        return heard

    def named(self, identifiers: Iterable[str]) -> tuple[Unit, ...]:
        """Return the units of these identifiers, all of which there are."""
        return tuple(self.units[name] for name in identifiers)

    def with_value(self, facet: str, value: str) -> tuple[Unit, ...]:
        """Return the units that pupils see and that have `value` in a facet (stage, band, kind, school, theme)."""
        return self.named(self.tables.with_value.get((facet, value), ()))

    def count(self, facet: str, value: str, door: str = PUPIL) -> int:
        """Return how many units that a door shows have `value` in a facet."""
        return self.tables.count_at(door, facet, value)

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet that any unit has, in the order of their vocabulary."""
        used = {value for (name, value) in self.tables.every_with_value if name == facet}
        order: Iterable[str] = self._order(facet)
        return tuple(value for value in order if value in used)

    def _order(self, facet: str) -> Iterable[str]:
        if facet == "kind":
            return self.kinds
        return self.schools if facet == "school" else self.terms.scheme(facet)

    def name_of(self, facet: str, value: str) -> str:
        """Return what readers call a facet's value."""
        if facet == "kind":
            return self.kinds[value].name if value in self.kinds else value
        if facet == "school":
            return self.schools[value].name if value in self.schools else value
        return self.terms.name(facet, value)

    def grade(self, unit: Described) -> str:
        """Return the stage and band of a unit as readers call them; of one that belongs to none, that it does."""
        if not unit.band:
            return NO_GRADE
        return f"{self.terms.name('stage', unit.stage)} {self.terms.name('band', unit.band)}".strip()

    def words(self, facet: str) -> Mapping[str, str]:
        """Return every word, in lower case, that names a value of a facet or of `audience`, with its identifier."""
        if facet == "school":
            named = ((s.identifier, (s.identifier, s.name, s.full_name, s.name_en)) for s in self.schools.values())
            return {word.lower(): identifier for identifier, words in named for word in words if word}
        return self.terms.spoken(facet)

    def sequences_with(self, identifier: str) -> tuple[Sequence, ...]:
        """Return the sequences that have the unit."""
        return tuple(self.sequences[name] for name in self.tables.sequences_with.get(identifier, ()))

    def members(self, collection: Collection) -> tuple[Unit, ...]:
        """Return the units that a collection's query finds, the newest first; without a date, last."""
        return self.named(self.membership.of(collection).every)

    def units_citing(self, fact: str) -> tuple[Unit, ...]:
        """Return the units that cite a fact, or derive a figure from it."""
        return self.named(self.tables.citing.get(fact, ()))

    def steps(self, sequence: Sequence) -> list[tuple[int, Unit | None, int]]:
        """Return number, unit (None when its school is not loaded) and minutes of each step."""
        return [(i, self.units.get(step.unit), self.minutes_of(step)) for i, step in enumerate(sequence.steps, 1)]

    def minutes_of(self, step: Step) -> int:
        """Return the minutes of a step: its own, else its unit's; 0 when nobody knows."""
        unit = self.tables.records.get(step.unit)
        return step.minutes or (unit.minutes if unit else 0)
