"""The address of the curriculum map."""

import dataclasses

import pytest
from werkzeug.datastructures import MultiDict

from dongling import DonglingError, Library
from dongling_web.maps.view import MapAsked, Maps, depth_number, stages_over


def test_an_address_is_read_and_written_again(library: Library) -> None:
    given = {"rows": "history", "school": "east", "sequence": "seq-river", "cell": "h-party.j"}
    asked = MapAsked.read(MultiDict(given), library.catalog)
    assert asked == MapAsked("history", "east", "seq-river", "h-party.j")
    assert asked.url() == "/map?rows=history&school=east&sequence=seq-river"
    assert asked.url(cell="h-party.s").endswith("&cell=h-party.s#cell")
    assert MapAsked().url("/map.csv") == "/map.csv"


@pytest.mark.parametrize("wrong", [{"rows": "x"}, {"school": "x"}, {"sequence": "x"}])
def test_what_means_nothing_is_refused(library: Library, wrong: dict[str, str]) -> None:
    with pytest.raises(DonglingError):
        MapAsked.read(MultiDict(wrong), library.catalog)


def test_the_title_says_what_is_shown(library: Library) -> None:
    assert MapAsked().title(library.catalog) == "课程地图 按主题"
    assert MapAsked("history", "east", "seq-river").title(library.catalog) == "课程地图 东校 一条河 按四史"


def test_a_cell_is_open_only_when_it_has_units(library: Library) -> None:
    made = MapAsked().made(library.catalog)
    opened = MapAsked(cell="yunhe.j").opened(made)
    assert opened
    assert [unit.identifier for unit in opened[1].units] == ["walk-bridge"]
    assert MapAsked(cell="yunhe.s").opened(made) is None


def test_a_sequence_owes_nothing_to_rows_that_it_does_not_touch(library: Library) -> None:
    whole, one = MapAsked(), MapAsked(sequence="seq-river")
    assert len(whole.gaps(whole.made(library.catalog))) == len(library.catalog.terms.scheme("theme"))
    assert {gap.row for gap in one.gaps(one.made(library.catalog))} == {"yunhe", "dushu"}


def test_stages_span_their_bands_and_depths_have_numbers(library: Library) -> None:
    made = MapAsked().made(library.catalog)
    assert sum(wide for _, wide in stages_over(made)) == len(made.bands)
    assert [depth_number(depth, library.catalog) for depth in ("", "d1", "d4")] == [0, 1, 4]


def test_a_map_is_made_once_for_each_catalog(library: Library) -> None:
    maps, other = Maps(), dataclasses.replace(library.catalog, units={})
    first = maps.get(MapAsked(), library.catalog)
    assert maps.get(MapAsked(cell="yunhe.j"), library.catalog) is first
    assert maps.get(MapAsked("history"), library.catalog).rows_by == "history"
    assert not [cell for row in maps.get(MapAsked(), other).rows for cell in row.cells if cell.units]
    assert maps.get(MapAsked(), library.catalog) == first
