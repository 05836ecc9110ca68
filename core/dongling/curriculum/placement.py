"""Where units stand on the map: in which rows, in the column of their band, and which cells tell a thing again."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from dongling.catalog import Catalog, Chosen, Names, Several
from dongling.curriculum.repetitions import Retellings
from dongling.curriculum.stages import listed

Rows = Literal["theme", "competency_line", "history"]


_NOWHERE = ("", "")
"""Row and band of what stands in no row."""


class Placement:
    """Units in the rows of a map: in `cells` by row and band, in the order given, or `unplaced` when in none.

    One that belongs to no band stands in no row.
    """

    def __init__(self, units: Chosen, rows_by: Rows, catalog: Catalog) -> None:
        self.cells: dict[str, dict[str, Several]] = {}
        self._rows_by: Rows = rows_by
        self._rows: dict[Names, Names] = {}
        self._lines = _lines(catalog) if rows_by == "competency_line" else None
        stand: dict[tuple[str, Names], list[tuple[str, str]]] = {}
        places = list(zip(units.every("band"), self._named(units), strict=True))
        for band, named in dict.fromkeys(places):
            stand[band, named] = [(row, band) for row in self._rows_of(named) if band] or [_NOWHERE]
        cells = units.columns.grouped(map(stand.__getitem__, places), units.names)
        self.unplaced = units.others(cells.pop(_NOWHERE, ()))
        for (row, band), names in cells.items():
            self.cells.setdefault(row, {})[band] = names

    def _named(self, units: Chosen) -> Iterator[Names]:
        """Yield of each unit the words that its rows follow from."""
        if self._rows_by == "theme":
            return units.every("themes")
        if self._rows_by == "competency_line":
            return units.every("competencies")
        return (tuple(word for scheme, word in terms if scheme == "history" and word) for terms in units.every("terms"))

    def _rows_of(self, named: Names) -> Names:
        """Return the rows that units stand in which name these words: it is worked out once."""
        rows = self._rows.get(named)
        if rows is None:
            lines = self._lines
            every = named if lines is None else [line for name in named for line in lines.get(name, ())]
            rows = self._rows[named] = tuple(dict.fromkeys(every))
        return rows

    def repeated(self, retold: Retellings) -> Mapping[str, Collection[str]]:
        """Return for each row the bands that tell a fact at the same depth as another band of the row.

        Rows are the bits of a number, so that tens of thousands of retellings are gone through quickly.
        """
        bit = {row: 1 << i for i, row in enumerate(self.cells)}
        bits = {named: sum(bit.get(row, 0) for row in rows) for named, rows in self._rows.items()}
        rows_at = list(zip(retold.bands, map(bits.__getitem__, self._named(retold.units)), strict=True))
        repeated, most = dict[str, int](), self._most(bit)
        for retelling in retold.across:
            for band, rows in _shared(rows_at[at] for at in retelling.places):
                repeated[band] = repeated.get(band, 0) | rows
            if repeated == most:
                break
        return {row: {band for band, rows in repeated.items() if rows & bit[row]} for row in self.cells}

    def _most(self, bit: Mapping[str, int]) -> dict[str, int]:
        """Return the rows of each band that could repeat another band: then no other retelling says more."""
        most: dict[str, int] = {}
        for row, bands in self.cells.items():
            for band in bands if len(bands) > 1 else ():
                most[band] = most.get(band, 0) | bit[row]
        return most


def _lines(catalog: Catalog) -> Mapping[str, list[str]]:
    """Return the competency lines that connect each competency."""
    lines: dict[str, list[str]] = {}
    for line in catalog.terms.scheme("competency_line").values():
        for member in listed(line, "members"):
            lines.setdefault(member, []).append(line.identifier)
    return lines


def _shared(rows_at: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return bands with those of their rows that another band has too."""
    rows_of: dict[str, int] = {}
    for band, rows in rows_at:
        rows_of[band] = rows_of.get(band, 0) | rows
    seen = twice = 0
    for rows in rows_of.values():
        twice |= seen & rows
        seen |= rows
    return [(band, rows & twice) for band, rows in rows_of.items() if rows & twice]
