"""What is shown of a hit, and whether to be confident of it."""

from dongling_search.results.confidence import confident
from dongling_search.results.snippets import Finder, show

__all__ = ["Finder", "confident", "show"]
