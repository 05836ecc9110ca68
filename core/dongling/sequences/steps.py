"""A list of steps, and what may be done to it: pure functions, so that a page, undo and a test share them.

Steps count from 1, as readers see them. A place beyond an end is the end; a step that is not there is wrong use,
as when another window has removed it.
"""

from collections.abc import Sequence as Listed

from dongling.model import Step
from dongling.problems import DonglingError, Said

Steps = tuple[Step, ...]


def move(steps: Listed[Step], number: int, to: int) -> Steps:
    """Return the steps with one moved to place `to`."""
    rest = remove(steps, number)
    return insert(rest, steps[number - 1], to)


def move_to_top(steps: Listed[Step], number: int) -> Steps:
    """Return the steps with one moved to the first place."""
    return move(steps, number, 1)


def move_after(steps: Listed[Step], number: int, after: int) -> Steps:
    """Return the steps with one moved to stand right after step `after`; 0 is the top."""
    return move(steps, number, after if number <= after else after + 1)


def remove(steps: Listed[Step], number: int) -> Steps:
    """Return the steps without one."""
    _there(steps, number)
    return (*steps[: number - 1], *steps[number:])


def insert(steps: Listed[Step], step: Step, at: int) -> Steps:
    """Return the steps with one more, which becomes number `at`."""
    before = min(max(at, 1), len(steps) + 1) - 1
    return (*steps[:before], step, *steps[before:])


def set_minutes(steps: Listed[Step], number: int, minutes: int | None) -> Steps:
    """Return the steps with other minutes for one; None takes those of its unit."""
    _there(steps, number)
    old = steps[number - 1]
    new = Step(unit=old.unit, minutes=minutes, note=old.note)
    return (*steps[: number - 1], new, *steps[number:])


def _there(steps: Listed[Step], number: int) -> None:
    if not 1 <= number <= len(steps):
        raise DonglingError(
            Said(
                f"没有第{number}步，这个序列现有{len(steps)}步",
                f"there is no step {number}; the sequence has {len(steps)}",
            )
        )
