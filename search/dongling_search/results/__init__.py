"""Presentation of results: marked titles and snippets, and whether the hits answer the query."""

from dongling_search.results.confidence import confident
from dongling_search.results.snippets import Finder, show

__all__ = ["Finder", "confident", "show"]
