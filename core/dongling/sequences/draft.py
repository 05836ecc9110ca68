"""A draft: a lesson sequence that a teacher is still putting together, and that no file holds yet.

It has the fields of a sequence that a person fills in, within limits, and becomes a `Sequence` for whoever takes
one: the exporters, the pages, and `check_sequence` of plugins.
"""

from collections.abc import Sequence as Listed
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict

from dongling.catalog import Catalog
from dongling.model import Keys, Sequence, SequenceFields, Source, Step
from dongling.problems import DonglingError, FieldPath, Position, Problem, Said

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
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")  # a key that is not known is damage

    def __post_init__(self) -> None:
        _fits(self.steps, MOST_STEPS, "步数", "the number of steps")
        _fits(self.name, MOST_NAME, "名字的字数", "the length of the name")
        _fits(self.description, MOST_TEXT, "简介的字数", "the length of the description")
        for number, step in enumerate(self.steps, 1):
            _fits(step.note, MOST_TEXT, "第{}步说明的字数", "the length of the note of step {}", number)
            _fits(step.unit, MOST_NAME, "第{}步编号的字数", "the length of the unit of step {}", number)


def _fits(value: Listed[object], most: int, zh: str, en: str, number: int = 0) -> None:
    """Refuse what is too long; its name is put together only then, since every draft that is opened comes by here."""
    if len(value) > most:
        zh, en = zh.format(number), en.format(number)
        raise DonglingError(
            Said(
                f"{zh}是{len(value)}，最多{most}。没有保存，已存的还在",
                f"{en} is {len(value)}, at most {most}. Not saved; what was saved is safe",
            )
        )


class Unsaved(Source):
    """Where a draft was read from: no file. Its first line is all that it says of itself, each step is a line more."""

    def position(self, field_path: FieldPath = ()) -> Position:
        """Return the line of a step, or the first."""
        match field_path:
            case ("steps", int(index), *_):
                return Position(index + 2)
            case _:
                return Position()


def as_sequence(draft: Draft, identifier: str, catalog: Catalog) -> Sequence:
    """Return the draft as a sequence of no school, with the stages of its units, under `identifier`."""
    name = draft.name or _NO_NAME.zh
    records = catalog.tables.records
    there = {records[step.unit].stage for step in draft.steps if step.unit in records}
    return Sequence(
        identifier=identifier,
        name=name,
        steps=draft.steps,
        description=draft.description,
        stages=tuple(stage for stage in catalog.terms.scheme("stage") if stage in there),
        school="",
        source=Unsaved(Path(), name, Keys()),
    )


def step_of(problem: Problem, sequence: Sequence) -> int:
    """Return the number of the step that a problem of a draft as a sequence is about; 0 when it is of the whole."""
    number = problem.line - 1
    return number if problem.path == sequence.source.shown and number <= len(sequence.steps) else 0


def given(fields: SequenceFields) -> Draft:
    """Return the draft that a file of a sequence says; one that was downloaded without a name has none again."""
    return Draft("" if fields.name == _NO_NAME.zh else fields.name, fields.steps, fields.description)


def taken(sequence: Sequence) -> Draft:
    """Return a draft that begins as `sequence`."""
    return Draft(sequence.name, sequence.steps, sequence.description, sequence.identifier)
