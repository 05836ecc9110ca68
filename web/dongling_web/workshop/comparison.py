"""Two texts of a unit side by side, field by field: what is new, what is gone, what stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dongling.forms import Question
from dongling_web.languages.words import label_of

Change = Literal["same", "new", "gone"]
Values = Mapping[str, tuple[str, str]]
"""Fields by their paths: what each is called, and what stands there."""
_LONGEST = 4000
"""Longer values are compared as wholes: a page must not cost what somebody pastes."""


@dataclass(frozen=True)
class FieldChange:
    """A field that differs: its place, what it is called there, and its words, each with what became of it."""

    path: str
    label: str
    words: tuple[tuple[Change, str], ...]


def changes(before: tuple[Question, ...], after: tuple[Question, ...]) -> list[FieldChange]:
    """Return the fields that differ, in the order in which they are asked."""
    old, new = dict(_values(before, "")), dict(_values(after, ""))
    return [_change(path, old, new) for path in _differing(old, new)]


def changed_labels(before: tuple[Question, ...], after: tuple[Question, ...]) -> list[str]:
    """Return what the fields are called that differ, without looking how: much sooner than `changes`."""
    old, new = dict(_values(before, "")), dict(_values(after, ""))
    return [new.get(path, old.get(path, ("", "")))[0] for path in _differing(old, new)]


def _differing(old: Values, new: Values) -> list[str]:
    paths = [*new, *(path for path in old if path not in new)]
    return [path for path in paths if old.get(path, ("", ""))[1] != new.get(path, ("", ""))[1]]


def _values(asked: tuple[Question, ...], above: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for one in asked:
        label = f"{above}{label_of(one.field)}"
        if not one.rows:
            chosen = " · ".join(choice.name for choice in one.choices if choice.chosen)
            yield one.path, (label, one.value or chosen)
        for number, row in enumerate(one.rows, 1):
            place = f"{label} {number} · " if row.path != one.path else f"{label} · "
            yield from _values(row.questions, place)


def _change(path: str, old: Values, new: Values) -> FieldChange:
    label = (new.get(path) or old[path])[0]
    return FieldChange(path, label, tuple(_words(old.get(path, ("", ""))[1], new.get(path, ("", ""))[1])))


def _words(before: str, after: str) -> Iterator[tuple[Change, str]]:
    if len(before) + len(after) > _LONGEST or not before or not after:
        if before:
            yield "gone", before
        if after:
            yield "new", after
        return
    for tag, b1, b2, a1, a2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", before[b1:b2]
            continue
        if b2 > b1:
            yield "gone", before[b1:b2]
        if a2 > a1:
            yield "new", after[a1:a2]
