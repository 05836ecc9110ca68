"""What is typed into a draft."""

from dataclasses import replace

import pytest

from dongling.catalog import Catalog
from dongling.model import MOST_MINUTES, Step
from dongling.problems import DonglingError
from dongling.sequences import MOST_TEXT, Draft, Move, SetStep, Typed
from dongling.sequences.text_commands import Describe, cleaned
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.courses import write_courses

DRAFT = Draft("一条河", (Step(unit="walk", minutes=90, note="半天"), Step(unit="away", minutes=20)))


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue, whose walk takes 150 minutes."""
    return write_courses(write_content, open_library)


@pytest.mark.parametrize(
    ("command", "step", "did"),
    [
        (SetStep(1, 45), Step(unit="walk", minutes=45, note="半天"), "第1步《课walk》改为45分钟"),
        (SetStep(1, 150), Step(unit="walk", note="半天"), "第1步《课walk》改为150分钟"),
        (SetStep(1, 0), Step(unit="walk", note="半天"), "第1步《课walk》改为150分钟"),
        (SetStep(1, note=" 带\r\n水\x00 "), Step(unit="walk", minutes=90, note="带\n水"), "第1步《课walk》说明已记下"),
        (SetStep(1, note=""), Step(unit="walk", minutes=90), "第1步《课walk》说明已删去"),
        (SetStep(1, 30, ""), Step(unit="walk", minutes=30), "第1步《课walk》改为30分钟，说明已删去"),
        (SetStep(1, 90, "半天"), DRAFT.steps[0], ""),
        (SetStep(1), DRAFT.steps[0], ""),
        (SetStep(2, 0), Step(unit="away"), "第2步《away》不定分钟"),
    ],
)
def test_minutes_and_note_are_taken_and_the_units_own_minutes_are_not_written_down(
    catalog: Catalog, command: SetStep, step: Step, did: str
) -> None:
    made = command.apply(DRAFT, catalog)
    assert made.draft.steps[command.step - 1] == step
    assert (made.did.zh, made.step) == (did, command.step)
    assert bool(made.did.en) is bool(did)


@pytest.mark.parametrize("minutes", [-1, MOST_MINUTES + 1])
def test_there_is_no_command_for_minutes_that_no_step_may_have(minutes: int) -> None:
    with pytest.raises(DonglingError, match=f"分钟要写1到{MOST_MINUTES}的整数，不是“{minutes}”"):
        SetStep(1, minutes)


def test_a_note_is_no_longer_than_a_draft_takes(catalog: Catalog) -> None:
    with pytest.raises(DonglingError, match=f"最多{MOST_TEXT}"):
        SetStep(1, note="长" * (MOST_TEXT + 1)).apply(DRAFT, catalog)


def test_what_was_typed_is_taken_along_and_the_button_is_what_is_said(catalog: Catalog) -> None:
    command = Typed(SetStep(1, 45, "先听"), Move(1, "down"))
    made = command.apply(DRAFT, catalog)
    assert made.draft.steps == (DRAFT.steps[1], Step(unit="walk", minutes=45, note="先听"))
    assert (made.did.zh, command.said.zh) == ("《课walk》已下移到第2步，共2步", "下移")


@pytest.mark.parametrize(
    ("command", "name", "description", "did"),
    [
        (Describe(name=" 两  条\n河 "), "两 条 河", "", "名字改为“两 条 河”"),
        (Describe(name=""), "", "", "名字已删去"),
        (Describe(description="沿河\r\n走"), "一条河", "沿河\n走", "简介已记下"),
        (Describe("一条河", ""), "一条河", "", ""),
        (Describe(), "一条河", "", ""),
    ],
)
def test_a_draft_has_a_name_on_one_line_and_a_description(
    catalog: Catalog, command: Describe, name: str, description: str, did: str
) -> None:
    made = command.apply(DRAFT, catalog)
    assert made.draft == replace(DRAFT, name=name, description=description)
    assert made.did.zh == did


def test_each_button_has_words_in_both_languages() -> None:
    said = [command.said for command in (SetStep(1, 45), SetStep(1, note="甲"), Describe("乙"))]
    assert [(words.zh, words.en) for words in said] == [
        ("改成45分钟", "make it 45 min"),
        ("保存", "save"),
        ("保存", "save"),
    ]


def test_what_no_file_can_hold_is_left_out_of_typed_text() -> None:
    assert cleaned(" 甲\r\n乙\x0b\ud800\t丙 ") == "甲\n乙\t丙"
