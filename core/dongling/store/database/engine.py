"""The connection to the database: a file of SQLite's in a folder, or any other by URL."""

from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from dongling.problems import DonglingError, Said
from dongling.store.database.engines import postgresql, sqlite
from dongling.store.database.engines.changes import ChangeWatch

FILE = "drafts.db"
PATIENCE = 10
"""Seconds that a writer waits for its turn."""


def open_engine(where: Path | str, patience: float) -> tuple[Engine, str, ChangeWatch | None]:
    """Return an engine on a folder's SQLite file or on a URL, and how messages name it (without a password).

    Whoever waits for longer than `patience` seconds, for a connection or for a turn at writing, is told. The third is
    what tells of changes, where that is known.
    """
    if is_url(where):
        engine, name = _on_url(str(where), patience)
        changes = None
    else:
        file = Path(where) / FILE
        engine, name = sqlite.on_file(file, patience), str(file)
        changes = ChangeWatch(engine, file)
    if engine.dialect.name == "sqlite":
        sqlite.set_up(engine)
    return engine, name, changes


def is_url(where: Path | str) -> bool:
    """Tell whether this is a database's URL, not a folder."""
    return isinstance(where, str) and "://" in where


def writing(engine: Engine) -> Engine:
    """Return the engine for transactions that write: they take their turn at the beginning, never in the middle."""
    return engine.execution_options(writing=True)


def snapshot(engine: Engine) -> Engine:
    """Return the engine for transactions that see one moment; SQLite's always do."""
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")


def _on_url(text: str, patience: float) -> tuple[Engine, str]:
    try:
        url = postgresql.with_driver(_without_secrets(make_url(text)))
        return _engine(url, patience), url.set(query={}).render_as_string(hide_password=True)
    except ImportError as error:
        raise DonglingError(
            Said(
                f"连接数据库的驱动没有装好（{error}）：pip install 'dongling[postgresql]'",
                f"the database's driver is not installed ({error}): pip install 'dongling[postgresql]'",
            )
        ) from None
    except (ArgumentError, ValueError):
        raise DonglingError(
            Said(
                "数据库的网址写得不对。写成 postgresql+psycopg://用户@主机/库，密码里的符号写成 %40 这样",
                "the database's URL is wrong. Write postgresql+psycopg://user@host/name, signs in a password like %40",
            )
        ) from None


def _without_secrets(url: URL) -> URL:
    """Return a URL that has its password, if any, in its place: elsewhere it would stand in messages."""
    if "password" in url.query:
        raise ArgumentError
    return url


def _engine(url: URL, patience: float) -> Engine:
    if url.drivername == postgresql.DRIVER:
        return postgresql.on_server(url, patience)
    return create_engine(url, pool_timeout=patience, hide_parameters=True)
