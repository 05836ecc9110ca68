"""A table of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.words import WordTable, without_one

WORDS = ["东林书院", "東林書院", "书院", "古银杏", "Donglin", "河长制", "a 1", "银", "走进东林书院的一天"]
counted = st.dictionaries(st.sampled_from(WORDS), st.integers(1, 3))


@given(counted)
def test_a_table_comes_back_from_arrays(first: dict[str, int]) -> None:
    made = WordTable.of(first)
    read = WordTable.read(made.as_arrays())
    assert list(read.words) == list(made.words) == sorted(first, key=lambda word: (-first[word], len(word), word))
    for word, count in first.items():
        number = read.number(word)
        assert read.worth(number) == (-count, len(word), word)
        assert number in made.keys_of.may_have(made.keys[number]) or len(word) < 2 or word.isascii()
    assert list(read.folded) == list(made.folded)
    assert read.number("没有") == -1


def test_more_words_than_are_added_at_once_stay_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dongling_search.words.table.AT_ONCE", 2)
    table = WordTable.of(dict.fromkeys(WORDS, 1))
    assert list(table.words) == sorted(WORDS, key=lambda word: (len(word), word))
    assert [table.number(word) for word in table.words] == list(range(len(WORDS)))
    assert [table.keys[number] for number in table.begun("dong")] == ["donglinshuyuan", "donglinshuyuan"]


def test_a_word_without_one_character_comes_once() -> None:
    assert list(without_one("河河长")) == ["河长", "河河"]
