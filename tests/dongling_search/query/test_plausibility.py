"""Is what was typed a slip, or does it make sense as it is?"""

import pytest

from dongling_search.query.plausibility import breaks_a_word, changed, is_more_than_a_word, makes_sense

WORDS = frozenset({"东林", "大学", "银杏", "知道", "清明", "宣传", "宪法"})


def is_word(part: str) -> bool:
    """Tell whether a part is one of WORDS."""
    return part in WORDS


@pytest.mark.parametrize(
    ("typed", "word", "place"),
    [
        ("古银行树", "古银杏树", (2, 3)),
        ("东林书", "东林书院", (3, 3)),
        ("东林林书院", "东林书院", (2, 3)),
        ("东书院", "东林书院", (1, 1)),
        ("长河制", "河长制", (0, 2)),
        ("", "书", (0, 0)),
    ],
)
def test_where_two_words_differ(typed: str, word: str, place: tuple[int, int]) -> None:
    assert changed(typed, word) == place


def test_words_throughout_make_sense() -> None:
    assert makes_sense("东林大学", is_word)
    assert not makes_sense("东林书院", is_word)
    assert not makes_sense("古银杏", is_word)


def test_a_word_and_more_is_no_slip_of_another_but_a_doubled_character_is() -> None:
    assert is_more_than_a_word("银杏果", (2, 3), is_word, is_word)
    assert not is_more_than_a_word("银杏杏", (2, 3), is_word, is_word)
    assert is_more_than_a_word("老银杏", (0, 1), is_word, is_word)
    assert not is_more_than_a_word("老银杏", (0, 1), is_word, lambda _: False)


def test_a_change_within_a_word_breaks_it() -> None:
    assert breaks_a_word("我想知道运河", (3, 4), is_word)
    assert not breaks_a_word("我想知道运河", (4, 5), is_word)
    assert not breaks_a_word("我想知道运河", (3, 4), is_word, (2, 4))
    assert breaks_a_word("宣传", (1, 1), is_word)
    assert not breaks_a_word("", (0, 0), is_word)
