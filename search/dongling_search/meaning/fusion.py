"""One order of two: what has the words and what is near in meaning, by reciprocal ranks."""

from collections.abc import Sequence
from dataclasses import dataclass

K = 10
"""How much less the second counts than the first: 1 / (K + rank)."""
SURE_BY_MEANING = 0.98
"""What is ahead of so many strangers' questions answers, whatever its words are (nearness.py)."""
NEARLY = 0.5
"""What is behind so many of them was found by chance, though it has the words."""
NEAR_ENOUGH = 1.0
"""So near a unit may be found that has none of the words, in standard deviations."""
SHORT = 5
"""Fewer Han characters are a word, of which the words found are as good as the meaning."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a rank by words counts, and one by meaning."""

    words: float
    meaning: float


def weights(*, han: int, confident: bool, chips: bool) -> Weights | None:
    """Return the weights for a query of so many Han characters; None when words alone decide."""
    if confident and han < SHORT:
        return None
    if chips:
        return Weights(1.0, 0.3)
    return Weights(1.0, 0.5) if confident else Weights(0.5, 1.0)


def fused(by_words: Sequence[str], by_meaning: Sequence[str], weights: Weights) -> dict[str, float]:
    """Return the units of both orders with what their ranks are worth, the best first; ties by identifier."""
    worth: dict[str, float] = {}
    for order, weight in ((by_words, weights.words), (by_meaning, weights.meaning)):
        for rank, identifier in enumerate(order, 1):
            worth[identifier] = worth.get(identifier, 0.0) + weight / (K + rank)
    return dict(sorted(worth.items(), key=lambda pair: (-round(pair[1], 9), pair[0])))
