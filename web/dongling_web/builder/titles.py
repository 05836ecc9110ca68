"""Units by what a person types of their title: to complete it, and to find the one that is meant."""

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, islice

from dongling.catalog import Catalog, Record, prefix_length
from dongling.search import MAX_TEXT, Query, Results
from dongling_web.http.per_catalog import PerCatalog

FEW = 8
Find = Callable[[Query, Catalog], Results]
"""Answers a query; pages pass theirs, which says when search is away."""


RANKED = 1000
"""Of the titles that hold what was typed, so many are ranked by where they hold it."""


class Titles:
    """The titles of a catalog's units, folded once into one text in the order of their identifiers, a line each.

    To look through it costs a millisecond or two at a hundred thousand units, whatever is typed.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._units: list[str] = []
        lines: list[str] = []
        columns = catalog.tables.columns
        names = sorted(columns)
        for name, called, kind in zip(names, columns.every("name", names), columns.every("kind", names), strict=True):
            titles = dict.fromkeys((_folded(called[prefix_length(called, kind, catalog) :]), _folded(called)))
            lines += titles
            self._units += [name] * len(titles)
        self._begins = array("L", accumulate((1 + len(line) for line in lines), initial=1))
        self._text = "\n".join(["", *lines, ""])

    def called(self, title: str) -> list[Record]:
        """Return the units of this identifier, name or short name, in the order of loading."""
        wanted, tables = _folded(title), self.catalog.tables
        if not wanted:
            return []
        names = {name for name, _ in self._lines(f"\n{wanted}\n")}
        names |= {wanted} & tables.records.keys()
        return tables.described(sorted(names, key=tables.place.__getitem__))

    def like(self, typed: str, find: Find) -> list[Record]:
        """Return the units whose titles begin with what was typed, those that hold it, then what search finds."""
        wanted = _folded(typed)
        if not wanted:
            return []
        identifiers = dict.fromkeys(name for name, _ in islice(self._lines(f"\n{wanted}"), 2 * FEW))
        if len(identifiers) < FEW:
            held = islice(self._lines(wanted), RANKED)
            identifiers |= dict.fromkeys(name for _, name in sorted((at, name) for name, at in held))
        if len(identifiers) < FEW:
            results = find(Query(" ".join(typed.split())[:MAX_TEXT], door="all"), self.catalog)
            if results.confident or not identifiers:
                identifiers |= dict.fromkeys(hit.identifier for hit in results.hits)
        return self.catalog.tables.described(islice(identifiers, FEW))

    def holding(self, typed: str, most: int) -> list[str]:
        """Return identifiers of units whose titles hold what was typed, at most so many."""
        wanted = _folded(typed)
        return list(dict.fromkeys(name for name, _ in islice(self._lines(wanted), 2 * most)))[:most] if wanted else []

    def _lines(self, wanted: str) -> Iterator[tuple[str, int]]:
        """Yield the unit of each line that holds a text, and where the line first does; -1 before its beginning."""
        at = self._text.find(wanted)
        while at >= 0:
            line = bisect_right(self._begins, at + wanted.startswith("\n")) - 1
            yield self._units[line], at - self._begins[line]
            at = self._text.find(wanted, self._begins[line + 1] - 1)


TITLES = PerCatalog(Titles)
"""Those of the catalogue that is shown."""


def _folded(title: str) -> str:
    """Return a title in one width and case, without spaces and the marks that are put around it."""
    return "".join(unicodedata.normalize("NFKC", title).casefold().split()).strip("《》“”\"'")
