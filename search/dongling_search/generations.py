"""Generations of the index: what results come from, and its name."""

from dataclasses import dataclass
from functools import lru_cache

from dongling.search import digest
from dongling_search.query import Facets, Vocabulary


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation of the index: its name, its vocabulary, the words of its filters."""

    name: str
    vocabulary: Vocabulary
    facets: Facets


@lru_cache
def name_of(generation: str, learned: str, edition: str) -> str:
    """Return the name that changes when an engine's generation, a lexicon or vectors do; each page says it."""
    return digest((generation, learned, edition))
