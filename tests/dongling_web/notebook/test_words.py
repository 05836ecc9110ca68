"""What pupils are told is short, kind, and said in both languages."""

import re
from collections.abc import Mapping

import pytest

from dongling.languages import tongue
from dongling_web.languages.words import Later
from dongling_web.notebook.words import ANSWERED, BOOK, BOTH, KEPT, in_language

ALL = {**ANSWERED, **BOOK, **BOTH, **KEPT}


@pytest.mark.parametrize("name", ALL)
def test_a_word_is_said_in_both_languages_with_the_same_places_to_fill(name: str) -> None:
    zh, en = str(ALL[name]), tongue("en").say(str(ALL[name]))
    assert en != zh
    assert sorted(re.findall(r"\{\w+\}", zh)) == sorted(re.findall(r"\{\w+\}", en))


@pytest.mark.parametrize("words", [ANSWERED, KEPT])
def test_no_word_to_a_pupil_scolds_or_ranks(words: Mapping[str, Later]) -> None:
    assert not re.search("错|失败|不对|扣|名次|分数|第一名|快", "".join(in_language(words).values()))


@pytest.mark.parametrize("name", ANSWERED)
def test_a_sentence_after_an_answer_is_short(name: str) -> None:
    assert max(map(len, re.split("[，。：]", str(ANSWERED[name])))) <= 20
