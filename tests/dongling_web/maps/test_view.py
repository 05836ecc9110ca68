"""The address of the curriculum map."""

import dataclasses

import pytest
from werkzeug.datastructures import MultiDict

from dongling import DonglingError, Library, Said
from dongling.curriculum import Repetition
from dongling.curriculum.repetitions import Reach
from dongling_web.maps.view import KEPT, MOST, MapAddress, Maps, across, stages_over, within


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
    maps, other = Maps(library.catalog), Maps(dataclasses.replace(library.catalog, units={}))
    first = maps.get(MapAddress())
    assert maps.get(MapAddress(cell="yunhe.j")) is first
    assert maps.get(MapAddress("history")).rows_by == "history"
    assert not [cell for row in other.get(MapAddress()).rows for cell in row.cells if cell.units]
    assert maps.get(MapAddress()) is first


def test_only_the_maps_asked_for_last_are_kept(library: Library) -> None:
    maps = Maps(library.catalog)
    first, second = maps.get(MapAddress()), maps.get(MapAddress("history"))
    maps.get(MapAddress())
    for number in range(KEPT - 1):
        maps.get(MapAddress(school=f"s{number}"))
    assert maps.get(MapAddress()) is first
    assert maps.get(MapAddress("history")) is not second


def test_what_repeats_across_bands_is_told_apart_from_what_repeats_within_one(library: Library) -> None:
    made = MapAddress().made(library.catalog)
    unit, said = library.catalog.units["walk-bridge"], Said("", "")
    reaches: tuple[Reach, ...] = ("stages", "bands", "band", "band")
    repeated = tuple(Repetition(reach, "d1", (f"f{i}",), (unit,), said) for i, reach in enumerate(reaches))
    for count in range(len(repeated) + 1):
        some = dataclasses.replace(made, repetitions=repeated[:count])
        assert [one.reach for one in across(some)] == list(reaches[: min(count, 2)])
        assert [one.reach for one in within(some)] == list(reaches[2:count])


def test_of_many_sequences_the_first_can_be_chosen_and_the_chosen_one_always(library: Library) -> None:
    model = library.catalog.sequences["seq-river"]
    many = {f"q{i}": model.model_copy(update={"identifier": f"q{i}"}) for i in range(MOST + 5)}
    catalog = dataclasses.replace(library.catalog, sequences=many)
    first = [sequence.identifier for sequence in MapAddress().sequences(catalog)]
    assert first == [f"q{i}" for i in range(MOST)]
    assert [sequence.identifier for sequence in MapAddress(sequence="q3").sequences(catalog)] == first
    last = f"q{MOST + 4}"
    assert [sequence.identifier for sequence in MapAddress(sequence=last).sequences(catalog)] == [last, *first]
