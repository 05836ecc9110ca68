"""What may be done to the steps of a draft, each a value: said on a button, written into a form, applied.

command_form.py reads them from a form. The builder, its undo and the mends of findings are such commands; what one
does never depends on who asks. Steps count from 1; a place beyond an end is the end.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dongling.catalog import Catalog, short_name, unit_name
from dongling.model import Step
from dongling.problems import DonglingError, Said
from dongling.sequences.draft import Draft
from dongling.sequences.steps import insert, move, remove, step_at


@dataclass(frozen=True, slots=True)
class Edited:
    """The draft that a command made, in words what was done (nothing when all is as it was), the step to look at."""

    draft: Draft
    did: Said
    step: int = 0


class Command(ABC):
    """Something to do to a draft."""

    @property
    @abstractmethod
    def said(self) -> Said:
        """Return the words on its button."""

    @property
    @abstractmethod
    def fields(self) -> Mapping[str, str]:
        """Return the fields of the form that asks for it: `do`, and what it needs."""

    @abstractmethod
    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return what it makes of a draft.

        Raises DonglingError when it makes no sense there, as when another window has removed the step.
        """


Way = Literal["up", "down", "top", "move"]


@dataclass(frozen=True)
class Move(Command):
    """Move a step up or down by one, to the top, or to place `to`."""

    step: int
    way: Way
    to: int = 0

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        words = {"up": Said("上移", "move up"), "down": Said("下移", "move down"), "top": _TO_TOP}
        return words.get(self.way, Said(f"移到第{self.to}步", f"move to step {self.to}"))

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of its form."""
        to = {"to": str(self.to)} if self.way == "move" else {}
        return {"do": self.way, "step": str(self.step), **to}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the draft with the step in its new place."""
        places = {"up": self.step - 1, "down": self.step + 1, "top": 1, "move": self.to}
        verbs = {"up": Said("上移", "moved up"), "down": Said("下移", "moved down")}
        return _moved(draft, self.step, places[self.way], catalog, verbs.get(self.way, _MOVED))


@dataclass(frozen=True)
class MoveAfter(Command):
    """Move a step to stand right after another; `after` 0 is the top."""

    step: int
    after: int

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said(f"移到第{self.after}步之后", f"move after step {self.after}") if self.after else _TO_TOP

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of its form."""
        return {"do": "after", "step": str(self.step), "after": str(self.after)}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the draft with the step in its new place."""
        to = self.after if self.step <= self.after else self.after + 1
        return _moved(draft, self.step, to, catalog)


_TO_TOP = Said("移到最前", "move to the top")
_MOVED = Said("移", "moved")


def _moved(draft: Draft, step: int, to: int, catalog: Catalog, verb: Said = _MOVED) -> Edited:
    most = len(draft.steps)
    to = max(min(to, most), 1)
    steps = move(draft.steps, step, to)
    name = unit_name(steps[to - 1].unit, catalog)
    where = Said("移到最前", "moved to the top")
    if to > 1:
        where = Said(f"{verb.zh}到第{to}步", f"{verb.en} to step {to}")
    did = Said(f"《{name}》已{where.zh}，共{most}步", f"“{name}” {where.en} of {most}")
    return Edited(replace(draft, steps=steps), did, to)


@dataclass(frozen=True)
class RemoveStep(Command):
    """Remove a step."""

    step: int

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said(f"移出第{self.step}步", f"remove step {self.step}")

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of its form."""
        return {"do": "remove", "step": str(self.step)}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the draft without the step; what stands in its place is looked at, or what is last."""
        name, steps = unit_name(step_at(draft.steps, self.step).unit, catalog), remove(draft.steps, self.step)
        left = len(steps)
        did = Said(f"《{name}》已移出，还有{left}步", f"“{name}” removed; {left} left")
        return Edited(replace(draft, steps=steps), did, min(self.step, left))


@dataclass(frozen=True)
class InsertUnit(Command):
    """Insert a unit, which becomes step `at`, or the last without one; `name` is for the button alone."""

    unit: str
    at: int | None = None
    name: str = ""

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        name = self.name or self.unit
        return Said(f"加入《{name}》", f"add “{name}”")

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of its form."""
        return {"do": "insert", "unit": self.unit, **({} if self.at is None else {"at": str(self.at)})}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the draft with one step more."""
        unit = catalog.tables.records.get(self.unit)
        if unit is None:
            raise DonglingError(Said("这个单元没有装载，换一个再加", "this unit is not loaded; choose another one"))
        most = len(draft.steps) + 1
        at = most if self.at is None else min(max(self.at, 1), most)
        name = short_name(unit, catalog)
        did = Said(f"《{name}》已加入，是第{at}步，共{most}步", f"“{name}” added as step {at} of {most}")
        return Edited(replace(draft, steps=insert(draft.steps, Step(unit=unit.identifier), at)), did, at)


@dataclass(frozen=True)
class Restore(Command):
    """Go back to an earlier version, whose draft is `then`."""

    number: int
    then: Draft

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said(f"回到第{self.number}版", f"back to version {self.number}")

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of its form."""
        return {"do": "restore", "number": str(self.number)}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the earlier draft."""
        return Edited(self.then, Said(f"已回到第{self.number}版", f"back to version {self.number}"))
