"""How a list of steps changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.model import Step
from dongling.problems import DonglingError
from dongling.sequences.steps import insert, move, remove, step_at

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


@pytest.mark.parametrize("number", [0, -1, 4])
def test_a_step_that_is_not_there_is_said_to_be_gone(number: int) -> None:
    assert step_at(steps("abc"), 3).unit == "c"
    with pytest.raises(DonglingError, match=f"没有第{number}步，这个序列现有3步"):
        step_at(steps("abc"), number)


def test_what_is_inserted_gets_the_number_it_is_given() -> None:
    assert names(insert(steps("abc"), Step(unit="x"), 2)) == "axbc"
    assert names(insert((), Step(unit="x"), 1)) == "x"


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
