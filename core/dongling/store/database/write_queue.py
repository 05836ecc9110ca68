"""Turns at writing: SQLite lets in one writer at a time, and those who wait look again by chance.

On a server they would hold a connection each, of which there are a few. Within a process they queue here instead, so
that nobody waits ten seconds while others save a hundred times.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dongling.store.database.errors import busy


class Turns:
    """A queue of the threads that want to write."""

    def __init__(self, patience: float) -> None:
        self._patience, self._lock = patience, threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn and hold it. Raises DonglingError when it does not come."""
        if not self._lock.acquire(timeout=self._patience):
            raise busy()
        try:
            yield
        finally:
            self._lock.release()
