"""A connection to PostgreSQL whose every question is answered in time, or it is let go.

A server that was stopped, or a network that lost its way, takes what is sent and answers nothing; no limit of the
server's own is kept then, so this end looks at its clock.
"""

from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar

from psycopg import Connection, OperationalError
from psycopg.waiting import Ready, Wait

T = TypeVar("T")
Asking = Generator[Wait, Ready | int, T]
_EVERY = 0.1
"""Seconds between two looks at the clock."""


class HurriedConnection(Connection[Any]):
    """A connection that ends when nothing was answered to a question for so many seconds."""

    silent_most = 15.0

    def wait(self, gen: Asking[T], interval: float = _EVERY, timeout: float | None = None) -> T:
        """Wait for an answer. Raises OperationalError, the connection being shut, when none comes."""
        return super().wait(self._answered(gen), interval, timeout)

    def _answered(self, gen: Asking[T]) -> Asking[T]:
        until = monotonic() + self.silent_most
        try:
            state = next(gen)
            while True:
                ready = yield state
                if not ready and monotonic() > until:
                    self.pgconn.finish()
                    message = f"no answer for {self.silent_most:g} seconds"
                    raise OperationalError(message)
                state = gen.send(ready)
        except StopIteration as ended:
            answer: T = ended.value
            return answer
