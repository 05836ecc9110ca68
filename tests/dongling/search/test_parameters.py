"""From what a person asked to a Query."""

import pytest

from dongling.catalog import Catalog
from dongling.problems import DonglingError
from dongling.search import make_query
from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return a catalog with one unit."""
    return open_library(write_content({"a.yaml": unit_text("a")})).catalog


def test_a_filter_value_may_be_an_identifier_or_any_name(catalog: Catalog) -> None:
    query = make_query(catalog, "", {"stage": ["初中", "junior", "小学"], "kind": ["微课"]})
    assert query.filters == {"stage": ("junior", "primary"), "kind": ("micro_course",)}


def test_nothing_asked_is_the_first_page_by_relevance_for_pupils(catalog: Catalog) -> None:
    query = make_query(catalog)
    assert (query.text, query.page, query.sort, query.door, query.minutes) == ("", 1, "relevance", "pupil", None)


def test_empty_values_as_forms_send_them_are_no_filters(catalog: Catalog) -> None:
    assert make_query(catalog, "x", {"stage": [""], "minutes": [""], "page": [""]}).filters == {}


def test_the_last_of_a_repeated_single_value_counts(catalog: Catalog) -> None:
    assert make_query(catalog, "x", {"minutes": ["10", "45"], "raw": ["1"]}).minutes == 45


@pytest.mark.parametrize(
    "given",
    [
        {"stage": ["中班生"]},
        {"kind": ["<script>"]},
        {"minutes": ["ten"]},
        {"minutes": ["0"]},
        {"minutes": ["99999999999999999999"]},
        {"page": ["-1"]},
        {"page": ["1.5"]},
        {"limit": ["1000"]},
        {"sort": ["random"]},
        {"audience": ["nobody"]},
        {"door": ["window"]},
    ],
)
def test_a_value_that_is_not_known_is_wrong_use_said_in_a_sentence(
    catalog: Catalog, given: dict[str, list[str]]
) -> None:
    with pytest.raises(DonglingError) as caught:
        make_query(catalog, "x", given)
    assert caught.value.status == 2
    assert caught.value.message.en != caught.value.message.zh


def test_parameters_that_are_none_of_ours_are_ignored(catalog: Catalog) -> None:
    assert make_query(catalog, "x", {"utm_source": ["y"]}).filters == {}


def test_a_door_is_told_by_its_identifier_or_its_name_and_the_last_one_given_counts(catalog: Catalog) -> None:
    for word, door in (("teacher", "teacher"), ("老师", "teacher"), ("Family", "family"), ("家长", "family")):
        assert make_query(catalog, "x", {"door": ["pupil", word]}).door == door
    assert make_query(catalog, "x", {}, "family").door == "family"


def test_an_audience_is_a_filter_and_no_door_stands_in_its_way(catalog: Catalog) -> None:
    query = make_query(catalog, "x", {"audience": ["家长", "teacher"]})
    assert (query.filters, query.door, query.view) == ({"audience": ("family", "teacher")}, "pupil", "all")
    everything = make_query(catalog, "x", {"audience": ["all"]})
    assert (everything.filters, everything.view) == ({}, "all")
    assert make_query(catalog, "x", {"audience": ["all"], "door": ["family"]}).view == "family"
