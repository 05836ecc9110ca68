"""Units by what is typed of their titles."""

import pytest

from dongling import Library
from dongling.catalog import Catalog
from dongling.search import Query, Results
from dongling_web.builder.titles import FEW, Titles


@pytest.fixture
def titles(library: Library) -> Titles:
    """Return the titles of the site."""
    return Titles(library.catalog)


def found(library: Library, titles: Titles, typed: str) -> list[str]:
    """Return what is offered for what was typed, with the site's own search behind it."""

    def find(query: Query, catalog: Catalog) -> Results:
        assert catalog is titles.catalog
        return library.search(query)

    return [unit.identifier for unit in titles.like(typed, find)]


@pytest.mark.parametrize(
    "typed",
    [
        "film-bell",
        "校史微课程：一口老钟",
        "一口老钟",
        " 《一口老钟》 ",
        "一口 老钟",
        "校史微课程:一口老钟",
        "FILM-BELL",
    ],
)
def test_a_unit_answers_to_its_identifier_its_name_and_its_short_name(titles: Titles, typed: str) -> None:
    assert [unit.identifier for unit in titles.called(typed)] == ["film-bell"]


@pytest.mark.parametrize("typed", ["", "  ", "《》", "老钟", "第节水课"])
def test_part_of_a_title_names_none(titles: Titles, typed: str) -> None:
    assert titles.called(typed) == []


def test_titles_that_begin_with_what_was_typed_stand_first_those_that_hold_it_follow(
    library: Library, titles: Titles
) -> None:
    assert found(library, titles, "第1")[:4] == ["lesson-01", "lesson-10", "lesson-11", "lesson-12"]
    assert found(library, titles, "老")[:2] == ["film-bell", "walk-bridge"]


def test_what_no_title_holds_is_searched_for(library: Library, titles: Titles) -> None:
    assert "walk-bridge" in found(library, titles, "石拱桥")


def test_only_a_few_are_offered_and_none_for_nothing(library: Library, titles: Titles) -> None:
    assert len(found(library, titles, "水课")) == FEW
    assert found(library, titles, " ") == []


def test_units_for_teachers_are_found_too(library: Library, titles: Titles) -> None:
    assert found(library, titles, "怎样备") == ["for-teachers"]
