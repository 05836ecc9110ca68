"""Whose turn it is to have something dear made: one is made at a time, two more wait, everyone else comes again.

Two at once would only share the one interpreter, each taking twice as long; and whoever waits holds a thread, which
pages need.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

WAITING = 2
OF_ONE = 2
"""So many of one address may be inside, so that there is room for another's."""
PATIENCE = 30.0


class Full(Exception):
    """There is no room in the queue."""


class ExportQueue:
    """The queue of one app; `patience` is how many seconds one waits in it."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._lock, self._making = Lock(), Lock()
        self._inside: Counter[str] = Counter()

    @property
    def inside(self) -> int:
        """Return how many have something made or wait for it."""
        return self._inside.total()

    @contextmanager
    def turn(self, who: str) -> Iterator[None]:
        """Wait for the turn of an address. Raises Full when others, or too many of its own, are before it."""
        with self.entered(who):
            if not self._making.acquire(timeout=self._patience):
                raise Full
            try:
                yield
            finally:
                self._making.release()

    @contextmanager
    def entered(self, who: str) -> Iterator[None]:
        """Take a place in the queue. Raises Full when there is none."""
        with self._lock:
            if self._inside[who] >= OF_ONE or self.inside > WAITING:
                raise Full
            self._inside[who] += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside[who] -= 1
                self._inside += Counter()  # forgets those who have left
