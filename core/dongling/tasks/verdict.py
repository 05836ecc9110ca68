"""Whether an answer is right. The site's scripts mark by the same few rules; tests hold both to the same cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dongling.tasks.marks import Marking
from dongling.text.answers import plain_answer

State = Literal["empty", "right", "not_yet", "noted"]
LONGEST = 200
"""Characters of an answer that is compared: nobody fills a blank with more."""


@dataclass(frozen=True)
class Verdict:
    """What is to be said of an answer: that something is still missing, that it is right, not yet, or noted down.

    `parts` says of each place whether it is right, where places can be told apart without giving the answer away.
    """

    state: State
    parts: tuple[bool, ...] = ()


def judge(marking: Marking, given: Sequence[str]) -> Verdict:
    """Mark an answer: a row of tokens as `Marking` has them."""
    tokens = [token.strip() for token in given]
    if marking.mode == "set":
        return _taken({token for token in tokens if token}, {token for (token,) in marking.right})
    if marking.mode == "free":
        return Verdict("noted" if any(tokens) else "empty")
    places = (tokens + [""] * len(marking.right))[: len(marking.right)]
    if not any(places) or (marking.mode == "row" and not all(places)):
        return Verdict("empty")
    if marking.mode == "words":
        places = [plain_answer(token[:LONGEST]) for token in places]
    parts = tuple(token in accepted for token, accepted in zip(places, marking.right, strict=True))
    return Verdict("right" if all(parts) else "not_yet", parts)


def _taken(taken: set[str], right: set[str]) -> Verdict:
    if not taken:
        return Verdict("empty")
    return Verdict("right" if taken == right else "not_yet")
