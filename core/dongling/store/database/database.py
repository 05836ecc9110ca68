"""A database that is open: transactions that read or write, each error said in one sentence, and what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine

from dongling.problems import DonglingError
from dongling.store.database.clock import Clock
from dongling.store.database.counted_time import CountedTime, Present, counted, note
from dongling.store.database.engine import open_engine, snapshot, writing
from dongling.store.database.engines.changes import ChangeWatch, Mark
from dongling.store.database.errors import database_errors
from dongling.store.database.migration import migrate
from dongling.store.database.write_queue import Turns

_OWNER = "dongling.database"


class Database:
    """What the store is kept in. Safe to use from several threads, and from several processes on one file."""

    def __init__(
        self, engine: Engine, name: str, clock: Clock, patience: float, changes: ChangeWatch | None = None
    ) -> None:
        self.name = name
        self._engine, self._clock, self._changes = engine, clock, changes
        look = clock.read()
        self._time = CountedTime(0, look.boot, int(look.ticks), look.now)
        self._turn = Turns(patience).taken

    @classmethod
    def open(cls, where: Path | str, clock: Clock, patience: float) -> "Database":
        """Open the database in the folder `where`, or at a URL; make it, or bring it up to date, first."""
        engine, name, changes = open_engine(where, patience)
        database = cls(engine, name, clock, patience, changes)
        try:
            with database_errors(name, opening=True):
                migrate(engine, name)
        except DonglingError:
            database.close()
            raise
        with suppress(DonglingError), database.reading() as connection:
            database._time, _ = counted(connection, clock.read())
        with suppress(DonglingError):  # a disk that is full or only reads: then it goes on from here
            database.note()
        return database

    def close(self) -> None:
        """Let go of the database."""
        if self._changes:
            self._changes.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Begin a transaction that reads, and sees one moment only."""
        with database_errors(self.name), snapshot(self._engine).begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Begin a transaction that writes, once it is our turn."""
        with database_errors(self.name), self._turn(), writing(self._engine).begin() as connection:
            connection.info[_OWNER] = self
            yield connection

    def mark(self) -> Mark | None:
        """Return what stays the same until somebody, of whatever process, changes something; None if that is unknown.

        Whoever keeps what was read asks for the mark before reading.
        """
        return self._changes.mark() if self._changes else None

    @property
    def time(self) -> CountedTime:
        """Return what this process has last seen of the time that was counted."""
        return self._time

    @property
    def present(self) -> Present:
        """What time it is, without asking the database."""
        look = self._clock.read()
        return Present(look.now, self._time.seconds_at(look))

    def noted(self, connection: Connection, swept: int | None = None, backed_up: int | None = None) -> Present:
        """Return what time it is, in a transaction that writes; note it when that is due, or with what was done."""
        look = self._clock.read()
        self._time, due = counted(connection, look)
        if swept is not None or backed_up is not None or due:
            time = self._time
            done = (time.swept if swept is None else swept, time.backed_up if backed_up is None else backed_up)
            self._time = replace(time, swept=done[0], backed_up=done[1])
            note(connection, self._time)
        return Present(look.now, self._time.seconds)

    def note(self) -> CountedTime:
        """Note what time it is; return what is known of it."""
        with self.writing() as connection:
            self.noted(connection)
        return self._time


def present_of(connection: Connection) -> Present:
    """Return what time it is, for what is done in a transaction that writes."""
    owner = connection.info[_OWNER]
    assert isinstance(owner, Database)
    return owner.present
