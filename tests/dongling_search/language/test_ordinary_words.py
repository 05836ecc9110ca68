"""The words of everyday language."""

import pytest

from dongling_search.language.ordinary_words import SIZES, _numbers, is_ordinary


@pytest.mark.parametrize("word", ["香味", "清明节", "知道", "银行", "一目了然"])
def test_an_everyday_word_is_known(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["", "香", "书苑", "竢实", "侍家宝", "竞志女学", "东林书院在哪里", "ab", "龘龘"])
def test_another_is_not(word: str) -> None:
    assert not is_ordinary(word)


def test_every_word_of_the_table_is_there_each_once_in_order() -> None:
    numbers = _numbers().tolist()
    assert len(numbers) > 78_000
    assert numbers == sorted(set(numbers))
    words = [number.to_bytes(8).decode("utf-16-be").strip("\0") for number in numbers]
    assert {len(word) for word in words} == set(SIZES)
    assert all(map(is_ordinary, words[:: len(words) // 1500]))


@pytest.mark.parametrize("word", ["\U00020000\U00020001", "知\U00020000", "知道\ud800", "\ud801\udc00\ud801\udc00"])
def test_characters_that_need_more_room_are_in_no_word(word: str) -> None:
    assert not is_ordinary(word)
