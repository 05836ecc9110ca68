"""Turns at writing: SQLite lets in one writer at a time, and those who wait look again by chance.

On a server they would hold a connection each, of which there are a few. Within a process they queue here instead, and
whoever came first is first, so that nobody waits ten seconds while others save a hundred times.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from dongling.store.database.errors import busy


class Turns:
    """A queue of the threads that want to write."""

    def __init__(self, patience: float) -> None:
        self._patience, self._lock = patience, threading.Lock()
        self._taken, self._waiting = False, deque[threading.Event]()

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._waiting)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn and hold it. Raises DonglingError when it does not come."""
        self._take()
        try:
            yield
        finally:
            self._hand_on()

    def _take(self) -> None:
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(self._patience):
            return
        with self._lock:
            if not mine.is_set():  # else it came just now
                self._waiting.remove(mine)
                raise busy()

    def _hand_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
