"""What is typed into a draft: the minutes and the note of a step, the draft's name and description.

Typed text is taken without what no file can hold; how long it may be is said by the draft (draft.py).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dongling.catalog import Catalog, unit_name
from dongling.model import MOST_MINUTES, Step
from dongling.problems import NOTHING, DonglingError, Said
from dongling.sequences.commands import Command, Edited
from dongling.sequences.draft import Draft
from dongling.sequences.steps import insert, remove, step_at

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def no_minutes(given: str) -> DonglingError:
    """Return the error for what was typed as minutes and is none."""
    return DonglingError(
        Said(
            f"分钟要写1到{MOST_MINUTES}的整数，不是“{given[:20]}”。没有保存",
            f"minutes are a whole number from 1 to {MOST_MINUTES}, not “{given[:20]}”. Not saved",
        )
    )


@dataclass(frozen=True)
class SetStep(Command):
    """Give a step other minutes or another note. None leaves what is there; minutes of 0 are those of the unit.

    Raises DonglingError for minutes that no step may have.
    """

    step: int
    minutes: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if self.minutes is not None and not 0 <= self.minutes <= MOST_MINUTES:
            raise no_minutes(str(self.minutes))

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        if self.minutes:
            return Said(f"改成{self.minutes}分钟", f"make it {self.minutes} min")
        return Said("保存", "save")

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of its form."""
        minutes = {} if self.minutes is None else {"minutes": str(self.minutes or "")}
        note = {} if self.note is None else {"note": self.note}
        return {"do": "set", "step": str(self.step), **minutes, **note}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the draft with the step as typed; minutes that are the unit's own are not written down."""
        old = step_at(draft.steps, self.step)
        new = self._new(old, catalog)
        steps = insert(remove(draft.steps, self.step), new, self.step)
        return Edited(replace(draft, steps=steps), self._did(old, new, catalog), self.step)

    def _new(self, old: Step, catalog: Catalog) -> Step:
        minutes, note = old.minutes, old.note
        if self.minutes is not None:
            unit = catalog.tables.records.get(old.unit)
            minutes = None if not self.minutes or (unit and unit.minutes == self.minutes) else self.minutes
        if self.note is not None:
            note = cleaned(self.note)
        return Step(unit=old.unit, minutes=minutes, note=note)

    def _did(self, old: Step, new: Step, catalog: Catalog) -> Said:
        said = list[Said]()
        if new.minutes != old.minutes:
            minutes = catalog.minutes_of(new)
            said.append(Said(f"改为{minutes}分钟", f"{minutes} min") if minutes else Said("不定分钟", "no minutes"))
        if new.note != old.note:
            said.append(Said("说明已记下", "note kept") if new.note else Said("说明已删去", "note removed"))
        zh, en = "，".join(one.zh for one in said), ", ".join(one.en for one in said)
        name = unit_name(old.unit, catalog)
        return Said(f"第{self.step}步《{name}》{zh}", f"step {self.step} “{name}”: {en}") if said else NOTHING


@dataclass(frozen=True)
class Typed(Command):
    """A button of a step's row, pressed when minutes or a note were typed there: both are done, the button is said."""

    typed: SetStep
    then: Command

    @property
    def said(self) -> Said:
        """Return the words on the button that was pressed."""
        return self.then.said

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of the button and of what was typed."""
        return {**self.typed.fields, **self.then.fields}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the draft with what was typed, and then what the button makes of it."""
        return self.then.apply(self.typed.apply(draft, catalog).draft, catalog)


@dataclass(frozen=True)
class Describe(Command):
    """Give a draft another name or description; None leaves what is there."""

    name: str | None = None
    description: str | None = None

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said("保存", "save")

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of its form."""
        name = {} if self.name is None else {"name": self.name}
        return {"do": "about", **name, **({} if self.description is None else {"description": self.description})}

    def apply(self, draft: Draft, catalog: Catalog) -> Edited:
        """Return the draft with its name, on one line, and its description."""
        name = draft.name if self.name is None else " ".join(cleaned(self.name).split())
        description = draft.description if self.description is None else cleaned(self.description)
        if name != draft.name:
            did = Said(f"名字改为“{name}”", f"named “{name}”") if name else Said("名字已删去", "name removed")
        else:
            did = Said("简介已记下", "description kept") if description != draft.description else NOTHING
        return Edited(replace(draft, name=name, description=description), did)


def cleaned(given: str) -> str:
    """Return typed text without what no file can hold."""
    return _CONTROL.sub("", given.replace("\r\n", "\n")).strip()
