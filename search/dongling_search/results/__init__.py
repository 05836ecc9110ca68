"""What is shown of a hit, and whether to be confident of it."""

from dongling_search.results.confidence import confident
from dongling_search.results.snippets import WIDTH, Finder, Shown, mark, show

__all__ = ["WIDTH", "Finder", "Shown", "confident", "mark", "show"]
