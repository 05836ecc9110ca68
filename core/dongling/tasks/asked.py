"""The tasks that a unit asks on the screen: those of its sheets, of a film's exercises, and its questions.

Each has a key within the unit and an edition. An answer that somebody kept belongs to one edition: when what is asked
or what is right is changed, the edition is another, and the answer is shown as one to an older task.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from dongling.kinds.micro_course import Exercise, MicroCourse
from dongling.model import ChoiceTask, OpenTask, SheetTask, Unit, fields_of, several

_SAID = {"hint", "explanation", "facts", "part", "sample"}
"""What is said about a task: to better it makes no other task."""


@dataclass(frozen=True)
class Asked:
    """A task of a unit: its key and edition, and the name of the sheet that it stands on, empty for none."""

    key: str
    edition: str
    task: SheetTask
    sheet: str = ""


def asked(unit: Unit) -> tuple[Asked, ...]:
    """Return all tasks of a unit, those to practise first, questions to think about last."""
    return tuple(Asked(key, _edition(task), task, sheet) for key, task, sheet in _tasks(unit))


def _tasks(unit: Unit) -> Iterator[tuple[str, SheetTask, str]]:
    for sheet in unit.worksheets:
        for number, task in enumerate(sheet.tasks, 1):
            yield f"{sheet.identifier}.{number}", task, sheet.name
    if isinstance(unit.details, MicroCourse):
        for number, exercise in enumerate(unit.details.exercises, 1):
            yield f"exercise.{number}", _as_task(exercise), ""
    yield from _questions(unit)


def _questions(unit: Unit) -> Iterator[tuple[str, SheetTask, str]]:
    """Yield what a kind, a school's too, declares to be there to think about."""
    for field in fields_of(type(unit.details)).values():
        if field.about.pupils == "think":
            value = getattr(unit.details, field.attribute)
            for number, text in enumerate(several(value) or (value,), 1):
                if isinstance(text, str) and text.strip():
                    key = field.name if number == 1 else f"{field.name}.{number}"
                    yield key, OpenTask(type="open", prompt=text), ""


def _as_task(exercise: Exercise) -> SheetTask:
    """Return an exercise as a task: a choice where it has one right answer among several, else an open one."""
    choices = {choice.strip() for choice in exercise.choices} - {""}
    if len(choices) == len(exercise.choices) > 1 and exercise.answer in exercise.choices:
        fields = {"type": "choice", "prompt": exercise.question, "options": exercise.choices}
        return ChoiceTask.model_validate({**fields, "right": (exercise.answer,), "explanation": exercise.note})
    return OpenTask(type="open", prompt=exercise.question, sample=exercise.answer, explanation=exercise.note)


def _edition(task: SheetTask) -> str:
    fields = task.model_dump(mode="json", exclude=_SAID)
    return blake2b(json.dumps(fields, ensure_ascii=False, sort_keys=True).encode(), digest_size=5).hexdigest()
