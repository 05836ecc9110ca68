"""How answers to a task are marked, in a form that a browser can carry: what is right in each place.

An answer is a row of tokens. What is chosen from a list is its number in the list as it is shown, from 0; what is
written is the text. A page that marks without the server is given the same values, so that there is one truth.
"""

from dataclasses import dataclass
from typing import Literal

from dongling.model import BlankTask, ChoiceTask, MatchTask, OrderTask, PointTask, SheetTask, shuffled
from dongling.text.answers import plain_answer

Mode = Literal["set", "row", "words", "free"]


@dataclass(frozen=True)
class Marking:
    """What is right, in each place the tokens that are accepted there.

    For `set` these are the tokens to be taken, one in each place; for `words` they have the form of `plain_answer`;
    nothing is right or wrong in `free`.
    """

    mode: Mode
    right: tuple[tuple[str, ...], ...] = ()


def marking(task: SheetTask) -> Marking:
    """Return how a task is marked."""
    match task:
        case ChoiceTask():
            return _set([option.text for option in task.options], task.right)
        case PointTask():
            return _set([point.name for point in task.points], task.right)
        case OrderTask():
            shown = shuffled(task.items)
            return Marking("row", tuple((str(shown.index(item)),) for item in task.items))
        case MatchTask():
            shown = shuffled([pair.right for pair in task.pairs])
            return Marking("row", tuple((str(shown.index(pair.right)),) for pair in task.pairs))
        case BlankTask():
            return Marking("words", tuple(tuple(map(plain_answer, accepted)) for accepted in task.blanks))
        case _:
            return Marking("free")


def _set(shown: list[str], right: tuple[str, ...]) -> Marking:
    return Marking("set", tuple((str(i),) for i, text in enumerate(shown) if text in right))


def solution(task: SheetTask, comma: str = "，") -> tuple[str, ...]:
    """Return the right answer in words, a line each; for a task without one, examples of good answers, or nothing.

    `comma` is that of the reader's language.
    """
    match task:
        case ChoiceTask() | PointTask():
            return task.right
        case OrderTask():
            return (" → ".join(task.items),)
        case MatchTask():
            return tuple(f"{pair.left} — {pair.right}" for pair in task.pairs)
        case BlankTask():
            return (comma.join(accepted[0] for accepted in task.blanks),)
        case _:
            return (task.sample,) if task.sample else ()
