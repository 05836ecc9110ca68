"""The curriculum map: bands across, and down the themes, the competency lines or the four histories.

It says what is covered, how deep and by which school, and names what is repeated, too steep or missing: for the
whole catalogue, for one school or for the units of one sequence. Values only; pages draw them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from dongling.catalog import Catalog, Chosen, Several
from dongling.curriculum.gaps import Cliff, Gap, cliffs, expected, gap, row_summary
from dongling.curriculum.new_unit import NewUnit, Preset, new_unit
from dongling.curriculum.placement import Placement, Rows
from dongling.curriculum.repetitions import Repeated, Retellings
from dongling.curriculum.stages import Stages, listed
from dongling.model import Term
from dongling.problems import NOTHING, Said


@dataclass(frozen=True, slots=True)
class Cell:
    """What a band has of a row, and of which schools. `repeated` when a unit here is repeated elsewhere in the row.

    An empty cell says what a ladder asks for there (`expected`, perhaps nothing) and has a new unit to begin with.
    """

    band: str
    units: Chosen
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
    """The map. `bands` are the columns, with the stage above each; `unplaced` are units that stand in no row.

    `across` is what is repeated from band to band, `within` what is repeated in one. Units are there to be
    made as records when they are looked at.
    """

    rows_by: Rows
    bands: tuple[Term, ...]
    rows: tuple[MapRow, ...]
    across: Repeated
    within: Repeated
    cliffs: tuple[Cliff, ...]
    gaps: tuple[Gap, ...]
    unplaced: Chosen


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
    placement, retold = Placement(seen, rows_by, catalog), Retellings(seen, stages)
    cells, twice = placement.cells, placement.repeated(retold)
    maker = _Maker(seen.others, stages, rows_by, school)
    terms = catalog.terms.scheme(rows_by)
    rows = tuple(maker.row(term, cells.get(name, {}), twice.get(name, ())) for name, term in terms.items())
    by_band = [(row.term, [(cell.band, cell.units) for cell in row.cells]) for row in rows]
    return CurriculumMap(
        rows_by,
        tuple(catalog.terms.scheme("band").values()),
        rows,
        retold.said(retold.across),
        retold.said(retold.within),
        tuple(cliff for term, cells in by_band for cliff in cliffs(term, cells, stages)),
        tuple(gap for row in rows if (gap := maker.gap(row))),
        placement.unplaced,
    )


def _seen(catalog: Catalog, school: str, units: Collection[str] | None, everyone: bool) -> Chosen:
    tables = catalog.tables
    names = tables.pupils
    if school:
        table = tables.every_with_value if everyone else tables.with_value
        names = table.get(("school", school), ())
    elif everyone:
        names = tuple(tables.columns)
    if units is not None:
        names = tuple(sorted(set(names).intersection(units), key=tables.place.__getitem__))
    return tables.chosen(names)


class _Maker:
    """Makes rows and their cells, with what is asked for where nothing is."""

    def __init__(self, chosen: Callable[[Several], Chosen], stages: Stages, rows_by: Rows, school: str) -> None:
        self.chosen, self.stages, self.rows_by, self.school = chosen, stages, rows_by, school

    def row(self, term: Term, by_band: Mapping[str, Several], repeated: Collection[str]) -> MapRow:
        of_bands = {band: self.chosen(by_band.get(band, ())) for band in self.stages.bands}
        cells = tuple(self._cell(term, band, units, band in repeated) for band, units in of_bands.items())
        return MapRow(term, cells, row_summary([cell.band for cell in cells if cell.units], self.stages))

    def _cell(self, term: Term, band: str, units: Chosen, repeated: bool) -> Cell:
        if units:
            schools = tuple(dict.fromkeys(units.every("school")))
            return Cell(band, units, self.stages.deepest(units.depths), repeated, schools)
        new = new_unit(self.stages, band, self._known(term, band), school=self.school)
        return Cell(band, units, "", expected=expected(term, [band], self.stages), new=new)

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
