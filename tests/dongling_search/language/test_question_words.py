"""What makes a question of a topic."""

import pytest

from dongling_search.language.question_words import split, topic


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("为什么东林书院叫东林", ["东林书院叫东林"]),
        ("公花园在哪里", ["公花园"]),
        ("我想知道运河有多长", ["运河"]),
        ("竞志女学是谁办的", ["竞志女学"]),
        ("是什么", ["是什么"]),
        ("怎么办怎么办", []),
        ("和平里", ["和平里"]),
    ],
)
def test_what_a_run_is_about(text: str, about: list[str]) -> None:
    assert topic(text) == about


def test_stretches_know_their_place() -> None:
    text = "请问公花园在哪里呀东林"
    assert all(text[at : at + len(stretch)] == stretch for at, stretch in split(text))
