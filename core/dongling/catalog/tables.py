"""Tables of a catalogue: who has what, by identifier, so that a page takes from the catalogue only what it shows.

All are made of the records of the units, read once, and each is laid out when it is first asked for; they stay as they
are as long as the catalogue does: a reload makes others. They hold columns, identifiers and numbers, never units.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from heapq import merge
from operator import attrgetter
from typing import NamedTuple, TypeVar

from dongling.catalog.doors import FAMILY, PUPIL, TEACHER, doors_of
from dongling.catalog.record import APPROVED, Names, Record
from dongling.catalog.records import Chosen, Records, Several
from dongling.model import Fact, Sequence, meant_for_pupils

K = TypeVar("K")

_FACETS: Mapping[str, Callable[[Record], Names]] = {
    "stage": lambda record: (record.stage,),
    "band": lambda record: (record.band,),
    "kind": lambda record: (record.kind,),
    "school": lambda record: (record.school,),
    "theme": attrgetter("themes"),
}
_SINGLE = ("stage", "band", "kind", "school")
"""The facets of which every unit has one value."""
_FEW = 50
"""What so many units tell is looked up each time that it is asked for."""


def facets(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each facet (stage, band, kind, school, theme) with each value of it that a unit has."""
    return ((name, value) for name, words in _FACETS.items() for value in words(record) if value)


class Tables:
    """Who has what among the units of `records`, where `sequences` use them, and which of the `facts` they tell.

    `records` is called once, at the first question, and gives the records in the order of loading.
    """

    def __init__(
        self,
        records: Callable[[], Records | Iterable[Record]],
        sequences: Mapping[str, Sequence],
        facts: Mapping[str, Fact],
    ) -> None:
        self._read, self._sequences, self._facts = records, sequences, facts

    @cached_property
    def columns(self) -> Records:
        """The fields of all units: what is made of them all is made of these."""
        records = self._read()
        return records if isinstance(records, Records) else Records.of(records)

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The record of each unit, in the order of loading: for whoever needs some of them."""
        return self.columns

    @cached_property
    def pupils(self) -> Several:
        """The units that pupils see."""
        return self.columns.marked(self._marks)

    @cached_property
    def _marks(self) -> bytes:
        """By the place of each unit, whether pupils see it."""
        known: dict[Names, bool] = {}
        audiences = self.columns.every("audience")
        return bytes(known[one] if one in known else known.setdefault(one, meant_for_pupils(one)) for one in audiences)

    @cached_property
    def is_for_pupils(self) -> frozenset[str]:
        """The same, to ask whether a unit is among them."""
        return frozenset(self.pupils)

    @cached_property
    def _not_for_pupils(self) -> frozenset[str]:
        return frozenset(name for name in self.columns if name not in self.is_for_pupils)

    @cached_property
    def _for_families(self) -> frozenset[str]:
        """The units that families see and pupils don't."""
        others = tuple(self._not_for_pupils)
        audiences = zip(others, self.columns.every("audience", others), strict=True)
        return frozenset(name for name, audience in audiences if FAMILY in doors_of(audience))

    def count_at(self, door: str, facet: str, value: str) -> int:
        """Return how many units a door shows that have a value in a facet (stage, band, kind, school, theme)."""
        if door == TEACHER:
            return len(self.every_with_value.get((facet, value), ()))
        for_all = len(self.with_value.get((facet, value), ()))
        if door == PUPIL or not self._for_families:
            return for_all
        return for_all + len(self._for_families.intersection(self.every_with_value.get((facet, value), ())))

    @property
    def place(self) -> Mapping[str, int]:
        """The place of each unit in the order of loading."""
        return self.columns.place

    @cached_property
    def all_approved(self) -> bool:
        """Whether every unit has been approved by its school."""
        return all(status == APPROVED for status in self.columns.every("review_status"))

    @cached_property
    def named(self) -> Mapping[str, Several]:
        """The units of each name."""
        return self.columns.grouped(zip(self.columns.every("name")))

    @cached_property
    def with_value(self) -> Mapping[tuple[str, str], Several]:
        """The units that pupils see, by facet (stage, band, kind, school, theme) and value."""
        seen = ((pair, self.seen(names)) for pair, names in self.every_with_value.items())
        return {pair: names for pair, names in seen if names}

    @cached_property
    def every_with_value(self) -> Mapping[tuple[str, str], Several]:
        """All units, by facet and value."""
        by: dict[str, Mapping[str, Several]] = {name: self.columns.groups(name) for name in _SINGLE}
        by["theme"] = self.columns.grouped(self.columns.every("themes"))
        return {(name, value): units for name, values in by.items() for value, units in values.items() if value}

    def told(self, identifier: str) -> frozenset[str]:
        """Return the facts of a unit: those it cites or derives a figure from, without background such as a law."""
        return frozenset(self.records[identifier].facts) - self.background

    @property
    def background(self) -> frozenset[str]:
        """The facts that are mere background: cited, and told by nobody."""
        return self.of_facts.background

    @property
    def laws(self) -> frozenset[str]:
        """The names of the laws that facts state."""
        return self.of_facts.laws

    @cached_property
    def of_facts(self) -> "OfFacts":
        """What is asked of all facts, read in one go."""
        background, laws, of_itself = set[str](), set[str](), set[str]()
        for name, fact in self._facts.items():
            if fact.background:
                background.add(name)
            if fact.law:
                laws.add(fact.law)
            if fact.confidence == "seed":
                of_itself.add(name)
        return OfFacts(frozenset(background), frozenset(laws), frozenset(of_itself))

    def told_again(self, identifier: str) -> frozenset[str]:
        """Return the facts of a unit that it tells without saying how it takes them further than others do."""
        return frozenset(self.records[identifier].told_again) - self.background

    @cached_property
    def citing(self) -> Mapping[str, Several]:
        """The units that cite a fact, or derive a figure from it."""
        return self.columns.groups("facts")

    @cached_property
    def naming(self) -> Mapping[tuple[str, str], Several]:
        """The units that name a term, by scheme and term: in a field of every unit, in `terms` or in their kind's."""
        return {term: names for term, names in self.columns.groups("terms").items() if term[1] is not None}

    @cached_property
    def building_on(self) -> Mapping[str, Several]:
        """The units for pupils that name a unit among their prerequisites."""
        every = ((name, self.seen(names)) for name, names in self.needing.items())
        return {name: names for name, names in every if names}

    @cached_property
    def needing(self) -> Mapping[str, Several]:
        """All units that name a unit among their prerequisites."""
        return self.columns.grouped(map(dict.fromkeys, self.columns.every("prerequisites")))

    @cached_property
    def sequences_with(self) -> Mapping[str, Several]:
        """The sequences that have a unit."""
        sequences = self._sequences.values()
        return _grouped((one.identifier, dict.fromkeys(step.unit for step in one.steps)) for one in sequences)

    def telling(self, band: str, fact: str) -> Several:
        """Return the units for pupils of a band that tell a fact, in the order of their identifiers."""
        if fact in self.background:
            return ()
        by_band = self._telling.get(fact)
        if by_band is None:
            by_band = self._by_band(fact)
            if len(self.citing.get(fact, ())) > _FEW:
                self._telling[fact] = by_band
        return by_band.get(band, ())

    @cached_property
    def _telling(self) -> dict[str, Mapping[str, Several]]:
        """The units by band of the facts that many units tell, as far as they were asked for."""
        return {}

    def _by_band(self, fact: str) -> Mapping[str, Several]:
        return self.columns.groups("band", tuple(sorted(self.seen(self.citing.get(fact, ())))))

    @cached_property
    def theme_sets(self) -> Mapping[str, Mapping[frozenset[str], Several]]:
        """The units for pupils by band and the themes that they have together, in the order of their identifiers.

        There are far fewer sets of themes than units.
        """
        names = tuple(sorted(self.pupils))
        stand = zip(self.columns.every("band", names), self.columns.every("themes", names), strict=True)
        sets: dict[str, dict[frozenset[str], list[Several]]] = defaultdict(lambda: defaultdict(list))
        for (band, themes), group in _grouped(zip(names, zip(stand), strict=True)).items():
            if themes:
                sets[band][frozenset(themes)].append(group)
        return {band: {themes: _together(listed) for themes, listed in of.items()} for band, of in sets.items()}

    @cached_property
    def themes_of_stages(self) -> frozenset[tuple[str, str]]:
        """Each stage with each theme that a unit for its pupils has."""
        stages, themes = (self.columns.every(field, self.pupils) for field in ("stage", "themes"))
        return frozenset((stage, theme) for stage, some in set(zip(stages, themes, strict=True)) for theme in some)

    def depths(self, names: Several) -> Mapping[str, Several]:
        """Return the different depths that units have in each of their bands, as they come."""
        bands, depths = (self.columns.every(field, names) for field in ("band", "depth"))
        return _grouped((depth, (band,)) for band, depth in dict.fromkeys(zip(bands, depths, strict=True)))

    def described(self, names: Iterable[str]) -> list[Record]:
        """Return the records of these units, all of which there are."""
        return [self.records[name] for name in names]

    def chosen(self, names: Several) -> Chosen:
        """Return these units, all of which there are, as records that are made when they are looked at."""
        return Chosen(names, self.records, self.columns)

    def seen(self, names: Several) -> Several:
        """Return those of these units that pupils see; the same object when that is all of them."""
        seen = self.columns.marked(self._marks, names)
        return names if len(seen) == len(names) else seen

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that pupils see as units, each once, in the order of loading."""
        return sorted(self.is_for_pupils.intersection(names), key=self.place.__getitem__)


class OfFacts(NamedTuple):
    """The facts that are mere background, the names of the laws that facts state, what schools say of themselves."""

    background: frozenset[str]
    laws: frozenset[str]
    of_itself: frozenset[str]


def _grouped(items: Iterable[tuple[str, Iterable[K]]]) -> dict[K, Several]:
    """Return identifiers by each of the keys that they have, in the order that they come in."""
    groups: dict[K, list[str]] = defaultdict(list)
    for name, keys in items:
        for key in keys:
            groups[key].append(name)
    return {key: tuple(names) for key, names in groups.items()}


def _together(listed: list[Several]) -> Several:
    """Return sorted lists as one."""
    return listed[0] if len(listed) == 1 else tuple(merge(*listed))
