"""Where a curriculum repeats itself."""

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import Stages
from dongling.curriculum.repetitions import MOST_SAID, Repetition, Retellings
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue, and two units of one band that both tell of the bridge."""
    told = {name: unit_text(name, depth="d3", facts=["bridge"]) for name in ("one", "two")}
    up = unit_text("up", band="s", depth="d2", derived=[{"text": "很久", "from": ["motto"]}])
    return write_courses(write_content, open_library, up=up, **told)


def retellings(catalog: Catalog) -> Retellings:
    """Return what all units tell more than once."""
    return Retellings(catalog.tables.chosen(tuple(catalog.tables.records)), Stages(catalog))


def found(catalog: Catalog) -> list[Repetition]:
    """Return what all units repeat."""
    retold = retellings(catalog)
    return [*retold.said(retold.across).first, *retold.said(retold.within).first]


def test_a_fact_that_deepens_from_band_to_band_is_no_repetition(catalog: Catalog) -> None:
    assert not [r for r in found(catalog) if {unit.identifier for unit in r.units} & {"one"} and r.reach != "band"]


def test_bands_of_one_stage_stages_and_a_single_band_are_told_apart(catalog: Catalog) -> None:
    reach = {(r.reach, r.facts): [unit.identifier for unit in r.units] for r in found(catalog)}
    assert reach == {
        ("stages", ("motto",)): ["river", "bridge", "up"],
        ("bands", ("bridge",)): ["river", "bridge"],
        ("band", ("bridge",)): ["one", "two"],
    }


def test_what_reaches_across_stages_comes_first(catalog: Catalog) -> None:
    assert [r.reach for r in found(catalog)] == ["stages", "bands", "band"]


def test_it_is_said_with_the_fact_the_bands_and_the_depth(catalog: Catalog) -> None:
    said = found(catalog)[1].said
    assert said.zh == "“老桥建于很久以前，今天的桥是后来重建的”：小学3-4年级、5-6年级的2个单元同为“了解”"
    assert said.en.endswith("2 units in primary grades 3-4, grades 5-6 at the same depth, know")


def test_facts_that_the_same_units_tell_are_one_repetition(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    (one,) = found(write_courses(write_content, open_library))
    assert one.facts == ("bridge", "motto")


def test_a_unit_that_says_how_it_goes_further_repeats_nothing(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    further = [{"facts": ["bridge"], "how": "这里动手量。"}]
    units = {"one": unit_text("one", depth="d3", facts=["bridge"], further=further)}
    units["two"] = unit_text("two", depth="d3", facts=["bridge"])
    catalog = write_courses(write_content, open_library, **units)
    assert not [one for one in found(catalog) if one.reach == "band"]
    assert catalog.tables.told("one") == {"bridge"}, "it still tells the fact, and so leads on from units that do"


def test_what_is_mere_background_is_told_by_nobody_and_so_repeated_by_nobody(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    law = "史料: [{编号: law, 陈述: 大纲分段定目标。, 把握: verified, 背景: 是}]"
    units = {name: unit_text(name, band=band, depth="d2", facts=["law"]) for name, band in (("a", "j"), ("b", "s"))}
    files = {"school.yaml": "编号: s\n名称: 学校", "facts.yaml": law} | {f"{k}.yaml": v for k, v in units.items()}
    catalog = open_library(write_content(files)).catalog
    assert found(catalog) == []
    assert [catalog.tables.told(name) for name in ("a", "b")] == [frozenset(), frozenset()]
    assert [unit.identifier for unit in catalog.units_citing("law")] == ["a", "b"]


def test_a_unit_that_belongs_to_no_band_repeats_nothing(write_content: WriteContent, open_library: OpenLibrary) -> None:
    note = unit_text("note", band=None, audience=["teacher"], depth="d2", facts=["bridge"])
    small = write_courses(write_content, open_library, note=note)
    assert found(small)
    assert not [r for r in found(small) if small.tables.records["note"] in r.units]


def test_of_thousands_the_first_are_said_and_the_others_counted(catalog: Catalog) -> None:
    retold = retellings(catalog)
    one = next(each for each in retold.across if len(each.places) == 2)
    of_itself = one._replace(facts=["motto"])
    whole = retold.said([*[of_itself] * 5, *[one._replace(facts=["bridge"])] * MOST_SAID])
    assert (whole.count, len(whole.first)) == (MOST_SAID + 5, MOST_SAID)
    assert {found.facts for found in whole.first} == {("bridge",)}
