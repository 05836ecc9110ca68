"""What is newly wrong is told once."""

import logging

import pytest

from dongling.library.news import MOST, tell
from dongling.problems import Problem, Said


def problem(number: int) -> Problem:
    """Return a problem of its own."""
    return Problem("error", "x", Said(f"坏{number}", f"bad {number}"), "a.yaml", number)


def test_a_problem_is_told_once_and_its_end_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    tell([problem(2)], [], "en")
    tell([], [problem(2)], "en")
    assert [record.getMessage() for record in caplog.records] == [
        "a.yaml:2:1: error [x] bad 2",
        "problems that are mended: 1",
    ]


def test_of_very_many_the_first_are_told_and_how_many_more(caplog: pytest.LogCaptureFixture) -> None:
    tell([problem(number) for number in range(MOST + 5)], [], "zh")
    assert len(caplog.records) == MOST + 1
    assert "5 more" in caplog.records[-1].getMessage()
