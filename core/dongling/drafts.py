"""A draft: a lesson sequence that a teacher is still putting together, and that no file holds yet.

It has the fields of a sequence that a person fills in, within limits, and becomes a `Sequence` for whoever takes
one: the exporters, the pages, and `check_sequence` of plugins.
"""

from collections.abc import Sequence as Listed
from dataclasses import dataclass
from pathlib import Path

from dongling.catalog import Catalog
from dongling.fields import Keys
from dongling.model import Sequence, Source, Step
from dongling.problems import DonglingError, FieldPath, Position, Said

MOST_STEPS = 200
MOST_NAME = 80
MOST_TEXT = 1000
_NO_NAME = Said("没有名字的序列", "sequence without a name")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person fills in; `taken_from` is the sequence it began as, if any.

    Raises DonglingError when it is longer than a draft may be, naming what and how much.
    """

    name: str = ""
    steps: tuple[Step, ...] = ()
    description: str = ""
    taken_from: str = ""

    def __post_init__(self) -> None:
        _fits(Said("步数", "the number of steps"), self.steps, MOST_STEPS)
        _fits(Said("名字的字数", "the length of the name"), self.name, MOST_NAME)
        _fits(Said("简介的字数", "the length of the description"), self.description, MOST_TEXT)
        for number, step in enumerate(self.steps, 1):
            _fits(Said(f"第{number}步说明的字数", f"the length of the note of step {number}"), step.note, MOST_TEXT)
            _fits(Said(f"第{number}步编号的字数", f"the length of the unit of step {number}"), step.unit, MOST_NAME)


def _fits(what: Said, value: Listed[object], most: int) -> None:
    if len(value) > most:
        raise DonglingError(
            Said(
                f"{what.zh}是{len(value)}，最多{most}。没有保存，已存的还在",
                f"{what.en} is {len(value)}, at most {most}. Not saved; what was saved is safe",
            )
        )


class Unsaved(Source):
    """Where a draft was read from: no file. Problems in it name the draft and no line."""

    def position(self, field_path: FieldPath = ()) -> Position:
        """Return the first place, since there are no lines."""
        return Position()

    def _near(self, start: Position, words: str) -> Position:
        return start


def as_sequence(draft: Draft, identifier: str, catalog: Catalog) -> Sequence:
    """Return the draft as a sequence of no school, with the stages of its units, under `identifier`."""
    name = draft.name or _NO_NAME.zh
    there = {catalog.units[step.unit].stage for step in draft.steps if step.unit in catalog.units}
    return Sequence(
        identifier=identifier,
        name=name,
        steps=draft.steps,
        description=draft.description,
        stages=tuple(stage for stage in catalog.terms.scheme("stage") if stage in there),
        school="",
        source=Unsaved(Path(), name, Keys()),
    )


def taken(sequence: Sequence) -> Draft:
    """Return a draft that begins as `sequence`."""
    return Draft(sequence.name, sequence.steps, sequence.description, sequence.identifier)
