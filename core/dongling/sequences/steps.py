"""A list of steps, and how it changes: pure functions, on which commands build.

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


def remove(steps: Listed[Step], number: int) -> Steps:
    """Return the steps without one."""
    step_at(steps, number)  # says so when it is not there
    return (*steps[: number - 1], *steps[number:])


def insert(steps: Listed[Step], step: Step, at: int) -> Steps:
    """Return the steps with one more, which becomes number `at`."""
    before = min(max(at, 1), len(steps) + 1) - 1
    return (*steps[:before], step, *steps[before:])


def step_at(steps: Listed[Step], number: int) -> Step:
    """Return the step of a number."""
    if not 1 <= number <= len(steps):
        raise DonglingError(
            Said(
                f"没有第{number}步，这个序列现有{len(steps)}步",
                f"there is no step {number}; the sequence has {len(steps)}",
            )
        )
    return steps[number - 1]
