"""Completing what is being typed."""

from time import perf_counter

from dongling_search.query.completion import Completer
from tests.dongling_search.making import wide

WORDS = ["东林精神", "东林书院", "古東林", "Donglin Academy", "书院"]


def test_words_that_begin_so_come_before_words_that_hold_it() -> None:
    assert Completer(WORDS).complete("东林", 8) == ["东林精神", "东林书院", "古東林"]


def test_the_best_words_come_first() -> None:
    assert Completer(["东林乙", "东林甲"]).complete("东", 1) == ["东林乙"]


def test_traditional_capital_and_full_width_letters_are_no_hindrance() -> None:
    assert Completer(WORDS).complete("東林書", 8) == ["东林书院"]
    assert "Donglin Academy" in Completer(WORDS).complete(wide("DONG"), 8)


def test_pinyin_completes_from_first_letters_and_from_the_beginning_of_the_whole() -> None:
    assert Completer(WORDS).complete("dlsy", 8) == ["东林书院"]
    assert Completer(WORDS).complete("donglinshu", 8) == ["东林书院"]
    assert Completer(WORDS).complete("dong lin j", 8) == ["东林精神"]
    assert Completer(["女学", "省略"]).complete("nüx", 8) == ["女学"]
    assert Completer(["女学", "省略"]).complete("shenglue", 8) == ["省略"]


def test_letters_begin_names_and_chinese_words_alike() -> None:
    assert Completer(WORDS).complete("dong", 8) == ["东林精神", "东林书院", "Donglin Academy"]


def test_nothing_typed_completes_to_nothing() -> None:
    assert Completer(WORDS).complete("  ", 8) == []
    assert Completer(WORDS).complete("东林", 0) == []
    assert Completer([]).complete("东林", 8) == []


def test_a_word_is_offered_once() -> None:
    assert Completer(["东林的东林"]).complete("东林", 8) == ["东林的东林"]


def test_twenty_thousand_words_are_completed_in_under_two_milliseconds() -> None:
    completer = Completer([f"课{number}东林书院" for number in range(20_000)])
    completer.complete("keyi", 8)
    for prefix in ("东", "课1999", "书院", "没有", "meiyou", "ke1"):
        took = []
        for _ in range(5):
            began = perf_counter()
            completer.complete(prefix, 8)
            took.append(perf_counter() - began)
        assert min(took) < 0.002
