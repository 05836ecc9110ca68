"""What comes before and after a unit, as its page says it."""

from dataclasses import replace

from flask.testing import FlaskClient

from dongling import Library
from dongling_web.units.neighbours import ends, ladder, why


def test_the_ladder_has_what_comes_before_this_unit_and_what_builds_on_it(library: Library) -> None:
    units = library.catalog.units
    film = [(rung.place, rung.identifier) for rung in ladder(units["film-bell"], library.catalog)]
    walk = [(rung.place, rung.identifier) for rung in ladder(units["walk-bridge"], library.catalog)]
    assert film == [("before", "walk-bridge"), ("here", "film-bell")]
    assert walk == [("here", "walk-bridge"), ("after", "film-bell")]


def test_a_unit_whose_school_is_not_loaded_has_only_its_identifier(library: Library) -> None:
    film = library.catalog.units["film-bell"].model_copy(update={"prerequisites": ("far-away",)})
    first = ladder(film, library.catalog)[0]
    assert (first.identifier, first.unit) == ("far-away", None)


def test_a_unit_alone_has_no_ladder(library: Library) -> None:
    assert ladder(library.catalog.units["talk-letter"], library.catalog) == []


def test_each_rung_says_why_it_is_there(library: Library) -> None:
    catalog = library.catalog
    later = catalog.units["walk-bridge"].model_copy(update={"identifier": "walk-again", "band": "s"})
    words = {why(rung, catalog) for rung in ladder(catalog.units["film-bell"], catalog)}
    assert words == {"先修", "本单元"}
    more = replace(catalog, units={**catalog.units, "walk-again": later})
    assert [why(rung, more) for rung in ladder(later, more)] == ["同一史料", "本单元"]


def test_a_side_that_reaches_no_other_stage_is_named_with_a_new_unit(library: Library, client: FlaskClient) -> None:
    walk = library.catalog.units["walk-bridge"]
    found = ends(walk, ladder(walk, library.catalog), library.catalog)
    assert [end.place for end in found] == ["before", "after"]
    text = client.get("/units/walk-bridge?door=teacher").text
    for end in found:
        assert end.said.zh in text
    assert text.count('href="/new-unit.yaml?') == 2


def test_of_a_unit_for_teachers_no_neighbour_is_asked_for(library: Library) -> None:
    unit = library.catalog.units["for-teachers"].model_copy(update={"themes": ("yunhe",)})
    assert ends(unit, [], library.catalog) == []
