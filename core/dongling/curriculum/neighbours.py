"""The ladder on a unit's page: related units of the stages before and after, and the sides that have none.

Prerequisites and the units that build on this one come first. Then, from the nearest band on each side that has
any, the units that share a fact or a theme, for links between stages that nobody wrote down. Where the
neighbouring stage has nothing on the unit's themes, that is said too, with a new unit to begin with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dongling.catalog import Catalog, Record
from dongling.curriculum.likeness import FEW, MANY, Place, Rung, alike
from dongling.curriculum.new_unit import NewUnit, new_unit
from dongling.curriculum.stages import Stages
from dongling.model import Unit
from dongling.problems import Said


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """A side of the ladder where the stage next to this one has no unit that goes with it."""

    place: Place
    said: Said
    new: NewUnit


def ladder(unit: Unit, catalog: Catalog, few: int = FEW) -> list[Rung]:
    """Return the units before, this one, and those after, in the order of bands; nothing when it stands alone.

    `few` is how many units that merely share something may stand on each side; 0 leaves them out. Of those that
    build on this one the first MANY stand on it.
    """
    stages = Stages(catalog)
    later, records = catalog.tables.building_on.get(unit.identifier, ()), catalog.tables.records
    before = [Rung("before", name, records.get(name), "prerequisite") for name in unit.prerequisites]
    after = [Rung("after", name, records[name], "prerequisite") for name in later[:MANY]]
    placed = _Placed(unit, records)
    below, above = _sides(unit, stages)
    before += alike(unit, "before", below, placed, few, stages)
    after += alike(unit, "after", above, placed, few, stages)
    if not before and not after:
        return []
    return [*_by_band(before, stages), Rung("here", unit.identifier, unit), *_by_band(after, stages)]


class _Placed:
    """The units that stand on the ladder of a unit for more than a likeness; those that build on it may be a crowd."""

    def __init__(self, unit: Unit, records: Mapping[str, Record]) -> None:
        self._unit, self._records = unit.identifier, records
        self._before = {unit.identifier, *unit.prerequisites}

    def __contains__(self, name: object) -> bool:
        other = self._records.get(str(name))
        return name in self._before or (other is not None and self._unit in other.prerequisites)


def open_ends(unit: Unit, rungs: Sequence[Rung], catalog: Catalog) -> Iterator[OpenEnd]:
    """Return the sides of a unit's ladder where the neighbouring stage has nothing on its themes."""
    stages = Stages(catalog)
    below, above = _sides(unit, stages)
    sides: tuple[tuple[Place, Sequence[str]], ...] = (("before", below), ("after", above))
    for place, bands in sides:
        band = next((band for band in bands if stages.stage(band) != unit.stage), "")
        stage = stages.stage(band)
        if band and unit.themes and not _reached(unit, stage, [r for r in rungs if r.place == place], stages):
            preset = {"themes": unit.themes} | ({"prerequisites": (unit.identifier,)} if place == "after" else {})
            yield OpenEnd(place, _said(place, band, unit, stages), new_unit(stages, band, preset))


def _sides(unit: Unit, stages: Stages) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the bands below and above a unit, the nearest first; none for a unit that belongs to no band."""
    if not unit.band:
        return (), ()
    at = stages.rank[unit.band]
    return tuple(reversed(stages.bands[:at])), stages.bands[at + 1 :]


def _reached(unit: Unit, stage: str, rungs: Iterable[Rung], stages: Stages) -> bool:
    """Return whether a rung, or any unit with a theme of this one, belongs to a stage; what is not loaded may."""
    reached = stages.catalog.tables.themes_of_stages
    return any(not rung.unit or rung.unit.stage == stage for rung in rungs) or any(
        (stage, theme) in reached for theme in unit.themes
    )


def _said(place: Place, band: str, unit: Unit, stages: Stages) -> Said:
    stage = stages.name("stage", stages.stage(band))
    themes = [stages.name("theme", theme) for theme in unit.themes]
    zh, en = "、".join(theme.zh for theme in themes), ", ".join(theme.en for theme in themes)
    if place == "before":
        return Said(f"{stage.zh}还没有讲“{zh}”的单元", f"{stage.en} has no unit on {en} yet")
    return Said(f"{stage.zh}还没有接着讲“{zh}”的单元", f"{stage.en} has no unit that goes on with {en} yet")


def _by_band(rungs: Iterable[Rung], stages: Stages) -> list[Rung]:
    return sorted(rungs, key=lambda rung: stages.rank.get(rung.unit.band, -1) if rung.unit else -1)
