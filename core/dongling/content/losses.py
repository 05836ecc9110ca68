"""When files that are gone count as gone.

A folder that is being replaced is half empty for a moment. So when more than a third of its files are missing at once
they stand until a second look, a little later, finds the same ones missing; an empty folder waits longer, for nearly
always its files are on their way. One file, or a few, that are deleted are gone at once.
"""

from collections.abc import Set as AbstractSet

PATIENCE = 2.0
"""Seconds that so many files must have been missing for."""
EMPTY_PATIENCE = 10.0
"""The same when nothing is left at all."""


class Losses:
    """What is missing from one content folder, look after look."""

    def __init__(self) -> None:
        self._gone: set[str] = set()
        self._since = 0.0
        self._let_go: set[str] = set()

    @property
    def pending(self) -> bool:
        """Whether anything is missing that does not count as gone for good yet."""
        return bool(self._gone or self._let_go)

    def held(self, known: AbstractSet[str], there: AbstractSet[str], now: float) -> AbstractSet[str]:
        """Return the files that are missing and yet count as there.

        `known` are those of before, `there` those that a look found; `now` are the seconds of a steady clock.
        """
        known = known | self._let_go if self._let_go else known
        gone = known - there
        if gone != self._gone:
            self._gone, self._since = set(gone), now
        if now - self._since >= (PATIENCE if there else EMPTY_PATIENCE):
            self.accept()
            return set()
        if 3 * len(gone) <= len(known):
            self._let_go |= gone
        return gone - self._let_go

    def accept(self) -> None:
        """Take what is missing for gone."""
        self._gone, self._let_go = set(), set()
