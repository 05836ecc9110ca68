"""The curriculum map: bands across, and down the themes, the competency lines or the four histories.

It says what is covered, how deep and by which school, and names what is repeated, too steep or missing: for the
whole catalogue, for one school or for the units of one sequence. Values only; pages draw them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.curriculum.gaps import Cliff, Gap, cliffs, expected, gap, row_summary
from dongling.curriculum.new_unit import NewUnit, Preset, new_unit
from dongling.curriculum.repetitions import Repetition, repetitions
from dongling.curriculum.stages import Stages, listed
from dongling.model import Term, Unit, fields_of
from dongling.problems import NOTHING, Said

Rows = Literal["theme", "competency_line", "history"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a band has of a row, and of which schools. `repeated` when a unit here is repeated elsewhere in the row.

    An empty cell says what a ladder asks for there (`expected`, perhaps nothing) and has a new unit to begin with.
    """

    band: str
    units: tuple[Unit, ...]
    depth: str
    repeated: bool = False
    schools: tuple[str, ...] = ()
    expected: Said = NOTHING
    new: NewUnit | None = None


@dataclass(frozen=True, slots=True)
class MapRow:
    """A theme, line or history through all bands. `said` is the row in a word: 止于初中, 缺1段; nothing when whole."""

    term: Term
    cells: tuple[Cell, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class CurriculumMap:
    """The map. `bands` are the columns, with the stage above each; `unplaced` are units that stand in no row."""

    rows_by: Rows
    bands: tuple[Term, ...]
    rows: tuple[MapRow, ...]
    repetitions: tuple[Repetition, ...]
    cliffs: tuple[Cliff, ...]
    gaps: tuple[Gap, ...]
    unplaced: tuple[Unit, ...]


def curriculum_map(
    catalog: Catalog,
    rows_by: Rows = "theme",
    *,
    school: str = "",
    units: Collection[str] | None = None,
    everyone: bool = False,
) -> CurriculumMap:
    """Return the map of what pupils see; `everyone` adds what is for teachers and families.

    `school` keeps the units of one school, `units` those named, as the steps of a sequence.
    """
    stages = Stages(catalog)
    seen = _seen(catalog, school, units, everyone)
    repeated = repetitions(seen, stages)
    placed = _placed(seen, rows_by, catalog)
    twice = _repeated_in(repeated, placed)
    maker = _Maker(stages, rows_by, school)
    terms = catalog.terms.scheme(rows_by)
    rows = tuple(maker.row(term, placed.get(name, {}), twice.get(name, ())) for name, term in terms.items())
    standing = {unit.identifier for row in placed.values() for there in row.values() for unit in there}
    by_band = [(row.term, [(cell.band, cell.units) for cell in row.cells]) for row in rows]
    return CurriculumMap(
        rows_by,
        tuple(catalog.terms.scheme("band").values()),
        rows,
        repeated,
        tuple(cliff for term, cells in by_band for cliff in cliffs(term, cells, stages)),
        tuple(gap for row in rows if (gap := maker.gap(row))),
        tuple(unit for unit in seen if unit.identifier not in standing),
    )


def _seen(catalog: Catalog, school: str, units: Collection[str] | None, everyone: bool) -> list[Unit]:
    if everyone:
        wanted = None if units is None else set(units)
        every = (unit for unit in catalog.units.values() if wanted is None or unit.identifier in wanted)
        return [unit for unit in every if not school or unit.school == school]
    tables = catalog.tables
    names = tables.with_value.get(("school", school), ()) if school else tables.pupils
    return list(catalog.named(names if units is None else tables.in_order(set(names).intersection(units))))


_Placed = Mapping[str, Mapping[str, list[Unit]]]


def _placed(units: Iterable[Unit], rows_by: Rows, catalog: Catalog) -> _Placed:
    """Return the units by row and band; one that belongs to no band stands in no row."""
    lines: dict[str, list[str]] = {}
    for line in catalog.terms.scheme("competency_line").values():
        for member in listed(line, "members"):
            lines.setdefault(member, []).append(line.identifier)
    table: dict[str, dict[str, list[Unit]]] = {}
    for unit in (unit for unit in units if unit.band):
        if rows_by == "theme":
            rows: Iterable[str] = unit.themes
        elif rows_by == "history":
            rows = _histories(unit)
        else:
            rows = [line for name in unit.competencies for line in lines.get(name, ())]
        for row in dict.fromkeys(rows):
            table.setdefault(row, {}).setdefault(unit.band, []).append(unit)
    return table


def _histories(unit: Unit) -> Iterable[str]:
    """Return the histories a unit names, in `terms` or in a field of its kind."""
    named = (getattr(unit.details, attribute) for attribute in _history_fields(type(unit.details)))
    return (*unit.terms.get("history", ()), *(name for value in named for name in _words(value)))


@cache
def _history_fields(details: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.attribute for field in fields_of(details).values() if field.about.scheme == "history")


def _words(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _repeated_in(repeated: Iterable[Repetition], placed: _Placed) -> Mapping[str, Collection[str]]:
    """Return for each row the bands that tell a fact at the same depth as another band of the row."""
    cells_of: dict[str, list[tuple[str, str]]] = {}
    for row, bands in placed.items():
        for band, there in bands.items():
            for unit in there:
                cells_of.setdefault(unit.identifier, []).append((row, band))
    repeated_bands: dict[str, set[str]] = {}
    for repetition in (r for r in repeated if r.reach != "band"):
        cells = set[tuple[str, str]]().union(*(cells_of.get(unit.identifier, ()) for unit in repetition.units))
        bands_of: dict[str, set[str]] = {}
        for row, band in cells:
            bands_of.setdefault(row, set()).add(band)
        for row, bands_here in bands_of.items():
            if len(bands_here) > 1:
                repeated_bands.setdefault(row, set()).update(bands_here)
    return repeated_bands


class _Maker:
    """Makes rows and their cells, with what is asked for where nothing is."""

    def __init__(self, stages: Stages, rows_by: Rows, school: str) -> None:
        self.stages, self.rows_by, self.school = stages, rows_by, school

    def row(self, term: Term, by_band: Mapping[str, list[Unit]], repeated: Collection[str]) -> MapRow:
        cells = tuple(self._cell(term, band, by_band.get(band, []), band in repeated) for band in self.stages.bands)
        return MapRow(term, cells, row_summary([cell.band for cell in cells if cell.units], self.stages))

    def _cell(self, term: Term, band: str, units: list[Unit], repeated: bool) -> Cell:
        if units:
            schools = tuple(dict.fromkeys(unit.school for unit in units))
            return Cell(band, tuple(units), self.stages.deepest(units), repeated, schools)
        new = new_unit(self.stages, band, self._known(term, band), school=self.school)
        return Cell(band, (), "", expected=expected(term, [band], self.stages), new=new)

    def _known(self, term: Term, band: str) -> Preset:
        if self.rows_by == "theme":
            return {"themes": (term.identifier,)}
        if self.rows_by == "history":
            return {"history": (term.identifier,)}
        competencies, stage = self.stages.terms.scheme("competency"), self.stages.stage(band)
        members = [name for name in listed(term, "members") if name in competencies]
        return {"competencies": tuple(n for n in members if stage in listed(competencies[n], "stages"))}

    def gap(self, row: MapRow) -> Gap | None:
        return gap(row.term, [(cell.band, cell.units, cell.new) for cell in row.cells], self.stages)
