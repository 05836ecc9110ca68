"""The words that pinyin and typing errors are held against."""

import pytest

from dongling.search import Lexicon
from dongling_search.language.pinyin import reading
from dongling_search.query import Vocabulary

WORDS = Vocabulary(
    ["东林书院", "东林书院", "古银杏", "竞志女学", "东林中学", "映山红", "走进东林书院的一天", "Donglin", "河长制"],
    Lexicon(
        words=("慧学周",), others={"博古": ("秦邦宪",)}, facets={"stage": {"小学": "primary", "primary": "primary"}}
    ),
)


def like(part: str) -> list[str]:
    """Return the words like a part."""
    return list(dict.fromkeys([*WORDS.sounding(part, reading(part)), *WORDS.looking(part)]))


def test_words_of_more_units_come_first_and_those_of_the_lexicon_are_there() -> None:
    assert WORDS.words[0] == "东林书院"
    assert {"慧学周", "小学"} <= set(WORDS.words)
    assert "primary" not in WORDS.words
    assert WORDS.others == {"博古": ("秦邦宪",)}


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("donglinshuyuan", ["东林书院"]),
        ("dlsy", ["东林书院"]),
        ("hxz", ["慧学周"]),
        ("zoujindong", ["走进东林书院的一天"]),
        ("d", []),
        ("grand", []),
    ],
)
def test_letters_mean_words_in_full_by_first_letters_or_by_their_beginning(letters: str, words: list[str]) -> None:
    assert WORDS.pinyin(letters) == words


def test_first_letters_are_not_looked_at_when_they_are_a_word_already() -> None:
    assert WORDS.pinyin("dlsy", short=False) == []


@pytest.mark.parametrize("letters", ["donglinshuyan", "donglinshuyaun", "donglinshuyuam", "donglinshhuyuan"])
def test_one_wrong_letter_is_near(letters: str) -> None:
    assert WORDS.nearly(letters) == ["东林书院"]
    assert WORDS.nearly("dlsx") == []


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ("东林书苑", "东林书院"),
        ("竟志女学", "竞志女学"),
        ("古银行", "古银杏"),
        ("映山虹", "映山红"),
        ("东书院", "东林书院"),
        ("河河长制", "河长制"),
        ("东山书院", "东林书院"),
    ],
)
def test_words_sound_or_look_alike(part: str, first: str) -> None:
    assert like(part)[0] == first


def test_words_far_apart_are_not_alike() -> None:
    assert like("量子力学") == []
    assert like("书苑") == []
