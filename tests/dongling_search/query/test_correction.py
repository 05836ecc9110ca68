"""Did you mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.search import Lexicon
from dongling_search.query import Vocabulary, correct

VOCABULARY = Vocabulary(["东林书院", "竞志女学", "竢实少年", "古银杏", "映山红", "书院门口"], Lexicon())
STANDING = ("东林", "书院", "女学", "canal", "东林小学", "女竟")


def corrected(text: str) -> str:
    """Return the correction where units have some words."""
    return correct(text, VOCABULARY, lambda word: word in STANDING)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("东林书苑", "东林书院"),
        ("竟志女学", "竞志女学"),
        ("四实少年", "竢实少年"),
        ("古银行树", "古银杏树"),
        ("映山虹", "映山红"),
        ("東林書苑", "东林书院"),
        ("竟志女学是谁办的", "竞志女学是谁办的"),
        ("东林书苑和映山虹", "东林书院和映山红"),
        ("看 映山虹，-花", "看 映山红，-花"),
        ("donglinshuyan", "东林书院"),
        ("在㍿里的映山虹", "在㍿里的映山红"),
    ],
)
def test_unknown_words_give_way_to_known_ones(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    ["东林", "量子力学", "canal", "dlsy", "donglin", "", "书", "东林小学", "？", "1925年", "竞志女学", "映山花树"],
)
def test_what_stands_or_resembles_nothing_is_left(text: str) -> None:
    assert corrected(text) == ""


@given(st.text(alphabet="东林书苑竟志女学映山虹a ，㍿", max_size=40))
def test_any_text_is_corrected_at_most_once(text: str) -> None:
    once = corrected(text)
    assert not once or len(once) <= len(text) + 8
