"""The store: each save is a version, in one transaction with the check that nobody saved in between."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Engine, Executable, delete, update

from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.backup.format import Counts
from dongling.store.backup.reader import read
from dongling.store.backup.restore import load
from dongling.store.backup.whole_file import whole
from dongling.store.backup.writer import dump
from dongling.store.database.engine import PATIENCE, open_engine, snapshot, writing
from dongling.store.database.errors import database_errors
from dongling.store.database.migration import migrate
from dongling.store.database.tables import drafts
from dongling.store.database.write_queue import Turns
from dongling.store.drafts import keys, rows
from dongling.store.drafts.retention import EVERY
from dongling.store.drafts.saved import KEPT, Conflict, SavedDraft, Version
from dongling.store.drafts.usage import Usage, usage

DAY = dt.timedelta(days=1)


def utc_now() -> dt.datetime:
    """Return the time, in UTC."""
    return dt.datetime.now(dt.UTC)


class Store:
    """What people saved. Safe to use from several threads, and from several processes on one file.

    Whatever the database can't do raises DonglingError in one sentence, with status 3; nothing saved is lost by it.
    """

    def __init__(self, engine: Engine, name: str, clock: Callable[[], dt.datetime], patience: float) -> None:
        self.name = name
        self._engine, self._clock, self._swept = engine, clock, clock()
        one_at_a_time = engine.dialect.name == "sqlite"
        self._turn = Turns(patience).taken if one_at_a_time else nullcontext[None]

    @classmethod
    def open(
        cls, where: Path | str, *, clock: Callable[[], dt.datetime] = utc_now, patience: float = PATIENCE
    ) -> "Store":
        """Open the store in the folder `where`, or at a database's URL; make it, or bring it up to date, first.

        Drafts that nobody used for 180 days are let go now and once a day. Raises DonglingError for a file that is
        damaged, newer than the program or can't be used; it is left alone. `patience` is how many seconds a writer
        waits for its turn.
        """
        engine, name = open_engine(where, patience)
        store = cls(engine, name, clock, patience)
        try:
            with database_errors(name):
                migrate(engine, name)
        except DonglingError:
            store.close()
            raise
        store._sweep()
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def create(self, draft: Draft, did: Said) -> SavedDraft:
        """Save a new draft, as version 1 under new keys."""
        key, now = keys.new_key(), self._clock()
        hashes = {"edit_hash": keys.hashed(key), "read_hash": keys.hashed(keys.read_key(key))}
        with self._writing() as connection:
            number = rows.new(connection, version=1, created=now, used=now, **hashes)
            rows.add(connection, rows.version(number, 1, draft, did, now))
        self._sweep_daily(now)
        return SavedDraft(key, keys.read_key(key), draft, 1, now, now + KEPT)

    def by_edit_key(self, key: str) -> SavedDraft | None:
        """Return the draft that `key` edits, None when there is none. Its 180 days begin anew."""
        return self._opened(rows.BY_EDIT_KEY, key, key, keys.read_key(key))

    def by_read_key(self, key: str) -> SavedDraft | None:
        """Return the draft that `key` reads, None when there is none. Its 180 days begin anew."""
        return self._opened(rows.BY_READ_KEY, key, "", key)

    def save(self, edit_key: str, draft: Draft, based_on: int, did: Said) -> SavedDraft:
        """Save the next version of a draft. Raises Conflict, with both, when `based_on` is no longer the newest.

        A save that is sent again because its answer was lost is answered with what is saved. Raises DonglingError,
        too, when the draft is gone or the key only reads.
        """
        now = self._clock()
        with self._writing() as connection:
            there = rows.find(connection, rows.BY_EDIT_KEY, edit_key)
            if there is None:
                raise rows.refusal(connection, edit_key)
            if there.version != based_on or not rows.take(connection, there.number, based_on, now):
                return _met(connection, edit_key, draft)
            rows.add(connection, rows.version(there.number, based_on + 1, draft, did, now))
            if there.version % EVERY == 0:
                rows.thin(connection, there.number)
        return SavedDraft(edit_key, keys.read_key(edit_key), draft, based_on + 1, now, now + KEPT)

    def history(self, edit_key: str) -> list[Version]:
        """Return the versions that are kept of a draft, the newest first."""
        with self._reading() as connection:
            return rows.history(connection, edit_key)

    def at_version(self, edit_key: str, number: int) -> Draft | None:
        """Return a draft as it was at a version, None when that is not kept."""
        with self._reading() as connection:
            return rows.at_version(connection, edit_key, number)

    def usage(self) -> Usage:
        """Return how many drafts there are, and about how many bytes they take."""
        with self._reading() as connection:
            return usage(connection)

    def delete(self, edit_key: str) -> bool:
        """Delete a draft with its history; return whether there was one."""
        with self._writing() as connection:
            return rows.remove(connection, edit_key)

    def expire(self) -> int:
        """Let go of the drafts that nobody used for 180 days; return how many."""
        self._swept = self._clock()
        with self._writing() as connection:
            return connection.execute(delete(drafts).where(drafts.c.used < self._swept - KEPT)).rowcount

    def dump(self, file: BinaryIO) -> Counts:
        """Write a backup of everything, as it is at this moment, into `file`; others go on saving."""
        with database_errors(self.name), snapshot(self._engine).begin() as connection:
            return dump(connection, file, self._clock())

    def load(self, file: BinaryIO, before: Path, room: int = sys.maxsize) -> tuple[Counts, Counts]:
        """Put the backup in `file` in place of everything; return how much it was, and how much was there.

        What is there is backed up to `before` first, in the same transaction. Raises DonglingError, with nothing
        changed, for a file that is damaged, cut short or no backup, or that unpacks to more than `room` bytes.
        """
        for _ in read(file, room):  # all of it is checked before anybody has to wait
            pass
        file.seek(0)
        with self._writing() as connection:
            with whole(before) as kept:
                there = dump(connection, kept, self._clock())
            return load(connection, read(file, room), self._clock()), there

    def _opened(self, which: Executable, key: str, edit_key: str, read_key: str) -> SavedDraft | None:
        if not keys.is_key(key):
            return None
        with self._reading() as connection:
            row = rows.find(connection, which, key)
        now = self._clock()
        if row and now - row.used >= DAY:
            self._note(row.number, now)
            row = row._replace(used=now)
        return row and row.opened(edit_key, read_key)

    def _note(self, number: int, now: dt.datetime) -> None:
        """Note that a draft was used; whoever only reads is not kept from it by a full disk."""
        with suppress(DonglingError), self._writing() as connection:
            connection.execute(update(drafts).where(drafts.c.id == number).values(used=now))
        self._sweep_daily(now)

    def _sweep_daily(self, now: dt.datetime) -> None:
        if now - self._swept >= DAY:
            self._sweep()

    def _sweep(self) -> None:
        with suppress(DonglingError):
            self.expire()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database_errors(self.name), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with database_errors(self.name), self._turn(), writing(self._engine).begin() as connection:
            yield connection


def _met(connection: Connection, edit_key: str, mine: Draft) -> SavedDraft:
    """Return what is saved when it is just `mine`, sent twice. Raises Conflict when it is something else."""
    row = rows.find(connection, rows.BY_EDIT_KEY, edit_key)
    if row is None:
        raise rows.refusal(connection, edit_key)
    theirs = row.opened(edit_key, keys.read_key(edit_key))
    if theirs.draft == mine:
        return theirs
    raise Conflict(theirs, mine)
