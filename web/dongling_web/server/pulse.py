"""The pulse of a server: beaten by the threads that answer requests, so that it stops when none of them is left.

A timer of its own would beat on while every thread hangs. So a beat waits for a thread as a request does, before all
others; and while it waits for long, no connection is taken: it waits in the system, where a worker that replaces this
one finds it.
"""

from collections.abc import Callable
from time import monotonic

from dongling_web.server.fair_queue import FIRST, FairDispatcher

EVERY = 0.5
"""Seconds between two beats."""
LATE = 0.5
"""Seconds after which a beat that found no thread is late."""


class Pulse:
    """Has the threads call `beat` once in a while, as long as one of them comes free."""

    asker = FIRST

    def __init__(self, threads: FairDispatcher, beat: Callable[[], object]) -> None:
        self._threads, self._beat = threads, beat
        self._waiting_since: float | None = None
        self._next = 0.0

    @property
    def late(self) -> bool:
        """Tell whether the last beat waits for a thread for long already."""
        since = self._waiting_since
        return since is not None and monotonic() - since > LATE

    def tick(self) -> None:
        """Ask for the next beat when it is time; called all the while by the loop that takes connections."""
        if self._waiting_since is None and monotonic() >= self._next:
            self._waiting_since = monotonic()
            self._threads.add_task(self)

    def come_forward(self, _waiting: Callable[[str], int]) -> None:
        """Wait before all requests, as `asker` says."""

    def service(self) -> None:
        """Beat, in a thread that answers requests."""
        try:
            self._beat()
        finally:
            self._next, self._waiting_since = monotonic() + EVERY, None
            self._threads.done(self.asker)

    def cancel(self) -> None:
        """Let go of a beat that waits, as the server ends."""
