"""The key of a task in words: what is right, or how a good answer looks; what a teacher reads, never a pupil."""

from collections.abc import Iterator

from dongling.model.materials.tasks import (
    BlankTask,
    ChoiceTask,
    MatchTask,
    ObservationTask,
    OpenTask,
    OrderTask,
    PointTask,
    SheetTask,
)
from dongling.text.answers import plain_answer


def letter(number: int) -> str:
    """Return what stands before an option, counted from 0: A, B, ... and after Z its number."""
    return chr(ord("A") + number) if number < 26 else str(number + 1)


def key(task: SheetTask, apart: str = "；", listed: str = "、") -> tuple[str, ...]:
    """Return the lines of a task's key; none when nothing can be right or wrong and no example is given.

    `apart` and `listed` are the marks of the reader's language between answers, and between names in a row.
    """
    return tuple(line for line in _lines(task, apart, listed) if line)


def _lines(task: SheetTask, apart: str, listed: str) -> Iterator[str]:
    match task:
        case ChoiceTask():
            right = [(i, o.text) for i, o in enumerate(task.options) if o.text in task.right]
            yield apart.join(f"{letter(i)} {text}" for i, text in right)
        case OrderTask():
            yield " → ".join(task.items)
        case MatchTask():
            yield from (f"{pair.left} — {pair.right}" for pair in task.pairs)
        case BlankTask():
            yield apart.join(" / ".join({plain_answer(one): one for one in blank}.values()) for blank in task.blanks)
        case PointTask():
            yield listed.join(task.right)
        case OpenTask() | ObservationTask():
            yield task.sample
    yield task.explanation
