"""What is made of a text is made once."""

import threading
from collections import Counter

import pytest

from dongling.text.kept import Kept


def test_a_text_is_made_once_also_when_many_ask_at_the_same_time() -> None:
    made: Counter[str] = Counter()
    all_there = threading.Barrier(8)
    busy = threading.Event()

    def make(text: str) -> str:
        made[text] += 1
        busy.wait(0.05)
        return text.upper()

    kept = Kept(make, len, 100)
    answers: list[str] = []

    def ask() -> None:
        all_there.wait()
        answers.extend(kept(text) for text in ("a", "b", "a"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == {"a": 1, "b": 1}
    assert Counter(answers) == {"A": 16, "B": 8}


def test_what_was_asked_for_longest_ago_is_let_go_and_the_weight_stays_below_its_limit() -> None:
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text

    kept = Kept(make, len, 10)
    for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        kept(text)
        assert kept.weight <= 10
    assert made == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_a_value_heavier_than_the_limit_is_kept_alone() -> None:
    kept = Kept(str, len, 3)
    assert kept("heavier") is kept("heavier")
    kept("a")
    assert kept.weight == 1


def test_what_can_not_be_made_is_tried_again_and_holds_nobody_up() -> None:
    kept = Kept(int, lambda _: 1, 10)
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid"):
            kept("keine Zahl")
    assert kept("7") == 7


def test_half_a_character_is_a_text_too() -> None:
    assert Kept(len, lambda _: 1, 10)("a\ud800") == 2
