"""The words that a process keeps of a cluster."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from dongling_search.engines.opensearch.word_cache import OLD, WordCache
from dongling_search.words import Counted
from tests.dongling_search.engines.docs import doc


class Reader:
    """Gives words, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Counted:
        """Return a word, as often as it was asked for."""
        self.asked += 1
        return {"书院": self.asked}


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return what lets seconds pass."""
    passed = [0.0]
    monotonic = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: monotonic() + passed[0])

    def forward(seconds: float) -> None:
        passed[0] += seconds

    return forward


def test_words_are_read_once_and_again_when_they_are_of_another_generation_and_old(
    pass_time: Callable[[float], None],
) -> None:
    cache, read = WordCache(), Reader()
    assert [list(cache.words(generation, read)) for generation in ("one", "one", "two")] == [["书院"]] * 3
    pass_time(OLD + 1)
    assert list(cache.words("one", read)) == ["书院"]
    assert list(cache.words("two", read)) == ["书院", "书院"]
    assert read.asked == 2


def test_what_this_process_wrote_is_there_at_once_and_a_new_index_is_read() -> None:
    cache, read = WordCache(), Reader()
    cache.add([doc("a", "银杏")], "none yet")
    cache.words("one", read)
    cache.add([doc("a", "银杏"), replace(doc("b", "x"), words=("银\n杏", " "))], "two")
    assert sorted(cache.words("two", read)) == ["书院", "银 杏", "银杏"]
    assert read.asked == 1
    cache.forget()
    assert list(cache.words("three", read)) == ["书院", "书院"]
