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
    present = [word for word in words if word in text]
    near = NEAR / (NEAR + _span([_places(text, word) for word in present])) if len(present) > 1 else 0.0
    return 1 + len(present) / len(words) + near


def _places(text: bytes, word: bytes) -> list[int]:
    places: list[int] = []
    at = text.find(word)
    while at >= 0 and len(places) < PLACES:
        places.append(at)
        at = text.find(word, at + 1)
    return places


def _span(places_by_word: Sequence[Sequence[int]]) -> int:
    """Return how far apart the words begin where they stand nearest together."""
    places = sorted((place, word) for word, where in enumerate(places_by_word) for place in where)
    last: dict[int, int] = {}
    best = places[-1][0]
    for place, word in places:
        last[word] = place
        if len(last) == len(places_by_word):
            best = min(best, place - min(last.values()))
    return best
