"""The address of the curriculum map."""

import dataclasses

import pytest
from werkzeug.datastructures import MultiDict

from dongling import DonglingError, Library
from dongling_web.maps.view import KEPT, MOST, MapAddress, Maps, stages_over


def test_an_address_is_read_and_written_again(library: Library) -> None:
    given = {"rows": "history", "school": "east", "sequence": "seq-river", "cell": "h-party.j"}
    asked = MapAddress.read(MultiDict(given), library.catalog)
    assert asked == MapAddress("history", "east", "seq-river", "h-party.j")
    assert asked.url() == "/map?rows=history&school=east&sequence=seq-river"
    assert asked.url(cell="h-party.s").endswith("&cell=h-party.s#cell")
    assert MapAddress().url("/map.csv") == "/map.csv"


@pytest.mark.parametrize("wrong", [{"rows": "x"}, {"school": "x"}, {"sequence": "x"}])
def test_what_means_nothing_is_refused(library: Library, wrong: dict[str, str]) -> None:
    with pytest.raises(DonglingError):
        MapAddress.read(MultiDict(wrong), library.catalog)


def test_the_title_says_what_is_shown(library: Library) -> None:
    assert MapAddress().title(library.catalog) == "课程地图 按主题"
    assert MapAddress("history", "east", "seq-river").title(library.catalog) == "课程地图 东校 一条河 按四史"


def test_a_cell_is_open_only_when_it_has_units(library: Library) -> None:
    made = MapAddress().made(library.catalog)
    opened = MapAddress(cell="yunhe.j").opened(made)
    assert opened
    assert [unit.identifier for unit in opened[1].units] == ["walk-bridge"]
    assert MapAddress(cell="yunhe.s").opened(made) is None


def test_a_sequence_owes_nothing_to_rows_that_it_does_not_touch(library: Library) -> None:
    whole, one = MapAddress(), MapAddress(sequence="seq-river")
    assert len(whole.gaps(whole.made(library.catalog))) == len(library.catalog.terms.scheme("theme"))
    assert {gap.row for gap in one.gaps(one.made(library.catalog))} == {"yunhe", "dushu"}


def test_stages_span_their_bands(library: Library) -> None:
    made = MapAddress().made(library.catalog)
    assert sum(wide for _, wide in stages_over(made)) == len(made.bands)


def test_a_map_is_made_once_for_each_catalog(library: Library) -> None:
    empty = dataclasses.replace(library.catalog, units={})
    maps, other = Maps(library.catalog), Maps(empty)
    first = maps.get(MapAddress(), library.catalog)
    assert maps.get(MapAddress(cell="yunhe.j"), library.catalog) is first
    assert maps.get(MapAddress("history"), library.catalog).rows_by == "history"
    assert not [cell for row in other.get(MapAddress(), empty).rows for cell in row.cells if cell.units]
    assert maps.get(MapAddress(), library.catalog) is first


def test_only_the_maps_asked_for_last_are_kept(library: Library) -> None:
    maps = Maps(library.catalog)
    first, second = maps.get(MapAddress(), library.catalog), maps.get(MapAddress("history"), library.catalog)
    maps.get(MapAddress(), library.catalog)
    for number in range(KEPT - 1):
        maps.get(MapAddress(school=f"s{number}"), library.catalog)
    assert maps.get(MapAddress(), library.catalog) is first
    assert maps.get(MapAddress("history"), library.catalog) is not second


def test_of_many_sequences_the_first_can_be_chosen_and_the_chosen_one_always(library: Library) -> None:
    model = library.catalog.sequences["seq-river"]
    many = {f"q{i}": model.model_copy(update={"identifier": f"q{i}"}) for i in range(MOST + 5)}
    catalog = dataclasses.replace(library.catalog, sequences=many)
    first = [sequence.identifier for sequence in MapAddress().sequences(catalog)]
    assert first == [f"q{i}" for i in range(MOST)]
    assert [sequence.identifier for sequence in MapAddress(sequence="q3").sequences(catalog)] == first
    last = f"q{MOST + 4}"
    assert [sequence.identifier for sequence in MapAddress(sequence=last).sequences(catalog)] == [last, *first]
