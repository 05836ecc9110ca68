"""Rows of numbers that grow at their end: what was there is not copied, and who holds an earlier state keeps it."""

import numpy as np

from dongling_search.meaning.vectors import Floats

SPARE = 8
"""One of so many rows more is set aside, so that a row that comes later finds its place."""


class GrowingRows:
    """The first `count` rows of an array that others may share; only the newest of them adds in place."""

    def __init__(self, rows: Floats) -> None:
        """Take rows, of shape (rows, length)."""
        self._count, self._space = len(rows), rows
        self._taken = [len(rows)]

    @property
    def rows(self) -> Floats:
        """The rows, not a copy: of shape (rows, length)."""
        return self._space[: self._count]

    def with_more(self, rows: Floats) -> "GrowingRows":
        """Return these rows and more after them."""
        end = self._count + len(rows)
        grown = GrowingRows(self._space)
        grown._count, grown._taken = end, self._taken
        if self._taken[0] != self._count or end > len(self._space):
            space = np.empty((end + end // SPARE + SPARE, self._space.shape[1]), np.float32)
            space[: self._count] = self.rows
            grown._space, grown._taken = space, [end]
        grown._taken[0] = end
        grown._space[self._count : end] = rows
        return grown
