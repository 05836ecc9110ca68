"""What the builder makes of a form: the command that it asks for, done, and where on the page to go on from.

Nothing is saved here; what commands do is in dongling.sequences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from dongling.catalog import Catalog
from dongling.problems import Said
from dongling.sequences import (
    Command,
    Draft,
    Earlier,
    Edited,
    InsertUnit,
    Move,
    MoveAfter,
    RemoveStep,
    Restore,
    Typed,
    none_earlier,
    read_command,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation made of a draft: `step` is the one to look at (0: none), `focus` the button to go on from."""

    draft: Draft
    did: Said
    step: int = 0
    focus: str = ""

    @property
    def anchor(self) -> str:
        """Return where on the page to go on without scripts."""
        return f"step-{self.step}" if self.step else self.focus or "builder"


def change(draft: Draft, fields: Mapping[str, str], catalog: Catalog, earlier: Earlier = none_earlier) -> Change:
    """Return what the fields of a form make of a draft; raises DonglingError when they make no sense."""
    command = read_command(fields, earlier)
    made = command.apply(draft, catalog)
    return Change(made.draft, made.did, made.step, _focus(command, made))


def _focus(command: Command, made: Edited) -> str:
    """Return the button to go on from."""
    if isinstance(command, Typed):
        command = command.then
    if isinstance(command, Move) and command.way != "move":
        return f"{_again(command, made)}-{made.step}"
    if isinstance(command, Move | MoveAfter | InsertUnit):
        return f"title-{made.step}"
    if isinstance(command, RemoveStep):
        return f"remove-{made.step}" if made.step else "b-title"
    return "undo" if isinstance(command, Restore) else ""


def _again(move: Move, made: Edited) -> str:
    """Return the same button, or at an end the one that leads back; the only step has neither."""
    most = len(made.draft.steps)
    end, back = (most, "up") if move.way == "down" else (1, "down")
    if made.step != end:
        return move.way
    return back if most > 1 else "remove"


def only_in(one: Draft, other: Draft) -> frozenset[int]:
    """Return the numbers of the steps of one draft that the other has not, or not there."""
    ours, theirs = ([(step.unit, step.minutes, step.note) for step in draft.steps] for draft in (one, other))
    same = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    kept = {number for block in same for number in range(block.a + 1, block.a + block.size + 1)}
    return frozenset(range(1, len(ours) + 1)) - kept
