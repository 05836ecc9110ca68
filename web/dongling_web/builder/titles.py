"""Units by what a person types of their title: to complete it, and to find the one that is meant."""

import unicodedata
from collections.abc import Callable

from dongling.catalog import Catalog, short_name
from dongling.model import Unit
from dongling.search import MAX_TEXT, Query, Results

FEW = 8
Find = Callable[[Query, Catalog], Results]
"""Answers a query; pages pass theirs, which says when search is away."""


class Titles:
    """The titles of a catalog's units, folded once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._names = {
            unit.identifier: (_folded(short_name(unit, catalog)), _folded(unit.name)) for unit in catalog.units.values()
        }

    def called(self, title: str) -> list[Unit]:
        """Return the units of this identifier, name or short name."""
        wanted = _folded(title)
        identifiers = [name for name, titles in self._names.items() if wanted and (wanted == name or wanted in titles)]
        return [self.catalog.units[name] for name in identifiers]

    def like(self, typed: str, find: Find) -> list[Unit]:
        """Return the units whose titles begin with what was typed, those that hold it, then what search finds."""
        wanted = _folded(typed)
        if not wanted:
            return []
        ranked = sorted((at, name) for name, titles in self._names.items() if (at := _place(wanted, titles)) >= 0)
        identifiers = dict.fromkeys(name for _, name in ranked[:FEW])
        if len(identifiers) < FEW:
            results = find(Query(" ".join(typed.split())[:MAX_TEXT], audience="all"), self.catalog)
            if results.confident or not identifiers:
                identifiers |= dict.fromkeys(hit.identifier for hit in results.hits)
        return [self.catalog.units[name] for name in identifiers][:FEW]


def _place(wanted: str, titles: tuple[str, ...]) -> int:
    """Return how far from its beginning a title holds what is wanted; -1 when none does."""
    return min((at for title in titles if (at := title.find(wanted)) >= 0), default=-1)


def _folded(title: str) -> str:
    """Return a title in one width and case, without spaces and the marks that are put around it."""
    return "".join(unicodedata.normalize("NFKC", title).casefold().split()).strip("《》“”\"'")
