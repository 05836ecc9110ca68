"""SQLite, set up so that what was acknowledged is on the disk: a file for its owner alone, and never one that moved."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from dongling.problems import AWAY, DonglingError
from dongling.store.database.damaged_file import DamagedFile
from dongling.store.database.errors import unusable

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def on_file(file: Path, patience: float) -> Engine:
    """Return an engine on a file, which is made when it is not there; one that is moved away is let go."""
    _make(file)
    address = f"{file.absolute().as_uri()}?mode=rw"  # a connection never makes a file

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, timeout=patience, check_same_thread=False, uri=True)

    def note_file(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["file"] = identity(file)

    def must_be_same_file(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["file"] != identity(file):  # moved away: what is saved into it would be lost
            raise DisconnectionError

    engine = create_engine(
        URL.create("sqlite", database=str(file)), creator=connect, pool_timeout=patience, hide_parameters=True
    )
    event.listen(engine, "connect", note_file)
    event.listen(engine, "checkout", must_be_same_file)
    return engine


def set_up(engine: Engine) -> None:
    """Have an engine's transactions begin as they should."""
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)


def identity(file: Path | str) -> tuple[int, int] | None:
    """Return what tells a file from another of its name, None when there is none."""
    try:
        status = os.stat(file)  # noqa: PTH116 - it is asked with every page, and a text is looked up faster
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _make(file: Path) -> None:
    """Make the file and its folder when they are not there, both for this user alone."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.parent.chmod(0o700)
        _must_not_be_lost(file)
        file.touch(0o600)
        file.chmod(0o600)
    except OSError as error:
        raise DonglingError(unusable(str(file), error.strerror), status=AWAY) from None


def _must_not_be_lost(file: Path) -> None:
    """Refuse to begin anew beside a journal that holds work: the file that it belongs to was moved or cut."""
    journal = file.with_name(f"{file.name}-wal")
    empty = not file.exists() or not file.stat().st_size
    if empty and journal.exists() and journal.stat().st_size:
        raise DamagedFile(str(file))


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # else sqlite3 begins transactions late and by itself
    connection.text_factory = _text
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def _text(stored: bytes) -> str:
    """Return a text as it is; one that is damaged is read all the same, and known by its seal."""
    return stored.decode(errors="surrogateescape")
