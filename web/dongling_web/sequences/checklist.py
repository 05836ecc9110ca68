"""A sequence's checklist on a given day: what is done, what is late, said in words."""

import datetime as dt
from dataclasses import dataclass

from dongling.model import Sequence, Task
from dongling_web.languages.words import counted, spoken


@dataclass(frozen=True)
class Line:
    """A task with what its date means today."""

    task: Task
    state: str
    late: bool


@dataclass(frozen=True)
class Progress:
    """A checklist on one day."""

    lines: tuple[Line, ...]

    @property
    def done(self) -> int:
        """Return how many tasks are done."""
        return sum(line.task.done for line in self.lines)

    @property
    def late(self) -> int:
        """Return how many tasks are late."""
        return sum(line.late for line in self.lines)


def progress(sequence: Sequence, today: dt.date | None) -> Progress:
    """Return the checklist of a sequence as it stands on the day `today`; None where that can't be known."""
    return Progress(tuple(_line(task, today) for task in sequence.checklist))


def _line(task: Task, today: dt.date | None) -> Line:
    if task.done:
        return Line(task, spoken("已完成"), late=False)
    if task.due is None or today is None:
        return Line(task, "" if task.due else spoken("没有定日期"), late=False)
    days = (task.due - today).days
    if days < 0:
        return Line(task, counted("已过期%(n)s天", -days), late=True)
    return Line(task, counted("还有%(n)s天", days) if days else spoken("今天到期"), late=False)
