"""Completing what is being typed."""

from time import perf_counter

from dongling_search.query.completion import Completer, Layer
from dongling_search.words import WordTable
from tests.dongling_search.making import wide

WORDS = ["东林精神", "东林书院", "古東林", "Donglin Academy", "书院"]


def completer(words: list[str]) -> Completer:
    """Return what completes words, the first of which are the best."""
    return Completer(Layer(WordTable.of({word: len(words) - number for number, word in enumerate(words)})))


def test_words_that_begin_so_come_before_words_that_hold_it() -> None:
    assert completer(WORDS).complete("东林", 8) == ["东林精神", "东林书院", "古東林"]


def test_the_best_words_come_first() -> None:
    assert completer(["东林乙", "东林甲"]).complete("东", 1) == ["东林乙"]


def test_traditional_capital_and_full_width_letters_are_no_hindrance() -> None:
    assert completer(WORDS).complete("東林書", 8) == ["东林书院"]
    assert "Donglin Academy" in completer(WORDS).complete(wide("DONG"), 8)


def test_pinyin_completes_from_first_letters_and_from_the_beginning_of_the_whole() -> None:
    assert completer(WORDS).complete("dlsy", 8) == ["东林书院"]
    assert completer(WORDS).complete("donglinshu", 8) == ["东林书院"]
    assert completer(WORDS).complete("dong lin j", 8) == ["东林精神"]
    assert completer(["女学", "省略"]).complete("nüx", 8) == ["女学"]
    assert completer(["女学", "省略"]).complete("shenglue", 8) == ["省略"]


def test_letters_begin_names_and_chinese_words_alike() -> None:
    assert completer(WORDS).complete("dong", 8) == ["东林精神", "东林书院", "Donglin Academy"]


def test_nothing_typed_completes_to_nothing() -> None:
    assert completer(WORDS).complete("  ", 8) == []
    assert completer(WORDS).complete("东林", 0) == []
    assert completer([]).complete("东林", 8) == []


def test_a_word_is_offered_once() -> None:
    assert completer(["东林的东林"]).complete("东林", 8) == ["东林的东林"]


def test_twenty_thousand_words_are_completed_in_under_two_milliseconds() -> None:
    completing = completer([f"课{number}东林书院" for number in range(20_000)])
    completing.complete("keyi", 8)
    for prefix in ("东", "课1999", "书院", "没有", "meiyou", "ke1"):
        took = []
        for _ in range(5):
            began = perf_counter()
            completing.complete(prefix, 8)
            took.append(perf_counter() - began)
        assert min(took) < 0.002
