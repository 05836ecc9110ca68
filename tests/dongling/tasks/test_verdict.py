"""An answer is right, not yet, noted, or still empty; the browser is held to the same cases (tests/browser)."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dongling.tasks import Marking, judge

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['mode']}: {'|'.join(case['given'])}")
def test_an_answer_is_marked_as_the_case_says(case: dict[str, Any]) -> None:
    verdict = judge(Marking(case["mode"], tuple(map(tuple, case["right"]))), case["given"])
    assert (verdict.state, list(verdict.parts)) == (case["state"], case["parts"])


@given(some.lists(some.text(max_size=300), max_size=5))
def test_no_text_that_is_written_is_an_error(given: list[str]) -> None:
    assert judge(Marking("words", (("52",), ("a",))), given).state in {"empty", "right", "not_yet"}


def test_a_very_long_answer_is_compared_by_its_beginning_only() -> None:
    assert judge(Marking("words", (("52",),)), ["百" * 1_000_000]).state == "not_yet"
