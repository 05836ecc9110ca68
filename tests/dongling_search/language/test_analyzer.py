"""Cutting, the same for documents and queries."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dongling_search.language.analyzer import document_grams, is_han, pairs, run_text, runs, version


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
