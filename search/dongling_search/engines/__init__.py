"""Engines keep and score grams; an engine never sees text."""

from dongling_search.engines.engine import (
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
    StoredField,
)

__all__ = ["DECIMALS", "K1", "LIFT", "NOTHING", "Ask", "B", "Doc", "Engine", "EngineHit", "Page", "StoredField"]
