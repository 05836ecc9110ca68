"""Folding, and the way back to the text as written."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dongling_search.language.folded_text import Folded, fold, fold_with_places, table
from tests.dongling_search.making import wide

ANY_TEXT = st.text(max_size=60) | st.text(alphabet="東e\u0301ﾊﾟ\u1161㍿…\0 a", max_size=200)
MARKS = "\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f"
SIMPLIFIED = {char: line[0] for line in table().splitlines() if line[0] != "#" for char in line[1:]}


def naive(text: str) -> Folded:
    """Return a text folded a cluster at a time: a character with the marks that may join it."""
    pieces: list[str] = []
    odd: list[tuple[int, int, int, int]] = []
    at = 0
    for cluster in re.finditer(rf"[\s\S][{MARKS}]*", text):
        lower = unicodedata.normalize("NFKC", cluster[0]).lower()
        pieces.append("".join(SIMPLIFIED.get(char, char) for char in lower))
        end = at + len(pieces[-1])
        if (end - at, len(cluster[0])) != (1, 1):
            odd.append((at, end, *cluster.span()))
        at = end
    return Folded("".join(pieces), tuple(odd))


@given(ANY_TEXT, st.integers(0, 40))
@example("\u0301", 0)
@example("a\udc80东\0", 1)
@example("吉𠮷", 40)
def test_a_text_is_folded_as_a_cluster_at_a_time_would_be_however_long_it_is(text: str, times: int) -> None:
    for long in (text, text * times):
        assert fold_with_places(long) == naive(long)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("東林書院", "东林书院"),
        ("臺灣的裡面與裏面", "台湾的里面与里面"),
        (wide("ABC123"), "abc123"),
        ("㍿", "株式会社"),
        ("e\u0301cole", "\u00e9cole"),
        ("ﾊﾟﾝ", "パン"),
        ("①", "1"),
        ("\uf900", "岂"),
    ],
)
def test_what_reads_alike_is_folded_alike(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(written * 100) == folded * 100


@given(ANY_TEXT)
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_every_folded_character_leads_back_to_what_it_was_folded_from(text: str) -> None:
    folded = fold_with_places(text)
    at = 0
    for number in range(len(folded.text)):
        start, end = folded.span(number, number + 1)
        assert at <= start < end <= len(text)
        assert folded.text[number] in fold(text[start:end])
        at = start


@given(st.text(alphabet="东林書院歷史abc ，。", max_size=200))
def test_places_stay_where_they_were_when_nothing_expands(text: str) -> None:
    folded = fold_with_places(text)
    assert [folded.span(i, i + 1) for i in range(len(text))] == [(i, i + 1) for i in range(len(text))]


def test_a_character_that_expands_leads_back_as_a_whole() -> None:
    folded = fold_with_places("在㍿里e\u0301")
    assert folded.text == "在株式会社里\u00e9"
    assert folded.span(1, 5) == (1, 2)
    assert folded.span(6, 7) == (3, 5)
