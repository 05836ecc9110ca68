"""The address of the curriculum map and of what its cells lead to."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock
from typing import get_args
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from dongling.catalog import Catalog
from dongling.curriculum import Cell, CurriculumMap, Gap, MapRow, Rows, curriculum_map
from dongling.model import Sequence, Term
from dongling.problems import DonglingError, Said
from dongling_web.languages.words import Later, later, name_of, spoken

ROWS: Mapping[Rows, Later] = {"theme": later("主题"), "competency_line": later("素养线"), "history": later("四史")}
MOST = 40
"""So many repetitions (of which the map has the first hundred), sequences, or units without a row, are on one page."""
KEPT = 64
"""Of so many maps, each of rows and of a school or a sequence, all is kept."""


@dataclass(frozen=True)
class MapAddress:
    """What map is asked for: its rows, the whole district or one school or sequence, and the cell that is open."""

    rows: Rows = "theme"
    school: str = ""
    sequence: str = ""
    cell: str = ""

    @classmethod
    def read(cls, args: MultiDict[str, str], catalog: Catalog) -> "MapAddress":
        """Return what the parameters ask; raises DonglingError for a value that means nothing."""
        wanted = args.get("rows", "theme")
        rows = next((name for name in get_args(Rows) if name == wanted), None)
        if rows is None:
            raise DonglingError(Said(f"地图没有“{wanted[:40]}”这种行", f"the map has no rows “{wanted[:40]}”"))
        school, sequence = args.get("school", ""), args.get("sequence", "")
        if school and school not in catalog.schools:
            raise DonglingError(Said(f"没有学校“{school[:40]}”", f"there is no school “{school[:40]}”"))
        if sequence and sequence not in catalog.sequences:
            raise DonglingError(Said(f"没有课程序列“{sequence[:40]}”", f"there is no sequence “{sequence[:40]}”"))
        return cls(rows, school, sequence, args.get("cell", ""))

    def url(self, path: str = "/map", **changes: str) -> str:
        """Return the address of this map with something changed; a cell is open only when it is given."""
        address = replace(self, **{"cell": "", **changes})  # type: ignore[arg-type]  # of dataclass fields, all texts
        pairs = [("school", address.school), ("sequence", address.sequence), ("cell", address.cell)]
        if address.rows != "theme":
            pairs.insert(0, ("rows", address.rows))
        query = urlencode([pair for pair in pairs if pair[1]])
        return path + (f"?{query}" if query else "") + ("#cell" if address.cell else "")

    def made(self, catalog: Catalog) -> CurriculumMap:
        """Return the map."""
        steps = catalog.sequences[self.sequence].steps if self.sequence else None
        units = None if steps is None else [step.unit for step in steps]
        return curriculum_map(catalog, self.rows, school=self.school, units=units)

    def cell_url(self, row: MapRow, cell: Cell) -> str:
        """Return where the units of a cell are listed: a search where search has such a filter, else the map itself."""
        if self.rows != "theme" or self.sequence:
            return self.url(cell=f"{row.term.identifier}.{cell.band}")
        pairs = [("theme", row.term.identifier), ("band", cell.band), ("school", self.school)]
        return f"/search?{urlencode([pair for pair in pairs if pair[1]])}"

    def gaps(self, curriculum: CurriculumMap) -> list[Gap]:
        """Return the gaps to name; a sequence owes nothing to the rows that it does not touch."""
        touched = {row.term.identifier for row in curriculum.rows if any(cell.units for cell in row.cells)}
        return [gap for gap in curriculum.gaps if not self.sequence or gap.row in touched]

    def opened(self, curriculum: CurriculumMap) -> tuple[Term, Cell] | None:
        """Return the cell that is open, with its row's term."""
        cells = ((row.term, cell) for row in curriculum.rows for cell in row.cells if cell.units)
        return next(((term, cell) for term, cell in cells if f"{term.identifier}.{cell.band}" == self.cell), None)

    def sequences(self, catalog: Catalog) -> list[Sequence]:
        """Return the first sequences, to choose one; the one that is chosen is always among them."""
        first = list(islice(catalog.sequences.values(), MOST))
        chosen = catalog.sequences.get(self.sequence)
        return first if chosen is None or chosen in first else [chosen, *first]

    def title(self, catalog: Catalog) -> str:
        """Return what this map shows, in words: 课程地图 东林中学 按主题."""
        parts = [spoken("课程地图")]
        if self.school:
            parts.append(name_of("school", self.school, catalog))
        if self.sequence:
            parts.append(catalog.sequences[self.sequence].name)
        return " ".join([*parts, spoken("按%(rows)s", rows=ROWS[self.rows])])


class Maps:
    """The maps that were asked for last, at most KEPT, all of catalogues that are alike in what they `rest_on`."""

    def __init__(self, _catalog: Catalog) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[MapAddress, CurriculumMap] = OrderedDict()

    @staticmethod
    def rest_on(catalog: Catalog) -> tuple[object, ...]:
        """Return what maps are made of: not of what units say, so most that is saved makes no map anew."""
        return catalog.tables.records, catalog.sequences, catalog.facts, catalog.schools, catalog.terms

    def get(self, address: MapAddress, catalog: Catalog) -> CurriculumMap:
        """Return a map, made when it is first asked for; which cell is open makes no difference."""
        address = replace(address, cell="")
        with self._lock:
            curriculum = self._kept.get(address)
            if curriculum is None:
                curriculum = self._kept[address] = address.made(catalog)
            self._kept.move_to_end(address)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return curriculum


def stages_over(curriculum: CurriculumMap) -> list[tuple[str, int]]:
    """Return the stages over the columns, each with how many bands it spans."""
    spans: dict[str, int] = {}
    for band in curriculum.bands:
        spans[band.broader] = spans.get(band.broader, 0) + 1
    return list(spans.items())
