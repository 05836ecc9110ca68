"""Presentation of results: marked titles and snippets, and whether the hits answer the query."""

from dongling_search.results.confidence import Judge, is_far_before, sure_ones
from dongling_search.results.finder import Finder
from dongling_search.results.scope import narrowed
from dongling_search.results.snippets import WIDTH, Shown, as_hits, later_hits, show

__all__ = [
    "WIDTH",
    "Finder",
    "Judge",
    "Shown",
    "as_hits",
    "is_far_before",
    "later_hits",
    "narrowed",
    "show",
    "sure_ones",
]
