"""Words that stand whole and near each other lift a unit: a second look at the best that were found.

Pairs of characters cannot tell 运河 人家 from a text that has 运河 here and 人家 there. Of the best units the text
itself is looked at, when several words were asked for. It is a rule on texts alone, so every engine can keep it.
"""

from collections.abc import Sequence

from dongling_search.language.analyzer import is_han
from dongling_search.query import Plan

BEST = 100
"""So many of the best are looked at."""
NEAR = 60
"""Bytes of text between words, at which nearness counts half."""
WORDS = 8
PLACES = 12
"""So many words, and places of each, are looked at: what a reader may type must not cost more."""


def asked(plan: Plan) -> tuple[bytes, ...]:
    """Return the words to look for in run text; none when there are not several."""
    words = [word if is_han(word) else f" {word} " for word in plan.words if len(word) > 1][:WORDS]
    return tuple(word.encode() for word in words) if len(words) > 1 else ()


def lift(text: bytes, words: Sequence[bytes]) -> float:
    """Return the factor for a unit's score: 1, and up to 1 more for words found whole, and for their nearness."""
    return lift_of([places(text, word) for word in words], len(words))


def lift_of(places_by_word: Sequence[Sequence[int]], count: int) -> float:
    """Return the factor by the first PLACES of each word in a text; `count` is how many words were asked for."""
    present = [where for where in places_by_word if where]
    near = NEAR / (NEAR + _span(present)) if len(present) > 1 else 0.0
    return 1 + len(present) / count + near


def places(text: bytes, word: bytes) -> list[int]:
    """Return the first places of a word in a text."""
    first: list[int] = []
    at = text.find(word)
    while at >= 0 and len(first) < PLACES:
        first.append(at)
        at = text.find(word, at + 1)
    return first


def _span(places_by_word: Sequence[Sequence[int]]) -> int:
    """Return how far apart the words begin where they stand nearest together."""
    in_order = sorted((place, word) for word, where in enumerate(places_by_word) for place in where)
    last: dict[int, int] = {}
    best = in_order[-1][0]
    for place, word in in_order:
        last[word] = place
        if len(last) == len(places_by_word):
            best = min(best, place - min(last.values()))
    return best
