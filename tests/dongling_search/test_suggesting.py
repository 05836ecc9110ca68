"""Completing what is being typed."""

from dongling_search.suggesting import Completer, registered
from tests.dongling_search.making import wide

WORDS = ["东林书院", "东林精神", "东林精神", "古東林", "Donglin Academy", "书院", " ", ""]


def test_words_that_begin_so_come_before_words_that_hold_it() -> None:
    assert Completer(WORDS).complete("东林", 8) == ["东林精神", "东林书院", "古東林"]


def test_what_many_units_have_comes_first() -> None:
    assert Completer(["东林甲", "东林乙", "东林乙"]).complete("东", 1) == ["东林乙"]


def test_traditional_capital_and_full_width_letters_are_no_hindrance() -> None:
    assert Completer(WORDS).complete("東林書", 8) == ["东林书院"]
    assert Completer(WORDS).complete(wide("DONG"), 8) == ["Donglin Academy"]


def test_nothing_typed_completes_to_nothing() -> None:
    assert Completer(WORDS).complete("  ", 8) == []
    assert Completer(WORDS).complete("东林", 0) == []


def test_a_group_of_synonyms_is_as_many_words() -> None:
    assert registered(["东林书院 = 龟山书院", "银杏"]) == ["东林书院", "龟山书院", "银杏"]
