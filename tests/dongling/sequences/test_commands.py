"""A command says what it does, is written into a form, and does it; whoever asks."""

import pytest

from dongling.catalog import Catalog
from dongling.model import Step
from dongling.problems import DonglingError
from dongling.sequences import Command, Draft, InsertUnit, Move, MoveAfter, RemoveStep, Restore
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.courses import write_courses

DRAFT = Draft("一条河", tuple(Step(unit=name) for name in ("duty", "river", "away", "walk")))
EARLIER = Draft("早先", (Step(unit="vote"),))


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue; a unit is called 课 and its identifier."""
    return write_courses(write_content, open_library)


@pytest.mark.parametrize(
    ("command", "words", "units", "did", "step"),
    [
        (Move(2, "up"), "上移", "river duty away walk", "《课river》已移到最前，共4步", 1),
        (Move(3, "up"), "上移", "duty away river walk", "《away》已上移到第2步，共4步", 2),
        (Move(1, "up"), "上移", "duty river away walk", "《课duty》已移到最前，共4步", 1),
        (Move(1, "down"), "下移", "river duty away walk", "《课duty》已下移到第2步，共4步", 2),
        (Move(4, "down"), "下移", "duty river away walk", "《课walk》已下移到第4步，共4步", 4),
        (Move(3, "top"), "移到最前", "away duty river walk", "《away》已移到最前，共4步", 1),
        (Move(1, "move", 3), "移到第3步", "river away duty walk", "《课duty》已移到第3步，共4步", 3),
        (Move(4, "move", 99), "移到第99步", "duty river away walk", "《课walk》已移到第4步，共4步", 4),
        (Move(2, "move", -5), "移到第-5步", "river duty away walk", "《课river》已移到最前，共4步", 1),
        (MoveAfter(1, 3), "移到第3步之后", "river away duty walk", "《课duty》已移到第3步，共4步", 3),
        (MoveAfter(4, 1), "移到第1步之后", "duty walk river away", "《课walk》已移到第2步，共4步", 2),
        (MoveAfter(4, 0), "移到最前", "walk duty river away", "《课walk》已移到最前，共4步", 1),
        (MoveAfter(1, 99), "移到第99步之后", "river away walk duty", "《课duty》已移到第4步，共4步", 4),
        (RemoveStep(3), "移出第3步", "duty river walk", "《away》已移出，还有3步", 3),
        (RemoveStep(4), "移出第4步", "duty river away", "《课walk》已移出，还有3步", 3),
        (
            InsertUnit("vote", 2, "课vote"),
            "加入《课vote》",
            "duty vote river away walk",
            "《课vote》已加入，是第2步，共5步",
            2,
        ),
        (InsertUnit("vote"), "加入《vote》", "duty river away walk vote", "《课vote》已加入，是第5步，共5步", 5),
        (InsertUnit("vote", 0), "加入《vote》", "vote duty river away walk", "《课vote》已加入，是第1步，共5步", 1),
        (Restore(3, EARLIER), "回到第3版", "vote", "已回到第3版", 0),
    ],
)
def test_a_command_says_what_it_does_and_does_it(
    catalog: Catalog, command: Command, words: str, units: str, did: str, step: int
) -> None:
    made = command.apply(DRAFT, catalog)
    assert (command.said.zh, " ".join(one.unit for one in made.draft.steps)) == (words, units)
    assert (made.did.zh, made.step) == (did, step)
    assert command.said.en
    assert made.did.en


@pytest.mark.parametrize("step", [0, 5, -1])
def test_a_step_that_somebody_has_removed_meanwhile_is_said_to_be_gone(catalog: Catalog, step: int) -> None:
    for command in (Move(step, "up"), Move(step, "move", 2), MoveAfter(step, 1), RemoveStep(step)):
        with pytest.raises(DonglingError, match=f"没有第{step}步，这个序列现有4步"):
            command.apply(DRAFT, catalog)


def test_a_unit_that_is_not_loaded_is_not_inserted(catalog: Catalog) -> None:
    with pytest.raises(DonglingError, match="没有装载"):
        InsertUnit("away", 1).apply(DRAFT, catalog)


def test_the_last_step_removed_leaves_none_to_look_at(catalog: Catalog) -> None:
    made = RemoveStep(1).apply(EARLIER, catalog)
    assert (made.draft.steps, made.step) == ((), 0)
