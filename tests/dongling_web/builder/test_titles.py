"""Units by what is typed of their titles."""

from dataclasses import replace
from random import Random

import pytest

from dongling import Library
from dongling.catalog import Catalog, short_name
from dongling.search import Query, Results
from dongling_web.builder.titles import FEW, Titles
from tests.dongling.counting import with_records


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


def slowly(catalog: Catalog, typed: str) -> list[str]:
    """Return what is to be offered for what was typed, found by looking at every title; names are folded already."""
    places = [
        (min(at for title in (short_name(unit, catalog), unit.name) if (at := title.find(typed)) >= 0), name)
        for name, unit in catalog.tables.records.items()
        if typed in unit.name
    ]
    return [name for _, name in sorted(places)][:FEW]


@pytest.mark.parametrize("seed", range(5))
def test_one_text_of_all_titles_finds_what_looking_at_each_finds(library: Library, seed: int) -> None:
    chance, model = Random(seed), library.catalog.tables.records["film-bell"]  # noqa: S311 - chance that repeats
    names = ["".join(chance.choices("老桥水", k=chance.randint(1, 6))) for _ in range(60)]
    said = [f"校史微课程：{name}" if chance.random() < 0.5 else name for name in names]
    records = {f"u{i:02}": model._replace(identifier=f"u{i:02}", name=name) for i, name in enumerate(said)}
    catalog = with_records(library.catalog, records)
    titles = Titles(catalog)

    def find(_: Query, __: Catalog) -> Results:
        return replace(library.search(Query("没有这种东西")), hits=(), confident=False)

    for name in {*names, *said, "老", "桥水", "课程", "校"}:
        assert [unit.identifier for unit in titles.like(name, find)] == slowly(catalog, name), name
        called = [key for key, one in records.items() if name in (one.name, short_name(one, catalog))]
        assert [unit.identifier for unit in titles.called(name)] == called


def test_a_catalogue_without_units_has_no_titles(library: Library) -> None:
    titles = Titles(with_records(library.catalog, {}))
    assert found(library, Titles(library.catalog), "老")
    assert titles.called("老") == []


def test_units_whose_titles_hold_some_words_are_told_by_their_identifiers(titles: Titles) -> None:
    assert titles.holding("老钟", 9) == ["film-bell"]
    assert titles.holding("", 9) == []
    assert len(titles.holding("一", 2)) <= 2
