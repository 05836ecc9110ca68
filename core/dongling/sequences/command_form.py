"""From the fields of a form, or any strings by name, to the command that they ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dongling.problems import DonglingError, Said
from dongling.sequences.commands import Command, InsertUnit, Move, MoveAfter, RemoveStep, Restore
from dongling.sequences.draft import Draft
from dongling.sequences.text_commands import Describe, SetStep, Typed, no_minutes

Earlier = Callable[[int], Draft | None]
"""The draft of an earlier version by its number; None when it is no longer kept."""


def none_earlier(number: int) -> None:
    """Return that no earlier version is kept."""


def read_command(fields: Mapping[str, str], earlier: Earlier = none_earlier) -> Command:
    """Return the command that fields ask for: `do`, and what `Command.fields` writes.

    The minutes and the note of a step that come along with any button of its row are taken too, so that nothing
    that was typed is lost. Raises DonglingError, with what is wrong, when the fields make no sense.
    """
    read = _READ.get(fields.get("do", ""))
    if read is None:
        raise DonglingError(Said("没有这个操作，回到序列再试一次", "no such operation; go back to the draft"))
    return read(_Form(fields, earlier))


@dataclass(frozen=True, slots=True)
class _Form:
    fields: Mapping[str, str]
    earlier: Earlier

    def number(self, name: str, digits: int = 4) -> int:
        given = self.fields.get(name, "")
        if not (given.isdecimal() and len(given) <= digits):
            raise DonglingError(Said(f"看不懂{name}“{given[:20]}”", f"{name} “{given[:20]}” is no number"))
        return int(given)

    def typed(self) -> SetStep:
        return SetStep(self.number("step"), self._minutes(), self.fields.get("note"))

    def _minutes(self) -> int | None:
        if "minutes" not in self.fields:
            return None
        given = self.fields["minutes"].strip()
        if given and not (given.isdecimal() and len(given) <= 6 and int(given)):
            raise no_minutes(given)
        return int(given or 0)


def _of_a_row(make: Callable[[_Form], Command]) -> Callable[[_Form], Command]:
    """Return the reader of a button of a step's row, which takes along what was typed there."""

    def read(form: _Form) -> Command:
        command = make(form)
        return Typed(form.typed(), command) if {"minutes", "note"} & form.fields.keys() else command

    return read


def _insert(form: _Form) -> Command:
    return InsertUnit(form.fields.get("unit", ""), form.number("at") if form.fields.get("at") else None)


def _restore(form: _Form) -> Command:
    number = form.number("number", 9)
    then = form.earlier(number)
    if then is None:
        raise DonglingError(Said(f"第{number}版已经不在历史里", f"version {number} is no longer kept"))
    return Restore(number, then)


_READ: Mapping[str, Callable[[_Form], Command]] = {
    "up": _of_a_row(lambda form: Move(form.number("step"), "up")),
    "down": _of_a_row(lambda form: Move(form.number("step"), "down")),
    "top": _of_a_row(lambda form: Move(form.number("step"), "top")),
    "move": _of_a_row(lambda form: Move(form.number("step"), "move", form.number("to"))),
    "after": _of_a_row(lambda form: MoveAfter(form.number("step"), form.number("after"))),
    "remove": lambda form: RemoveStep(form.number("step")),
    "insert": _insert,
    "set": _Form.typed,
    "about": lambda form: Describe(form.fields.get("name"), form.fields.get("description")),
    "restore": _restore,
}
