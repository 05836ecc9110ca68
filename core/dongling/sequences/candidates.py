"""What could stand between two steps that do not meet: units of the catalogue, the best first, or a new one."""

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from dongling.catalog import Described, Record
from dongling.curriculum import NewUnit, Stages, new_unit
from dongling.sequences.draft import MOST_STEPS

FEW = 3
"""So many candidates are offered."""
_KEPT = 512
"""Of so many pairs the candidates are remembered: a list of steps is asked about again after each change."""
_Ranked = tuple[int, int, str]
"""How well a unit leads, below zero so that the best is the least; the rank of its band; its identifier."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units, one to be taught after the other."""

    one: Described
    two: Described


class Candidates:
    """The units for pupils that could stand at a place of a list of steps."""

    def __init__(self, stages: Stages) -> None:
        self.stages, self._tables = stages, stages.catalog.tables
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def candidates(self, pair: Pair, leave_out: Container[str]) -> list[Record]:
        """Return the units for pupils that lead from one unit to the other, the best first.

        They lie in the bands between, or between two neighbouring bands in those themselves. What leads is a
        prerequisite or a theme shared with either side; shared facts make it better. `leave_out` are units of a draft.
        """
        ends = pair.one.identifier, pair.two.identifier
        names = self._known.get(ends)
        if names is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            fit = (name for _, _, name in self._ranked(pair) if self._fits(self._tables.records[name], pair))
            names = self._known[ends] = tuple(islice(fit, FEW + MOST_STEPS))
        return self._tables.described(islice((name for name in names if name not in leave_out), FEW))

    def _ranked(self, pair: Pair) -> Iterator[_Ranked]:
        """Yield the units that lead, the best first: of those that only share a theme no more than are asked for."""
        bands = self.stages.between(pair.one.band, pair.two.band) or (pair.one.band, pair.two.band)
        rank, close = self.stages.rank, {one.identifier: one for one in self._close(pair, bands)}
        best = sorted((-self._likeness(one, pair), rank[one.band], name) for name, one in close.items())
        streams: list[Iterable[_Ranked]] = [best]
        for band in dict.fromkeys(bands):
            for themes, names in self._tables.theme_sets.get(band, {}).items():
                if shared := sum(not themes.isdisjoint(side.themes) for side in (pair.one, pair.two)):
                    streams.append(_equal(-2 * shared, rank[band], names, close))
        return merge(*streams)

    def _close(self, pair: Pair, bands: Collection[str]) -> Iterator[Record]:
        """Yield the units that are linked by a prerequisite, and those that share a fact and a theme."""
        tables, themes = self._tables, {*pair.one.themes, *pair.two.themes}
        leads = (*tables.building_on.get(pair.one.identifier, ()), *pair.two.prerequisites)
        linked = tables.described(name for name in leads if name in tables.is_for_pupils)
        yield from (one for one in linked if one.band in bands)
        for fact in self.stages.taught(pair.one) | self.stages.taught(pair.two):
            for band in bands:
                telling = tables.described(tables.telling(band, fact))
                yield from (one for one in telling if not themes.isdisjoint(one.themes))

    def _likeness(self, unit: Record, pair: Pair) -> int:
        leads = 4 * (pair.one.identifier in unit.prerequisites) + 4 * (unit.identifier in pair.two.prerequisites)
        themes, facts = set(unit.themes), self.stages.taught(unit)
        for side in (pair.one, pair.two):
            leads += 2 * (not themes.isdisjoint(side.themes)) + (not facts.isdisjoint(self.stages.taught(side)))
        return leads

    def _fits(self, unit: Described, pair: Pair) -> bool:
        """Return whether the unit is no deeper than what follows, and no shallower than what was before."""
        jump = self.stages.jump
        return jump(pair.one.depth, unit.depth) >= 0 and jump(unit.depth, pair.two.depth) >= 0


def _equal(likeness: int, rank: int, names: Iterable[str], but: Container[str]) -> Iterator[_Ranked]:
    """Yield units of one band that lead equally well, in the order of their identifiers, as their names are."""
    return ((likeness, rank, name) for name in names if name not in but)


def unit_between(pair: Pair, stages: Stages) -> NewUnit:
    """Return a new unit for the first band between, or for the later one's where there is none."""
    band = next(iter(stages.between(pair.one.band, pair.two.band)), pair.two.band)
    shared = tuple(theme for theme in pair.two.themes if theme in pair.one.themes)
    known = {"themes": shared or _first(pair.two.themes, pair.one.themes), "prerequisites": (pair.one.identifier,)}
    return new_unit(stages, band, known, depth=_depth(pair, band, stages))


def _depth(pair: Pair, band: str, stages: Stages) -> str:
    """Return the depth that is usual in the band; where that would not lie on the way, the next after the first."""
    usual = stages.usual_depth(stages.stage(band))
    low, high = pair.one.depth, pair.two.depth
    if stages.jump(low, high) >= 2 and not (stages.jump(low, usual) > 0 and stages.jump(usual, high) > 0):
        return stages.depths[stages.depths.index(low) + 1]
    return usual


def _first(*listed: Iterable[str]) -> tuple[str, ...]:
    return next(((name,) for names in listed for name in names), ())
