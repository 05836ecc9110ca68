"""A task as a page shows it: what it is asked by, what it is given to scripts, and what a form answers.

What is right travels with the page, since tasks are answered without a network too. It is packed (base64 of JSON), so
that a look at the source doesn't give it away; who unpacks it has earned it: nothing depends on these answers.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from werkzeug.datastructures import MultiDict

from dongling.catalog import Catalog
from dongling.model import (
    BLANK,
    ChoiceTask,
    MatchTask,
    ObservationTask,
    OrderTask,
    PointTask,
    SheetTask,
    Unit,
    shuffled,
)
from dongling.tasks import Asked, Marking, asked, marking, solution
from dongling_web.catalog.citations import cited
from dongling_web.languages.words import spoken
from dongling_web.notebook.words import ANSWERED, BOOK, BOTH, KEPT, in_language

LONGEST = 4000
"""Characters of one answer that are read."""


@dataclass(frozen=True)
class TaskFace:
    """A task of a unit on a page; `facts` are numbers and identifiers of those that its explanation rests on."""

    asked: Asked
    facts: tuple[tuple[int, str], ...]

    @property
    def task(self) -> SheetTask:
        """Return the task."""
        return self.asked.task

    @cached_property
    def marking(self) -> Marking:
        """Return how it is marked."""
        return marking(self.task)

    @cached_property
    def solution(self) -> tuple[str, ...]:
        """Return what is right, in words."""
        return solution(self.task, spoken("，"))

    @property
    def shown(self) -> tuple[str, ...]:
        """Return what is offered to order or to match, in the order in which it is shown."""
        match self.task:
            case OrderTask():
                return shuffled(self.task.items)
            case MatchTask():
                return shuffled([pair.right for pair in self.task.pairs])
            case _:
                return ()

    @property
    def pieces(self) -> list[str]:
        """Return what stands before, between and after the blanks of the prompt."""
        return BLANK.split(self.task.prompt)

    @property
    def blanks(self) -> int:
        """Return how many cells of an observation are left to write in."""
        if not isinstance(self.task, ObservationTask):
            return 0
        width = len(self.task.columns)
        return sum(not (row[i : i + 1] and row[i].strip()) for row in self.task.rows for i in range(width))

    @property
    def replies(self) -> tuple[str, ...]:
        """Return what is said to who takes each of the options or points."""
        match self.task:
            case ChoiceTask():
                return tuple(option.reply for option in self.task.options)
            case PointTask():
                return tuple(point.reply for point in self.task.points)
            case _:
                return ()

    @property
    def data(self) -> str:
        """Return what scripts need to answer as the site does, packed."""
        task, own = self.task, self.marking
        values: dict[str, Any] = {"key": self.asked.key, "edition": self.asked.edition, "type": task.type}
        values |= {"mode": own.mode, "right": own.right, "answer": self.solution, "replies": self.replies}
        values |= {"hint": task.hint, "part": task.part, "explanation": task.explanation, "facts": self.facts}
        packed = json.dumps({name: value for name, value in values.items() if value}, ensure_ascii=False)
        return b64encode(packed.encode()).decode()

    def given(self, form: MultiDict[str, str]) -> tuple[str, ...]:
        """Return the answer that a form holds, as a row of tokens; what is no answer to this task is left out."""
        match self.task:
            case ChoiceTask() | PointTask():
                return tuple(token[:3] for token in form.getlist("a")[: len(self.replies)])
            case OrderTask():
                return self._places(form)
        fields = max(len(self.marking.right), self.blanks, 1)
        return tuple(form.get(f"a{i}", "")[:LONGEST] for i in range(fields))

    def _places(self, form: MultiDict[str, str]) -> tuple[str, ...]:
        """Return for each place which of the things shown stands there; empty where none does, or two do."""
        at = [form.get(f"a{i}", "") for i in range(len(self.shown))]
        places = [[str(i) for i, place in enumerate(at) if place == str(n)] for n in range(len(at))]
        return tuple(there[0] if len(there) == 1 else "" for there in places)


def faces(unit: Unit, catalog: Catalog) -> dict[str, TaskFace]:
    """Return the tasks of a unit by their keys, in their order."""
    number = {one.fact.identifier: one.number for one in cited(unit.facts, catalog)}
    return {
        one.key: TaskFace(one, tuple((number[name], name) for name in one.task.facts if name in number))
        for one in asked(unit)
    }


def words() -> Mapping[str, str]:
    """Return what scripts say beside tasks."""
    return in_language({**ANSWERED, **KEPT, **BOTH})


def book_words() -> Mapping[str, str]:
    """Return what the script of the notebook's page says."""
    return in_language({**KEPT, **BOOK, **BOTH})
