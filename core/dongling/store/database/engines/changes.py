"""Whether anybody changed the database, without asking it anything: what was read of it before is true until then.

SQLite keeps a number that every commit moves on, of whatever process; to look at it costs a hundredth of a query. Of
other databases nothing is known so cheaply: there is no mark, and all is asked for anew.
"""

import sqlite3
import threading
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dongling.store.database.engines.sqlite import identity

Mark = tuple[int, int]
"""A state of the database: as long as it is the same, nothing was changed. The second number is of one connection,
which the first tells."""


class ChangeWatch:
    """Looks for changes of an SQLite file, by a connection that changes nothing itself. Safe to use from threads."""

    def __init__(self, engine: Engine, file: Path) -> None:
        self._engine, self._file = engine, str(file)
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._there: tuple[int, int] | None = None
        self._opened = 0

    def mark(self) -> Mark | None:
        """Return the mark of the database as it is now; None where it can't be told."""
        with self._lock:
            try:
                there = identity(self._file)
                if self._connection is None or there != self._there:
                    self._open()
                    self._there = there
                if there and self._connection:
                    return self._opened, self._connection.execute("PRAGMA data_version").fetchone()[0]
            except (sqlite3.Error, SQLAlchemyError):
                pass
        return None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._close()

    def _open(self) -> None:
        self._close()
        pooled = self._engine.raw_connection()
        own = pooled.driver_connection
        pooled.detach()
        assert isinstance(own, sqlite3.Connection)
        self._connection = own
        self._opened += 1

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
