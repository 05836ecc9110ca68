"""The wire between the supervisor and a process that it started: JSON objects, one a line, both ways."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from json import dumps, loads  # by name: what a plugin puts into json later is not used here
from typing import Any

_MOST = 65536


class Wire:
    """One end of a wire."""

    def __init__(self, end: socket.socket) -> None:
        self._end, self._rest = end, b""

    def fileno(self) -> int:
        """Return the number of its open file, for whoever waits for several lines."""
        return self._end.fileno()

    def say(self, **what: Any) -> None:
        """Say something; nothing when the other end is gone, or hears no more."""
        with suppress(OSError):  # BlockingIOError too: whoever does not listen must stop nobody
            self._end.send(dumps(what).encode() + b"\n", socket.MSG_DONTWAIT)

    def heard(self) -> list[dict[str, Any]] | None:
        """Wait for the other end; return what it said, None when it is gone."""
        try:
            more = self._end.recv(_MOST)
        except BlockingIOError:
            return []
        except OSError:
            return None
        if not more:
            return None
        *lines, self._rest = (self._rest + more).split(b"\n")
        return [said for line in lines if isinstance(said := _parsed(line), dict)]

    def until_gone(self) -> Iterator[dict[str, Any]]:
        """Yield what the other end says until it is gone."""
        while (said := self.heard()) is not None:
            yield from said

    def close(self) -> None:
        """Hang up."""
        self._end.close()


def _parsed(line: bytes) -> Any:
    try:
        return loads(line)
    except ValueError:  # whatever else a plugin may have written there
        return None
