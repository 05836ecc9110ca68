"""Where units stand on the map, held against a slow look at every pair of units."""

from itertools import combinations
from random import Random
from typing import get_args

import pytest

from dongling.catalog import Catalog, Record
from dongling.curriculum import Stages
from dongling.curriculum.placement import Placement, Rows
from dongling.curriculum.repetitions import Retellings
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.counting import with_records
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue."""
    return write_courses(write_content, open_library)


def crowd(catalog: Catalog, count: int, seed: int) -> Catalog:
    """Return the catalogue with other units, whose band, depth, facts and rows are left to chance."""
    chance, model = Random(seed), catalog.tables.records["river"]  # noqa: S311 - chance that repeats
    made = [
        model._replace(
            identifier=f"u{i:02}",
            band=chance.choice(["", "k", "p1", "p2", "j"]),
            depth=chance.choice(["", "d1", "d2"]),
            facts=tuple(chance.sample(["bridge", "motto", "f1", "f2", "f3", "f4"], chance.randint(0, 2))),
            themes=tuple(chance.sample(["yunhe", "jiaguo", "no-theme"], chance.randint(0, 2))),
            competencies=tuple(chance.sample(["kg-social", "s-public", "c-duty"], chance.randint(0, 2))),
            terms=(("history", tuple(chance.sample(["h-party", "h-reform"], chance.randint(0, 2)))),),
        )
        for i in range(count)
    ]
    return with_records(catalog, {one.identifier: one for one in made})


def repeat(one: Record, two: Record) -> bool:
    """Return whether two units of two bands tell the same at the same depth."""
    same = one.depth == two.depth != "" and set(one.facts) & set(two.facts)
    return bool(same and one.band and two.band and one.band != two.band)


@pytest.mark.parametrize("rows_by", get_args(Rows))
@pytest.mark.parametrize("seed", range(8))
def test_a_cell_is_repeated_when_another_band_of_its_row_tells_the_same(
    catalog: Catalog, rows_by: Rows, seed: int
) -> None:
    whole = crowd(catalog, 14, seed)
    units = whole.tables.chosen(tuple(whole.tables.records))
    placement = Placement(units, rows_by, whole)
    found = placement.repeated(Retellings(units, Stages(whole)))
    for row, bands in placement.cells.items():
        here = whole.tables.described(name for there in bands.values() for name in there)
        pairs = [(one, two) for one, two in combinations(here, 2) if repeat(one, two)]
        assert set(found[row]) == {unit.band for pair in pairs for unit in pair}


@pytest.mark.parametrize(("rows_by", "row"), [("theme", "yunhe"), ("history", "h-party")])
def test_units_stand_in_the_rows_that_they_name_and_in_the_column_of_their_band(
    catalog: Catalog, rows_by: Rows, row: str
) -> None:
    whole = crowd(catalog, 30, 1)
    units = whole.tables.chosen(tuple(whole.tables.records))
    placement, records = Placement(units, rows_by, whole), list(units)
    for band, names in placement.cells[row].items():
        assert whole.tables.described(names) == [
            one for one in records if one.band == band and row in (*one.themes, *one.words("history"))
        ]
    standing = {name for bands in placement.cells.values() for there in bands.values() for name in there}
    assert [unit for unit in records if unit.identifier not in standing] == list(placement.unplaced)
    assert "" not in placement.cells[row]
