"""The words that a run is made of."""

import pytest

from dongling_search.language.segments import segments, weight

WORDS = {"无锡", "无锡市", "一中", "录取", "机器人", "机器", "人大", "大赛", "历史", "数学", "老师"}


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("无锡市一中录取", ["无锡市", "一中", "录取"]),
        ("机器人大赛", ["机器人", "大赛"]),
        ("历史和数学老师", ["历史", "和", "数学", "老师"]),
        ("鼋头", ["鼋", "头"]),
        ("", []),
    ],
)
def test_a_run_is_as_few_words_with_as_little_left_over_as_may_be(run: str, words: list[str]) -> None:
    assert segments(run, WORDS.__contains__) == words


def test_what_means_little_weighs_nothing() -> None:
    assert (weight("的时候"), weight("和"), weight("历史")) == (3, 0, 2)
