"""A button says what it does and does it."""

import pytest

from dongling.curriculum import NewUnit
from dongling.model import Step
from dongling.sequences import (
    CreateUnit,
    InsertUnit,
    MoveAfter,
    RemoveStep,
    SetMinutes,
)


def steps(names: str) -> tuple[Step, ...]:
    """Return a step for each letter."""
    return tuple(Step(unit=name) for name in names)


def names(listed: tuple[Step, ...]) -> str:
    """Return the letters of steps."""
    return "".join(step.unit for step in listed)


@pytest.mark.parametrize(
    ("mend", "words", "result"),
    [
        (MoveAfter(1, 3), "移到第3步之后", "bca"),
        (MoveAfter(3, 0), "移到最前", "cab"),
        (InsertUnit("x", 2, "课x"), "加入《课x》", "axbc"),
        (RemoveStep(2), "移出第2步", "ac"),
        (SetMinutes(1, 45), "改成45分钟", "abc"),
        (CreateUnit(NewUnit("lesson")), "新建单元", "abc"),
    ],
)
def test_a_button_says_what_it_does_and_does_it(
    mend: MoveAfter | InsertUnit | RemoveStep | SetMinutes | CreateUnit, words: str, result: str
) -> None:
    assert (mend.said.zh, names(mend.apply(steps("abc")))) == (words, result)
    assert mend.said.en
