"""Tables: who has what, by identifier, laid out once for a catalogue."""

from collections.abc import Iterator

import pytest

from dongling.catalog import Catalog
from dongling.catalog.record import Record, record_of
from dongling.catalog.tables import Tables
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.counting import counted, with_records
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue with units that name terms, need others and stand in two sequences."""
    law = {"facts": ["law"], "derived": [{"text": "很久", "from": ["bridge"]}]}
    return write_courses(
        write_content,
        open_library,
        law=unit_text("law", **law, review_status="approved", terms={"history": ["h-party"]}),
        early=unit_text("early", prerequisites=["walk", "far-away"], themes=["yunhe", "jiaguo"], band="p3"),
        sequences__one="编号: one\n名称: 一\n课次: [{单元: walk}, {单元: walk}, {单元: law}]",
        sequences__two="编号: two\n名称: 二\n课次: [{单元: law}]",
    )


def test_what_pupils_see_has_its_place_in_the_order_of_loading(catalog: Catalog) -> None:
    tables = catalog.tables
    assert "meeting" not in tables.pupils
    assert set(tables.pupils) == set(catalog.units) - {"meeting"} == tables.is_for_pupils
    assert tables.in_order(["walk", "meeting", "duty", "walk", "gone"]) == ["duty", "walk"]


def test_a_unit_is_found_by_what_it_tells_names_needs_and_by_the_sequences_that_use_it(catalog: Catalog) -> None:
    tables = catalog.tables
    assert tables.citing["bridge"] == ("bridge", "law", "river")
    assert tables.telling("p2", "bridge") == ("river",)
    assert tables.building_on["walk"] == tables.building_on["far-away"] == ("early",)
    assert tables.naming["history", "h-party"] == ("law",)
    assert tables.sequences_with == {"walk": ("one",), "law": ("one", "two")}
    assert not tables.all_approved
    assert with_records(catalog, {"law": tables.records["law"]}).tables.all_approved


def test_units_for_pupils_stand_by_band_and_by_the_themes_that_they_have_together(catalog: Catalog) -> None:
    assert catalog.tables.theme_sets["p3"] == {frozenset({"yunhe", "jiaguo"}): ("bridge", "early")}
    assert catalog.tables.theme_sets["j"] == {frozenset({"yunhe"}): ("walk",)}
    assert ("senior", "jiaguo") in catalog.tables.themes_of_stages
    assert ("senior", "yunhe") not in catalog.tables.themes_of_stages


def test_what_is_asked_of_tables_touches_no_unit_once_they_are_there(catalog: Catalog) -> None:
    whole, touched = counted(catalog)
    for _ in range(2):
        touched.forget()
        assert whole.count("theme", "yunhe") == 4
        assert whole.values("stage") == ("kg", "primary", "junior", "senior")
        assert [one.identifier for one in whole.sequences_with("walk")] == ["one"]
        assert whole.tables.citing["bridge"] == ("bridge", "law", "river")
    assert not touched.names
    assert [unit.identifier for unit in whole.units_citing("bridge")] == ["bridge", "law", "river"]
    assert touched.names == {"bridge", "law", "river"}


def test_records_are_read_once_whatever_is_asked(catalog: Catalog) -> None:
    read: list[str] = []

    def records() -> Iterator[Record]:
        read.append("all")
        yield from map(record_of, catalog.units.values())

    tables = Tables(records, catalog.sequences, catalog.facts)
    assert not read
    assert tables.records == catalog.tables.records
    assert tables.naming == catalog.tables.naming
    assert tables.named["课walk"] == ("walk",)
    assert tables.theme_sets == catalog.tables.theme_sets
    assert read == ["all"]


def test_what_very_many_units_tell_is_divided_by_bands_once(catalog: Catalog) -> None:
    river = catalog.tables.records["river"]
    crowd = {f"u{i:02}": river._replace(identifier=f"u{i:02}", band=("p1", "p2")[i % 2]) for i in range(60)}
    tables = with_records(catalog, {**crowd, "u01": crowd["u01"]._replace(audience=("teacher",))}).tables
    assert tables.telling("p2", "bridge") == tuple(f"u{i:02}" for i in range(3, 60, 2))
    assert tables.telling("p2", "bridge") is tables.telling("p2", "bridge")
    assert tables.telling("j", "bridge") == tables.telling("p1", "no-fact") == ()


def test_what_all_pupils_see_is_listed_once(catalog: Catalog) -> None:
    tables = catalog.tables
    assert tables.with_value["theme", "yunhe"] is tables.every_with_value["theme", "yunhe"]
    assert tables.with_value["band", "j"] == tuple(n for n in tables.every_with_value["band", "j"] if n != "meeting")


def test_another_catalogue_of_the_same_units_takes_the_tables_over(catalog: Catalog) -> None:
    other = Catalog(units=catalog.units).with_tables_of(catalog)
    assert other.tables is catalog.tables
    assert other.membership is catalog.membership
