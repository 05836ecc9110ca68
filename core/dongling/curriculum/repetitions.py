"""Repetitions in the curriculum: the same fact at the same depth in units of two stages, of two bands, or of one.

A fact has a depth in each unit that tells it: on a good line 清名桥 goes from 感知 to 了解 to 理解. A unit may also say
how it takes a fact further at the same depth (`further`): then it repeats nothing.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import compress
from typing import Literal, NamedTuple

from dongling.catalog import Chosen
from dongling.curriculum.stages import Stages
from dongling.problems import Said

Reach = Literal["stages", "bands", "band"]
_WIDEST: tuple[Reach, ...] = ("stages", "bands", "band")


MOST_SAID = 100
"""So many repetitions, across bands and within one, are said; the others are counted. A district has thousands."""


class Retelling(NamedTuple):
    """Facts that units tell at the same depth: `places` are those of the units among all, in the order of bands."""

    depth: str
    facts: list[str]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Repetition:
    """A retelling in words, with its units, and how far it reaches."""

    reach: Reach
    depth: str
    facts: tuple[str, ...]
    units: Chosen
    said: Said


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many repetitions there are, and the first MOST_SAID of them."""

    count: int
    first: tuple[Repetition, ...]


class Retellings:
    """What units tell more than once at the same depth: `across` bands, and `within` one.

    A district has tens of thousands: they are numbers here, and only the first are put into words. `units` are
    those that have a band and a depth, by their bands and then their identifiers, `bands` the band of each.
    """

    def __init__(self, units: Chosen, stages: Stages) -> None:
        self._stages = stages
        of_band = units.columns.groups("band", units.names)
        every = units.others(tuple(name for band in stages.bands for name in sorted(of_band.get(band, ()))))
        self.units = every.others(tuple(compress(every.names, every.every("depth"))))
        self.bands = list(self.units.every("band"))
        self._stage = {band: stages.stage(band) for band in stages.bands}
        self.across, self.within = list[Retelling](), list[Retelling]()
        for depth, places, facts in self._retold():
            side = self.within if self.bands[places[0]] == self.bands[places[-1]] else self.across
            side.append(Retelling(depth, facts, places))

    def _retold(self) -> Iterator[tuple[str, tuple[int, ...], list[str]]]:
        """Yield each depth with the places of units that tell the same facts there, and these facts."""
        background, units = self._stages.catalog.tables.background, self.units
        for depth, of_depth in units.positions("depth", range(len(units))).items():
            telling, further = (units.positions(field, of_depth) for field in ("facts", "further"))
            by_places: dict[tuple[int, ...], list[str]] = {}
            for fact, places in telling.items():
                if len(places) > 1 and fact not in background:
                    again = _without(places, further[fact]) if fact in further else places
                    by_places.setdefault(tuple(again), []).append(fact)
            yield from ((depth, places, told_there) for places, told_there in by_places.items() if len(places) > 1)

    def said(self, retold: Collection[Retelling]) -> Repeated:
        """Return how many there are, and the first in words: across stages first, a school's word of itself last."""
        schools_own = self._stages.catalog.tables.of_facts.of_itself

        def rank(one: Retelling) -> tuple[int, bool, str, str]:
            of_itself = schools_own.issuperset(one.facts)
            return _WIDEST.index(self._reach(one)), of_itself, one.depth, min(one.facts)

        return Repeated(len(retold), tuple(map(self._repetition, nsmallest(MOST_SAID, retold, rank))))

    def _reach(self, one: Retelling) -> Reach:
        first, last = self.bands[one.places[0]], self.bands[one.places[-1]]
        if first == last:
            return "band"
        if self._stage[first] != self._stage[last]:
            return "stages"
        return "bands" if len({self._stage[self.bands[at]] for at in one.places}) == 1 else "stages"

    def _repetition(self, one: Retelling) -> Repetition:
        stages, units = self._stages, self.units.others(tuple(map(self.units.names.__getitem__, one.places)))
        facts, count = tuple(sorted(one.facts)), len(units)
        names, level = stages.facts_said(facts), stages.name("depth", one.depth)
        where = stages.said(map(self.bands.__getitem__, one.places))
        sentence = Said(
            f"{names.zh}：{where.zh}的{count}个单元同为“{level.zh}”",
            f"{names.en}: {count} units in {where.en} at the same depth, {level.en}",
        )
        return Repetition(self._reach(one), one.depth, facts, units, sentence)


def _without(places: Iterable[int], others: Iterable[int]) -> Iterator[int]:
    left_out = frozenset(others)
    return (place for place in places if place not in left_out)
