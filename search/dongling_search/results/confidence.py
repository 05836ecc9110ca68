"""Confidence in the best hits: do they hold a word of the query whole, or only chance pairs of its characters?"""

from collections.abc import Iterable

from dongling_search.language.analyzer import is_han, pairs
from dongling_search.query import Plan
from dongling_search.results.snippets import Shown

SENTENCE = 5
"""A run of so many Han characters is read as a sentence, of which a part may be found; a shorter one is a word."""
LONG = 4
"""A word of so many may stand in parts: in one field (运河 and 保护), or in parts that overlap (古银杏 and 银杏树)."""


def confident(plan: Plan, best: Iterable[Shown]) -> bool:
    """Tell whether a word that was asked for, or another name for it, stands whole in one of the best hits.

    Of a sentence more than a third is enough.
    """
    if plan.everything:
        return True
    others = [other.word for other in plan.instead]
    return any(
        any(_stands(word, hit) for word in plan.words)
        or any(word in stretch for word in others for stretch in hit.words)
        for hit in best
    )


def _stands(word: str, hit: Shown) -> bool:
    if not is_han(word) or len(word) < LONG:
        return any(word in stretch for stretch in hit.words)
    if len(word) >= SENTENCE:
        return _covered(word, hit.words) * 3 > len(word)
    overlap = all(any(pair in stretch for stretch in hit.words) for pair in pairs(word))
    return overlap or any(_covered(word, stretches) == len(word) for stretches in hit.by_field)


def _covered(word: str, stretches: frozenset[str]) -> int:
    """Return how many characters of a word are in parts of it that were found."""
    covered: set[int] = set()
    for at in range(len(word) - 1):
        ends = range(len(word), at + 1, -1)
        end = next((end for end in ends if any(word[at:end] in stretch for stretch in stretches)), at)
        covered.update(range(at, end))
    return len(covered)
