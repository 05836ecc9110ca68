"""A unit becomes a document; results become the JSON that others rely on."""

from dataclasses import replace

import pytest

from dongling.library import Library
from dongling.search import Chip, Document, Hit, Parts, Query, Results, Why, as_json, document, facet_values
from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.fixture
def library(write_content: WriteContent, open_library: OpenLibrary) -> Library:
    """Return a library of one lesson with a school, a place and a theme."""
    return open_library(
        write_content(
            {
                "school.yaml": "编号: dl\n名称: 东林中学\n英文名: Donglin Middle School",
                "places.yaml": "places: [{identifier: p, name: 东林书院, address: 解放东路867号}]",
                "a.yaml": unit_text(
                    "a", name="走进书院", themes=["jiaguo"], keywords=["依庸堂"], places=["p"], updated="2026-09-01"
                ),
            }
        )
    )


@pytest.fixture
def found(library: Library) -> Document:
    """Return the lesson as a document."""
    return document(library.catalog.units["a"], library.catalog)


def test_the_values_of_a_facet_keep_their_order_and_their_zeros(library: Library) -> None:
    results = Results((), 0, 1, 1, {"theme": {}}, "g")
    assert facet_values(results, "theme", library.catalog) == [{"value": "jiaguo", "name": "家国情怀", "count": 0}]


def test_json_keeps_the_snippet_as_plain_text(library: Library) -> None:
    hit = Hit("a", 1.234567, (("走进书院", False),), (("在", False), ("书院", True)), (Why("body", ("书院",)),))
    found = as_json(Results((hit,), 1, 1, 1, {}, "g"), Query("书院"), library.catalog)
    assert found["hits"][0]["snippet"] == "在书院"
    assert found["hits"][0]["score"] == 1.23457
    assert found["hits"][0]["why"] == [{"field": "body", "words": ["书院"]}]
    assert "corrected" not in found


def test_json_says_when_other_words_than_those_typed_were_searched_for(library: Library) -> None:
    hit = Hit("a", 1.0, (), (), (Why("body", ("书院",), "pinyin"),))
    results = Results((hit,), 1, 1, 1, {}, "g", corrected="书院", chips=(Chip("stage", "junior", "初中"),))
    found = as_json(results, Query("书苑"), library.catalog)
    assert found["corrected"] == "书院"
    assert found["hits"][0]["why"] == [{"field": "body", "words": ["书院"], "via": "pinyin"}]
    assert found["chips"] == [{"facet": "stage", "value": "junior", "text": "初中"}]


def test_what_a_hit_shows_may_be_made_when_it_is_asked_for_and_once() -> None:
    made: list[str] = []

    def make() -> Parts:
        made.append("a")
        return (("走进书院", False),), (("书院", True),), (Why("body", ("书院",)),)

    hit = Hit.later("a", 1.5, make)
    assert (hit.identifier, hit.score, made) == ("a", 1.5, [])
    assert hit.snippet == (("书院", True),)
    assert hit == Hit("a", 1.5, *make())
    assert replace(hit, score=2.0).title == (("走进书院", False),)
    assert made == ["a", "a"]
    with pytest.raises(AttributeError, match="kind"):
        _ = hit.kind  # type: ignore[attr-defined]  # what it has not is told as by any object


def test_what_cannot_be_made_is_told_by_what_failed() -> None:
    def make() -> Parts:
        raise OSError("damaged")

    with pytest.raises(OSError, match="damaged"):
        _ = Hit.later("a", 1.0, make).title
