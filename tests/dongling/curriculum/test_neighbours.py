"""The ladder on a unit's page: what the stage before did and what the next will need."""

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import ladder, open_ends
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue, with a unit alone, one of a missing school and one that shares a fact."""
    return write_courses(
        write_content,
        open_library,
        alone=unit_text("alone"),
        away=unit_text("away", prerequisites=["far-away"]),
        fact=unit_text("fact", band="s", facts=["bridge"]),
        pair=unit_text("pair", band="k", themes=["minzu"]),
    )


def rungs(catalog: Catalog, name: str, few: int = 2) -> list[tuple[str, str, str]]:
    """Return the ladder of a unit as place, unit and why."""
    return [(rung.place, rung.identifier, rung.why) for rung in ladder(catalog.units[name], catalog, few)]


def ends(catalog: Catalog, name: str) -> list[str]:
    """Return what is said of the open ends of a unit's ladder."""
    unit = catalog.units[name]
    return [end.said.zh for end in open_ends(unit, ladder(unit, catalog), catalog)]


def test_prerequisites_stand_before_and_what_builds_on_the_unit_after(catalog: Catalog) -> None:
    assert rungs(catalog, "duty", 0) == [("before", "flower", "prerequisite"), ("here", "duty", "")]
    assert rungs(catalog, "bridge", 0) == [("here", "bridge", ""), ("after", "walk", "prerequisite")]


def test_a_prerequisite_whose_school_is_not_loaded_has_only_its_identifier(catalog: Catalog) -> None:
    first = ladder(catalog.units["away"], catalog)[0]
    assert (first.place, first.identifier, first.unit) == ("before", "far-away", None)


def test_a_unit_that_shares_nothing_has_no_ladder(catalog: Catalog) -> None:
    assert rungs(catalog, "alone") == []


def test_the_nearest_band_that_shares_a_fact_or_a_theme_stands_on_each_side(catalog: Catalog) -> None:
    assert rungs(catalog, "river") == [("here", "river", ""), ("after", "bridge", "fact")]
    assert rungs(catalog, "flower") == [
        ("here", "flower", ""),
        ("after", "duty", "prerequisite"),
        ("after", "bridge", "theme"),
    ]
    assert rungs(catalog, "vote") == [("before", "bridge", "theme"), ("here", "vote", "")]


def test_what_is_shared_is_named_but_for_what_a_school_says_of_itself(catalog: Catalog) -> None:
    after = ladder(catalog.units["river"], catalog)[-1]
    assert (after.why, after.shared) == ("fact", ("bridge",))


def test_a_unit_for_teachers_stands_on_no_ladder(catalog: Catalog) -> None:
    assert "meeting" not in {name for unit in catalog.units for _, name, _ in rungs(catalog, unit) if unit != "meeting"}


def test_the_rungs_of_each_side_come_in_the_order_of_bands(catalog: Catalog) -> None:
    order = list(catalog.terms.scheme("band"))
    for unit in catalog.units.values():
        found = ladder(unit, catalog)
        for place in ("before", "after"):
            ranks = [order.index(rung.unit.band) for rung in found if rung.place == place and rung.unit]
            assert ranks == sorted(ranks)


def test_a_neighbouring_stage_with_nothing_on_the_themes_is_said_with_a_new_unit(catalog: Catalog) -> None:
    assert ends(catalog, "pair") == ["小学还没有接着讲“民族团结”的单元"]
    (end,) = open_ends(catalog.units["pair"], [], catalog)
    assert (end.place, end.new.fields["band"], end.new.fields["prerequisites"]) == ("after", ("p1",), ("pair",))
    assert ends(catalog, "river") == ["幼儿园还没有讲“运河与城市”的单元"]
    assert ends(catalog, "vote") == ["初中还没有讲“家国情怀”的单元"]


def test_the_first_and_the_last_stage_have_no_open_end_beyond_them(catalog: Catalog) -> None:
    assert ends(catalog, "flower") == []
    assert [end.place for end in open_ends(catalog.units["vote"], [], catalog)] == ["before"]


def test_a_unit_without_a_theme_or_with_a_prerequisite_that_is_not_loaded_has_no_open_end(catalog: Catalog) -> None:
    assert ends(catalog, "alone") == []
    away = catalog.units["away"].model_copy(update={"themes": ("anquan",)})
    assert [end.place for end in open_ends(away, ladder(away, catalog), catalog)] == ["after"]


def test_a_unit_that_belongs_to_no_band_has_only_what_is_named_beside_it(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    advice = unit_text(
        "advice", band=None, audience=["teacher"], themes=["jiaguo"], facts=["bridge"], prerequisites=["bridge"]
    )
    small = write_courses(write_content, open_library, advice=advice, late=unit_text("late", prerequisites=["advice"]))
    assert rungs(small, "advice") == [
        ("before", "bridge", "prerequisite"),
        ("here", "advice", ""),
        ("after", "late", "prerequisite"),
    ]
    assert ends(small, "advice") == []
    assert ("before", "advice", "prerequisite") in rungs(small, "late")
