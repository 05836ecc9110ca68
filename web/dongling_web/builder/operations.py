"""What a teacher does to a draft in the builder: fields of a form in, another draft out, and in words what was done.

Pure: nothing is saved here. Each operation has a name, `do`, and reads the fields that it needs; the minutes and the
note of a step that come along with any button of its row are taken too, so that nothing that was typed is lost.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from dongling.catalog import Catalog
from dongling.model import Step
from dongling.problems import NOTHING, DonglingError, Said
from dongling.sequences import (
    Draft,
    InsertUnit,
    Mend,
    MoveAfter,
    RemoveStep,
    SetMinutes,
    Steps,
    insert,
    move,
    move_after,
    remove,
)
from dongling_web.display import text

Fields = Mapping[str, str]
MOST_MINUTES = 2000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


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


def change(draft: Draft, fields: Fields, catalog: Catalog) -> Change:
    """Return what the fields of a form make of a draft; raises DonglingError when they make no sense."""
    operation = _OPERATIONS.get(fields.get("do", ""))
    if operation is None:
        raise DonglingError(Said("没有这个操作，回到序列再试一次", "no such operation; go back to the draft"))
    return operation(_Form(draft, fields, catalog))


def restored(then: Draft, number: int, *, undo: bool) -> Change:
    """Return the draft of an earlier version as the next one."""
    did = Said(f"已回到第{number}版", f"back to version {number}")
    if undo:
        did = Said(f"已撤销，{did.zh[1:]}", f"undone: {did.en}")
    return Change(then, did, focus="undo")


def mend_fields(mend: Mend) -> dict[str, str] | None:
    """Return the fields that a mend's button sends; None for one that is a file to download."""
    if isinstance(mend, MoveAfter):
        return {"do": "after", "step": str(mend.step), "after": str(mend.after)}
    if isinstance(mend, InsertUnit):
        return {"do": "insert", "unit": mend.unit, "at": str(mend.at)}
    if isinstance(mend, RemoveStep):
        return {"do": "remove", "step": str(mend.step)}
    if isinstance(mend, SetMinutes):
        return {"do": "set", "step": str(mend.step), "minutes": str(mend.minutes)}
    return None


def only_in(one: Draft, other: Draft) -> frozenset[int]:
    """Return the numbers of the steps of one draft that the other has not, or not there."""
    ours, theirs = ([(step.unit, step.minutes, step.note) for step in draft.steps] for draft in (one, other))
    same = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    kept = {number for block in same for number in range(block.a + 1, block.a + block.size + 1)}
    return frozenset(range(1, len(ours) + 1)) - kept


def unit_name(identifier: str, catalog: Catalog) -> str:
    """Return what readers call a unit; its identifier when it is not loaded."""
    unit = catalog.units.get(identifier)
    return text.short_name(unit, catalog) if unit else identifier


@dataclass(frozen=True, slots=True)
class _Form:
    draft: Draft
    fields: Fields
    catalog: Catalog

    def number(self, name: str, default: int | None = None) -> int:
        given = self.fields.get(name, "")
        if not given and default is not None:
            return default
        if not (given.isdecimal() and len(given) < 5):
            raise DonglingError(Said(f"看不懂{name}“{given[:20]}”", f"{name} “{given[:20]}” is no number"))
        return int(given)

    @property
    def step(self) -> Step:
        number = self.number("step")
        remove(self.draft.steps, number)  # says so when it is not there
        return self.draft.steps[number - 1]

    @property
    def steps(self) -> Steps:
        """The steps with what was typed into the row of the one that is asked about."""
        number = self.number("step")
        return insert(remove(self.draft.steps, number), self.typed, number)

    @property
    def typed(self) -> Step:
        step = self.step
        minutes, note = step.minutes, step.note
        if "minutes" in self.fields:
            minutes = self._minutes(step)
        if "note" in self.fields:
            note = cleaned(self.fields["note"])
        return Step(unit=step.unit, minutes=minutes, note=note)

    def _minutes(self, step: Step) -> int | None:
        """Return the minutes as typed; None where they are the unit's own."""
        given = self.fields["minutes"].strip()
        if not given:
            return None
        if not (given.isdecimal() and len(given) <= 6 and 1 <= int(given) <= MOST_MINUTES):
            raise DonglingError(
                Said(
                    f"分钟要写1到{MOST_MINUTES}的整数，不是“{given[:20]}”。没有保存",
                    f"minutes are a whole number from 1 to {MOST_MINUTES}, not “{given[:20]}”. Not saved",
                )
            )
        unit = self.catalog.units.get(step.unit)
        return None if unit and unit.minutes == int(given) else int(given)

    def name(self, step: Step) -> str:
        return unit_name(step.unit, self.catalog)


def cleaned(given: str) -> str:
    """Return typed text without what no file can hold."""
    return _CONTROL.sub("", given.replace("\r\n", "\n")).strip()


def _moved(asked: _Form, to: int, how: Said, focus: str) -> Change:
    steps = move(asked.steps, asked.number("step"), to)
    return _placed(asked, steps, to, how, focus)


def _placed(asked: _Form, steps: Steps, to: int, how: Said, focus: str) -> Change:
    name, most = asked.name(asked.step), len(steps)
    where = Said(f"{how.zh}到第{to}步", f"{how.en} to step {to}") if to > 1 else Said("移到最前", "moved to the top")
    did = Said(f"《{name}》已{where.zh}，共{most}步", f"“{name}” {where.en} of {most}")
    if to == 1 and focus in ("up", "top"):
        focus = "down" if most > 1 else "remove"
    elif to == most and focus == "down":
        focus = "up" if most > 1 else "remove"
    return Change(replace(asked.draft, steps=steps), did, to, f"{focus}-{to}")


def _up(asked: _Form) -> Change:
    return _moved(asked, max(asked.number("step") - 1, 1), Said("上移", "moved up"), "up")


def _down(asked: _Form) -> Change:
    return _moved(asked, min(asked.number("step") + 1, len(asked.draft.steps)), Said("下移", "moved down"), "down")


def _top(asked: _Form) -> Change:
    return _moved(asked, 1, Said("移", "moved"), "top")


def _move(asked: _Form) -> Change:
    to = min(max(asked.number("to"), 1), len(asked.draft.steps))
    return _moved(asked, to, Said("移", "moved"), "title")


def _after(asked: _Form) -> Change:
    number, after = asked.number("step"), min(asked.number("after"), len(asked.draft.steps))
    to = after if number <= after else after + 1
    return _placed(asked, move_after(asked.steps, number, after), max(to, 1), Said("移", "moved"), "title")


def _remove(asked: _Form) -> Change:
    number = asked.number("step")
    name, steps = asked.name(asked.step), remove(asked.draft.steps, number)
    left = len(steps)
    did = Said(f"《{name}》已移出，还有{left}步", f"“{name}” removed; {left} left")
    then = min(number, left)
    return Change(replace(asked.draft, steps=steps), did, then, f"remove-{then}" if left else "b-title")


def _insert(asked: _Form) -> Change:
    unit = asked.catalog.units.get(asked.fields.get("unit", ""))
    if unit is None:
        raise DonglingError(
            Said("这个单元没有装载，换一个再加", "this unit is not loaded; choose another one"),
        )
    most = len(asked.draft.steps) + 1
    at = min(max(asked.number("at", most), 1), most)
    name = text.short_name(unit, asked.catalog)
    did = Said(f"《{name}》已加入，是第{at}步，共{most}步", f"“{name}” added as step {at} of {most}")
    steps = insert(asked.draft.steps, Step(unit=unit.identifier), at)
    return Change(replace(asked.draft, steps=steps), did, at, f"title-{at}")


def _set(asked: _Form) -> Change:
    number, old, new = asked.number("step"), asked.step, asked.typed
    name, said = asked.name(old), list[Said]()
    if new.minutes != old.minutes:
        unit = asked.catalog.units.get(old.unit)
        minutes = new.minutes or (unit.minutes if unit else 0)
        said.append(Said(f"改为{minutes}分钟", f"{minutes} min") if minutes else Said("不定分钟", "no minutes"))
    if new.note != old.note:
        said.append(Said("说明已记下", "note kept") if new.note else Said("说明已删去", "note removed"))
    zh, en = "，".join(one.zh for one in said), ", ".join(one.en for one in said)
    did = Said(f"第{number}步《{name}》{zh}", f"step {number} “{name}”: {en}") if said else NOTHING
    return Change(replace(asked.draft, steps=asked.steps), did, number)


def _about(asked: _Form) -> Change:
    """Take the name and the description, of which a form may hold only one."""
    draft = asked.draft
    name = " ".join(cleaned(asked.fields.get("name", draft.name)).split())
    description = cleaned(asked.fields.get("description", draft.description))
    if name != draft.name:
        did = Said(f"名字改为“{name}”", f"named “{name}”") if name else Said("名字已删去", "name removed")
    else:
        did = Said("简介已记下", "description kept") if description != draft.description else NOTHING
    return Change(replace(draft, name=name, description=description), did)


_OPERATIONS: Mapping[str, Callable[[_Form], Change]] = {
    "up": _up,
    "down": _down,
    "top": _top,
    "move": _move,
    "after": _after,
    "remove": _remove,
    "insert": _insert,
    "set": _set,
    "about": _about,
}
