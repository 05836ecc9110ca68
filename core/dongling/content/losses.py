"""When files that are gone count as gone.

A folder that is being replaced is half empty for a moment. So when more than a third of its files are missing at once
they stand until a second look, a little later, finds the same ones missing; an empty folder waits longer, for nearly
always its files are on their way. One file, or a few, that are deleted are gone at once.
"""

from collections.abc import Set as AbstractSet
from pathlib import Path

PATIENCE = 2.0
"""Seconds that so many files must have been missing for."""
EMPTY_PATIENCE = 10.0
"""The same when nothing is left at all."""


class Losses:
    """What is missing from one content folder, look after look."""

    def __init__(self) -> None:
        self._known: set[Path] = set()
        self._gone: set[Path] = set()
        self._since = 0.0
        self._let_go: set[Path] = set()

    def held(self, there: AbstractSet[Path], now: float) -> AbstractSet[Path]:
        """Return the files that are missing and yet count as there; `now` are the seconds of a steady clock."""
        self._known |= there
        gone = self._known - there
        if gone != self._gone:
            self._gone, self._since = gone, now
        if now - self._since >= (PATIENCE if there else EMPTY_PATIENCE):
            self.accept(there)
            return set()
        if 3 * len(gone) <= len(self._known):
            self._let_go |= gone
        return gone - self._let_go

    def accept(self, there: AbstractSet[Path]) -> None:
        """Take what is missing for gone."""
        self._known, self._gone, self._let_go = set(there), set(), set()
