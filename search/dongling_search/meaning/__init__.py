"""Meaning, as an option: vectors of what units say, made in the background, and the nearest to a question."""

from dongling_search.meaning.fusion import NEAR_ENOUGH, NEARLY, SURE_BY_MEANING, Weights, fused, weights
from dongling_search.meaning.keeper import Meaning
from dongling_search.meaning.models import EMBEDDERS
from dongling_search.meaning.nearness import Near, strangers
from dongling_search.meaning.passages import passages

__all__ = [
    "EMBEDDERS",
    "NEARLY",
    "NEAR_ENOUGH",
    "SURE_BY_MEANING",
    "Meaning",
    "Near",
    "Weights",
    "fused",
    "passages",
    "strangers",
    "weights",
]
