"""Whose turn it is to have something dear made: one is made at a time, two more wait, everyone else comes again.

Two at once would only share the one interpreter, each taking twice as long; and whoever waits holds a thread, which
pages need. A thread of its own makes them all: each thread keeps the memory that it needed once.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

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
        self._lock, self._maker = Lock(), ThreadPoolExecutor(1, "exports")
        self._inside: Counter[str] = Counter()

    @property
    def inside(self) -> int:
        """Return how many have something made or wait for it."""
        return self._inside.total()

    def make(self, who: str, what: Callable[[], T]) -> T:
        """Return what an address wants made. Raises Full when others, or too many of its own, are before it.

        What takes longer than the patience of its asker is made to the end all the same.
        """
        with self.entered(who):
            made = self._maker.submit(copy_context().run, what)
            try:
                return made.result(self._patience)
            except TimeoutError:
                if made.done():
                    raise
                made.cancel()
                raise Full from None

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
