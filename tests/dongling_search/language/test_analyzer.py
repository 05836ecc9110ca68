"""Folding and cutting, the same for documents and queries."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.language.analyzer import (
    document_grams,
    fold,
    fold_with_places,
    is_han,
    pairs,
    run_text,
    runs,
    version,
)
from tests.dongling_search.making import wide

ANY_TEXT = st.text(max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("東林書院", "东林书院"),
        ("臺灣的裡面與裏面", "台湾的里面与里面"),
        (wide("ABC123"), "abc123"),
        ("㍿", "株式会社"),
        ("e\u0301cole", "\u00e9cole"),
        ("ﾊﾟﾝ", "パン"),
        ("①", "1"),
        ("\uf900", "岂"),
    ],
)
def test_what_reads_alike_is_folded_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY_TEXT)
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_every_folded_character_leads_back_to_what_it_was_folded_from(text: str) -> None:
    folded = fold_with_places(text)
    assert folded.text == fold(text)
    at = 0
    for number in range(len(folded.text)):
        start, end = folded.span(number, number + 1)
        assert at <= start < end <= len(text)
        assert folded.text[number] in fold(text[start:end])
        at = start


@given(st.text(alphabet="东林書院歷史abc ，。", max_size=40))
def test_places_stay_where_they_were_when_nothing_expands(text: str) -> None:
    folded = fold_with_places(text)
    assert [folded.span(i, i + 1) for i in range(len(text))] == [(i, i + 1) for i in range(len(text))]


def test_a_character_that_expands_leads_back_as_a_whole() -> None:
    folded = fold_with_places("在㍿里e\u0301")
    assert folded.text == "在株式会社里\u00e9"
    assert folded.span(1, 5) == (1, 2)
    assert folded.span(6, 7) == (3, 5)


def test_runs_part_han_from_other_writing() -> None:
    assert runs("1925年,东林a4纸 covid-19") == ["1925", "年", "东林", "a4", "纸", "covid", "19"]
    assert [is_han(run) for run in ("年", "a4", "パン", "𠀋")] == [True, False, False, True]


def test_han_is_cut_into_overlapping_pairs_and_the_last_character_stands_alone_too() -> None:
    assert list(document_grams("东林书院 a4 年")) == ["东林", "林书", "书院", "院", "a4", "年"]


@given(st.text(alphabet="东林书院银杏a1 ，", max_size=40))
def test_every_han_character_begins_exactly_one_gram(text: str) -> None:
    """So a query of one character finds all units that hold it, by the grams that begin with it."""
    first = Counter(gram[0] for gram in document_grams(text) if is_han(gram))
    assert first == Counter(char for char in text if is_han(char))


@given(st.text(alphabet="东林书院", min_size=2, max_size=20))
def test_the_pairs_of_any_part_are_among_those_of_the_whole(text: str) -> None:
    assert set(pairs(text[1:])) <= set(document_grams(text))


def test_run_text_lets_a_phrase_cross_from_letters_to_han_but_not_over_punctuation() -> None:
    assert run_text("ai课") == run_text("ai 课") == " ai 课 "
    assert run_text("东林,书院") != run_text("东林书院")


def test_an_endless_word_is_cut() -> None:
    assert [len(gram) for gram in document_grams("a" * 1000)] == [64]


def test_the_version_tells_the_table_and_unicode() -> None:
    assert len(version().split()) == 4
