"""The address of a search: what it asks, and how it is written again."""

from collections.abc import Callable

import pytest
from werkzeug.datastructures import MultiDict

from dongling import DonglingError, Library
from dongling.search import FACETS
from dongling_web.search.address import SearchAddress

Ask = Callable[..., SearchAddress]


@pytest.fixture
def ask(library: Library) -> Ask:
    """Return a function that reads parameters, given as pairs, against the site's catalog."""
    return lambda *pairs: SearchAddress.read(MultiDict(pairs), library.catalog)


def test_all_parameters_are_read(ask: Ask) -> None:
    query = ask(
        ("q", " 老桥  "),
        ("stage", "junior"),
        ("stage", "primary"),
        ("band", "j"),
        ("kind", "walk"),
        ("school", "east"),
        ("theme", "yunhe"),
        ("minutes", "120"),
        ("audience", "all"),
        ("page", "2"),
        ("raw", "1"),
        ("sort", "minutes"),
    ).query
    assert query.text == "老桥"
    assert query.filters["stage"] == ("junior", "primary")
    assert set(query.filters) == {"stage", "band", "kind", "school", "theme"}
    assert (query.minutes, query.door, query.page, query.sort, query.raw) == (120, "all", 2, "minutes", True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stage", "nowhere"),
        ("kind", "nothing"),
        ("school", "north"),
        ("minutes", "soon"),
        ("minutes", "0"),
        ("page", "-1"),
        ("page", "٣"),
        ("sort", "beauty"),
        ("audience", "martians"),
    ],
)
def test_a_value_that_means_nothing_is_refused(ask: Ask, name: str, value: str) -> None:
    with pytest.raises(DonglingError, match=name):
        ask((name, value))


def test_unknown_parameters_and_empty_values_mean_nothing(ask: Ask) -> None:
    assert ask(("utm", "x"), ("stage", ""), ("minutes", ""), ("limit", "100")).query == ask().query


def test_a_long_text_is_cut_and_said_so(ask: Ask) -> None:
    long, short = ask(("q", "桥" * 101)), ask(("q", "桥" * 100))
    assert (len(long.query.text), long.cut, short.cut) == (100, True, False)


def test_the_address_is_written_as_it_was_read(ask: Ask) -> None:
    first = ask(("q", "老 桥&钟"), ("stage", "junior"), ("stage", "primary"), ("minutes", "45"), ("sort", "newest"))
    assert first.url() == (
        "/search?q=%E8%80%81+%E6%A1%A5%26%E9%92%9F&stage=junior&stage=primary&minutes=45&sort=newest"
    )
    assert ask().url() == "/search"


def test_a_change_goes_back_to_the_first_page_unless_it_is_the_page(ask: Ask) -> None:
    third = ask(("q", "桥"), ("page", "3"))
    assert third.url(sort="minutes") == "/search?q=%E6%A1%A5&sort=minutes"
    assert third.url(page=4) == "/search?q=%E6%A1%A5&page=4"
    assert third.url(raw=1) == "/search?q=%E6%A1%A5&raw=1"


def test_the_form_keeps_what_it_has_no_field_for(ask: Ask) -> None:
    asked = ask(("q", "桥"), ("band", "j"), ("audience", "all"), ("raw", "1"), ("stage", "junior"))
    assert asked.kept(FACETS) == [("band", "j"), ("audience", "all"), ("raw", 1)]


def test_a_value_that_the_text_names_is_chosen_as_well(ask: Ask, library: Library) -> None:
    asked = ask(("q", "初中 老桥"), ("kind", "walk"))
    facets = asked.facets(library.search(asked.query), library.catalog)
    chosen = {name: [value.value for value in values if value.chosen] for name, values in facets.items()}
    assert chosen == {"stage": ["junior"], "kind": ["walk"], "school": [], "theme": []}
