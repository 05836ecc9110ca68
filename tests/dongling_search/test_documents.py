"""What of a unit is indexed."""

import pytest

from dongling_search.documents import AUDIENCE, doc, plain
from dongling_search.language.folded_text import Folded, fold_with_places
from tests.dongling_search.making import ACADEMY, RIVER, document


def test_the_weight_of_a_field_is_how_often_its_grams_count() -> None:
    grams = doc(document("u", "书院", "书院，读书。", keywords="书院")).grams
    assert grams == {"书院": 5, "院": 5, "读书": 1, "书": 1}


def test_phrases_do_not_run_from_one_field_into_the_next() -> None:
    text = doc(document("u", "东林", "书院")).text
    assert "东林" in text
    assert "东林 书院" not in text


def test_texts_are_kept_as_written() -> None:
    kept = doc(document("u", "古運河", "走過清名橋"))
    assert kept.name == "古運河"
    assert kept.fields == (
        ("name", "古運河", Folded("古运河")),
        ("description", "走過清名橋", Folded("走过清名桥")),
    )


def test_folded_text_is_kept_with_the_way_back() -> None:
    assert doc(document("u", "在㍿里")).fields == (("name", "在㍿里", fold_with_places("在㍿里")),)


def test_a_body_loses_its_markdown() -> None:
    body = "# 古运河\n\n- **清名桥**，见[地图](https://example.org/a_b)\n1. `读`\n![图](x.png)"
    assert plain(body) == "古运河\n\n清名桥，见地图\n读\n图"
    assert ("body", "桥", Folded("桥")) in doc(document("u", body="**桥**")).fields


def test_the_audience_is_a_filter_like_others() -> None:
    assert doc(RIVER).facets[AUDIENCE] == ("teacher",)
    assert doc(RIVER).facets["stage"] == ("primary",)


def test_titles_and_keywords_may_be_completed_whoever_they_are_for() -> None:
    assert doc(ACADEMY).words == ("东林书院行走课", "龟山书院", "顾宪成")
    assert doc(RIVER).words == ("河长制",)


@pytest.mark.parametrize("part", ["[", "[a](", "](", "![a", "[a]", " ", "1"])
def test_open_brackets_without_end_are_read_in_one_go(part: str) -> None:
    """The first took minutes, by the square of their number."""
    text = part * (240_000 // len(part))
    assert len(plain(text)) <= len(text)
