"""What could stand between two steps that do not meet: units of the catalogue, the best first, or a new one."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import islice

from dongling.curriculum import NewUnit, Stages, new_unit
from dongling.model import Unit

FEW = 3
"""So many candidates are offered."""
_KEPT = 512
"""Of so many pairs the candidates are remembered: a list of steps is asked about again after each change."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units, one to be taught after the other."""

    one: Unit
    two: Unit


class Candidates:
    """The units for pupils that could stand at a place of a list of steps."""

    def __init__(self, stages: Stages) -> None:
        self.stages = stages
        self._known: dict[tuple[str, str], tuple[Unit, ...]] = {}

    def candidates(self, pair: Pair, leave_out: Container[str]) -> list[Unit]:
        """Return the units for pupils that lead from one unit to the other, the best first.

        They lie in the bands between, or between two neighbouring bands in those themselves. What leads is a
        prerequisite or a theme shared with either side; shared facts make it better.
        """
        names = pair.one.identifier, pair.two.identifier
        units = self._known.get(names)
        if units is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            units = self._known[names] = self._ranked(pair)
        return list(islice((unit for unit in units if unit.identifier not in leave_out), FEW))

    def _ranked(self, pair: Pair) -> tuple[Unit, ...]:
        bands = self.stages.between(pair.one.band, pair.two.band) or (pair.one.band, pair.two.band)
        near = {unit.identifier: unit for band in bands for unit in self._near(pair, band)}
        fit = (unit for unit in near.values() if self._fits(unit, pair))
        scored = [(-self._likeness(unit, pair), self.stages.rank[unit.band], unit.identifier) for unit in fit]
        return tuple(near[name] for _, _, name in sorted(scored))

    def _near(self, pair: Pair, band: str) -> Iterable[Unit]:
        catalog = self.stages.catalog
        units, tables = catalog.units, catalog.tables
        themes = {*pair.one.themes, *pair.two.themes}
        for having, names in tables.theme_sets.get(band, {}).items():
            if not having.isdisjoint(themes):
                yield from catalog.named(names)
        leads = (*tables.building_on.get(pair.one.identifier, ()), *pair.two.prerequisites)
        near = (units[name] for name in leads if name in units)
        yield from (unit for unit in near if unit.band == band and unit.for_students)

    def _likeness(self, unit: Unit, pair: Pair) -> int:
        leads = 4 * (pair.one.identifier in unit.prerequisites) + 4 * (unit.identifier in pair.two.prerequisites)
        themes, facts = set(unit.themes), self.stages.taught(unit)
        for side in (pair.one, pair.two):
            leads += 2 * (not themes.isdisjoint(side.themes)) + (not facts.isdisjoint(self.stages.taught(side)))
        return leads

    def _fits(self, unit: Unit, pair: Pair) -> bool:
        """Return whether the unit is no deeper than what follows, and no shallower than what was before."""
        jump = self.stages.jump
        return jump(pair.one.depth, unit.depth) >= 0 and jump(unit.depth, pair.two.depth) >= 0


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
