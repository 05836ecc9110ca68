"""Engines keep and score grams; an engine never sees text."""

from dongling_search.engines.engine import (
    BEYOND,
    DECIMALS,
    K1,
    LIFT,
    NOTHING,
    Ask,
    B,
    Doc,
    Engine,
    EngineHit,
    Page,
)
from dongling_search.engines.marks import MODULUS, mark
from dongling_search.engines.stored_texts import StoredField, StoredTexts

__all__ = [
    "BEYOND",
    "DECIMALS",
    "K1",
    "LIFT",
    "MODULUS",
    "NOTHING",
    "Ask",
    "B",
    "Doc",
    "Engine",
    "EngineHit",
    "Page",
    "StoredField",
    "StoredTexts",
    "mark",
]
