"""What is said to an answer: after a first miss a hint, after a second what is right; `feedback.js` says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dongling.tasks import Verdict
from dongling_web.languages.words import Later
from dongling_web.notebook.faces import TaskFace
from dongling_web.notebook.words import ANSWERED

Tone = Literal["ok", "yet", "calm"]


@dataclass(frozen=True)
class Feedback:
    """What is said: a bold sentence, lines below it, and whether the task is done; then the facts may be named."""

    title: str
    lines: tuple[str, ...]
    tone: Tone
    is_done: bool


def feedback(face: TaskFace, verdict: Verdict, given: Sequence[str], misses: int) -> Feedback:
    """Return what is said to `given`, before which there were so many misses."""
    task = face.task
    match verdict.state:
        case "empty":
            return Feedback(str(ANSWERED["empty"]), (), "calm", is_done=False)
        case "noted":
            return Feedback(str(ANSWERED["noted"]), tuple(_afterwards(face)), "ok", is_done=True)
        case "right":
            title = str(ANSWERED["right_again" if misses else "right"])
            return Feedback(title, _some(*_replies(face, given), task.explanation), "ok", is_done=True)
    if misses:
        return Feedback(str(ANSWERED["told"]), _some(*face.solution, task.explanation), "calm", is_done=True)
    back = _filled(ANSWERED["look_back"], part=task.part) if task.part else ""
    lines = _some(_how_many(verdict), *(_replies(face, given) or [task.hint]), back)
    return Feedback(str(ANSWERED["not_yet"]), lines, "yet", is_done=False)


def _afterwards(face: TaskFace) -> Iterator[str]:
    if face.solution:
        yield str(ANSWERED["sample"]) + face.solution[0]
    if face.task.explanation:
        yield face.task.explanation


def _replies(face: TaskFace, given: Sequence[str]) -> list[str]:
    """Return what the author has to say to what was taken: to a miss that to the wrong ones."""
    wanted = {token for (token, *_) in face.marking.right}
    numbered = {str(number) for number in range(len(face.replies))}
    taken = [int(token) for token in given if token in numbered]
    wrong = [i for i in taken if str(i) not in wanted]
    return [face.replies[i] for i in wrong or taken if face.replies[i]]


def _how_many(verdict: Verdict) -> str:
    right = sum(verdict.parts)
    return _filled(ANSWERED["some"], right=right, left=len(verdict.parts) - right) if right else ""


def _filled(said: Later, **values: object) -> str:
    return str(said).format(**values)


def _some(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
