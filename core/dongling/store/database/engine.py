"""The connection to the database: SQLite set up so that what was acknowledged is on the disk, or any other by URL."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from dongling.problems import AWAY, DonglingError, Said
from dongling.store.database.damaged_file import DamagedFile
from dongling.store.database.errors import unusable

FILE = "drafts.db"
PATIENCE = 10
"""Seconds that a writer waits for its turn."""
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def open_engine(where: Path | str, patience: float) -> tuple[Engine, str]:
    """Return an engine on a folder's SQLite file or on a URL, and how messages name it (without a password).

    Whoever waits for longer than `patience` seconds, for a connection or for a turn at writing, is told.
    """
    by_url = isinstance(where, str) and "://" in where
    engine, name = _on_url(str(where), patience) if by_url else _on_file(Path(where) / FILE, patience)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine, name


def writing(engine: Engine) -> Engine:
    """Return the engine for transactions that write: they take their turn at the beginning, never in the middle."""
    return engine.execution_options(writing=True)


def snapshot(engine: Engine) -> Engine:
    """Return the engine for transactions that see one moment; SQLite's always do."""
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")


def _on_url(text: str, patience: float) -> tuple[Engine, str]:
    try:
        url = make_url(text)
        return create_engine(url, pool_timeout=patience, hide_parameters=True), url.render_as_string(hide_password=True)
    except (ArgumentError, ImportError) as error:
        raise DonglingError(
            Said(
                f"数据库的网址用不了（{error}）。写成 postgresql+psycopg://用户@主机/库，并装好它的驱动",
                f"can't use the database's URL ({error}). Write postgresql+psycopg://user@host/name with its driver",
            )
        ) from None


def _on_file(file: Path, patience: float) -> tuple[Engine, str]:
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
    return engine, str(file)


def identity(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from another of its name, None when there is none."""
    with suppress(OSError):
        status = file.stat()
        return status.st_dev, status.st_ino
    return None


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
