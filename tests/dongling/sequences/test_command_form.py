"""A form is read into the command that it was written from, and any other strings into a command or a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.model import MOST_MINUTES
from dongling.problems import DonglingError
from dongling.sequences import (
    Command,
    Draft,
    InsertUnit,
    Move,
    MoveAfter,
    RemoveStep,
    Restore,
    SetStep,
    Typed,
    read_command,
)
from dongling.sequences.text_commands import Describe

NUMBER = st.integers(0, 9999)
SET = st.builds(SetStep, NUMBER, st.none() | st.integers(0, MOST_MINUTES), st.none() | st.text())
MOVES: st.SearchStrategy[Command] = st.one_of(
    st.builds(Move, NUMBER, st.sampled_from(("up", "down", "top"))),
    st.builds(Move, NUMBER, st.just("move"), NUMBER),
    st.builds(MoveAfter, NUMBER, NUMBER),
)
EARLIER = Draft("早先")


@given(
    st.one_of(
        MOVES,
        SET,
        st.builds(RemoveStep, NUMBER),
        st.builds(InsertUnit, st.text(), st.none() | NUMBER),
        st.builds(Describe, st.none() | st.text(), st.none() | st.text()),
    )
)
def test_a_command_is_read_from_the_fields_that_it_writes(command: Command) -> None:
    assert read_command(command.fields) == command


@given(MOVES, st.integers(0, MOST_MINUTES), st.text())
def test_what_was_typed_in_the_row_comes_along_with_any_button_of_it(move: Command, minutes: int, note: str) -> None:
    command = Typed(SetStep(int(move.fields["step"]), minutes, note), move)
    assert read_command(command.fields) == command


def test_going_back_is_to_a_version_that_is_kept() -> None:
    command = Restore(3, EARLIER)
    asked = {**command.fields, "version": "4"}
    assert read_command(asked, lambda number: EARLIER if number == 3 else None) == command
    with pytest.raises(DonglingError, match="第3版已经不在历史里"):
        read_command(asked)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"do": "explode", "step": "1"},
        {"do": "up"},
        {"do": "up", "step": "-1"},
        {"do": "up", "step": "²"},
        {"do": "up", "step": "99999"},
        {"do": "move", "step": "1"},
        {"do": "insert", "unit": "a", "at": "first"},
        {"do": "restore", "number": "x", "version": "4"},
        *(
            {"do": do, "step": "1", "minutes": given}
            for do in ("set", "top")
            for given in ("0", str(MOST_MINUTES + 1), "-5", "4.5", "²", "半天", "9" * 5000)
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_short_sentence(fields: dict[str, str]) -> None:
    with pytest.raises(DonglingError) as refused:
        read_command(fields)
    assert refused.value.message.zh
    assert len(refused.value.message.zh) < 100


def test_digits_of_any_script_are_minutes() -> None:
    assert read_command({"do": "set", "step": "1", "minutes": " \uff14\uff15 "}) == SetStep(1, 45)
    assert read_command({"do": "set", "step": "1", "minutes": ""}) == SetStep(1, 0)
