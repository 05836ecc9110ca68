"""What may be done to a list of steps, and what one button would do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.model import Step
from dongling.problems import DonglingError
from dongling.sequences import (
    insert,
    move,
    move_after,
    remove,
)
from dongling.sequences.steps import move_to_top, set_minutes

STEPS = st.lists(st.builds(Step, unit=st.text("abc", min_size=1, max_size=3)), max_size=12).map(tuple)
PLACE = st.integers(-3, 20)


def steps(names: str) -> tuple[Step, ...]:
    """Return a step for each letter."""
    return tuple(Step(unit=name) for name in names)


def names(listed: tuple[Step, ...]) -> str:
    """Return the letters of steps."""
    return "".join(step.unit for step in listed)


def test_a_step_moves_to_the_place_it_is_given() -> None:
    assert names(move(steps("abcd"), 4, 2)) == "adbc"
    assert names(move(steps("abcd"), 1, 3)) == "bcad"
    assert names(move_to_top(steps("abcd"), 3)) == "cabd"


def test_a_step_moves_to_stand_right_after_another_wherever_it_was() -> None:
    assert names(move_after(steps("abcd"), 1, 3)) == "bcad"
    assert names(move_after(steps("abcd"), 4, 1)) == "adbc"
    assert names(move_after(steps("abcd"), 4, 0)) == "dabc"


def test_what_is_inserted_gets_the_number_it_is_given() -> None:
    assert names(insert(steps("abc"), Step(unit="x"), 2)) == "axbc"
    assert names(insert((), Step(unit="x"), 1)) == "x"


def test_other_minutes_leave_unit_and_note() -> None:
    changed = set_minutes((Step(unit="a", note="课前"),), 1, 30)
    assert changed == (Step(unit="a", minutes=30, note="课前"),)
    assert set_minutes(changed, 1, None) == (Step(unit="a", note="课前"),)


@given(STEPS, PLACE, PLACE)
def test_moving_keeps_every_step_and_the_order_of_the_others(given_steps: tuple[Step, ...], n: int, to: int) -> None:
    if not 1 <= n <= len(given_steps):
        with pytest.raises(DonglingError, match=f"没有第{n}步"):
            move(given_steps, n, to)
        return
    moved = move(given_steps, n, to)
    at = min(max(to, 1), len(given_steps))
    assert moved[at - 1] is given_steps[n - 1]
    assert remove(moved, at) == remove(given_steps, n)


@given(STEPS, PLACE)
def test_what_was_inserted_can_be_removed_again(given_steps: tuple[Step, ...], at: int) -> None:
    more = insert(given_steps, Step(unit="new"), at)
    assert remove(more, min(max(at, 1), len(more))) == given_steps


@given(STEPS, st.data())
def test_moving_there_and_back_changes_nothing(given_steps: tuple[Step, ...], data: st.DataObject) -> None:
    if given_steps:
        there, back = (data.draw(st.integers(1, len(given_steps))) for _ in range(2))
        assert move(move(given_steps, there, back), back, there) == given_steps
