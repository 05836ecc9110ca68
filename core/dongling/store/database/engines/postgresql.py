"""PostgreSQL, reached so that nobody waits for ever, and that a server which was away is found again by itself."""

import select
from math import ceil
from typing import Any

from sqlalchemy import Column, Connection, Engine, create_engine, event, func
from sqlalchemy import select as ask
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError

DRIVER = "postgresql+psycopg"
_SHORT = ("postgres", "postgresql")
_IDLE_MOST = 300
"""Seconds after which the server ends a transaction in which nothing is asked any more: its process hangs."""
_SILENT_MOST = 30
"""Seconds without an answer after which a server counts as away."""
_UPDATING = 0x646F6E67
"""The number of the lock under which one process at a time brings the tables up to date."""


def with_driver(url: URL) -> URL:
    """Return the URL of a database with the driver that we have for it."""
    return url.set(drivername=DRIVER) if url.drivername in _SHORT else url


def on_server(url: URL, patience: float) -> Engine:
    """Return an engine on a server; whoever waits for longer than `patience` seconds for a lock is told."""
    told = {
        "timezone": "UTC",
        "lock_timeout": ceil(patience * 1000),
        "idle_in_transaction_session_timeout": _IDLE_MOST * 1000,
    }
    given = url.query.get("options", ())
    options = [*([given] if isinstance(given, str) else given), *(f"-c {name}={value}" for name, value in told.items())]
    arguments = {
        "application_name": "dongling",
        "connect_timeout": max(2, ceil(patience)),
        "keepalives_idle": _SILENT_MOST,
        "tcp_user_timeout": _SILENT_MOST * 1000,
        "options": " ".join(options),
    }
    engine = create_engine(
        url.difference_update_query(["options"]), connect_args=arguments, pool_timeout=patience, hide_parameters=True
    )
    event.listen(engine, "checkout", _must_be_there)
    return engine


def take_turn(connection: Connection) -> None:
    """Wait until no other process brings the tables up to date, and let none do so until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(ask(func.pg_advisory_xact_lock(_UPDATING)))


def count_on(connection: Connection, column: Column[Any]) -> None:
    """Have the numbers that a table gives out go on behind those that were put into it."""
    if connection.dialect.name == "postgresql":
        largest = ask(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
        counter = func.pg_get_serial_sequence(column.table.name, column.name)
        connection.execute(ask(func.setval(counter, largest, False)))


def _must_be_there(connection: Any, _record: object, _proxy: object) -> None:
    """Let go of a connection whose other end has gone: the server says so, or shuts it, before anything is asked."""
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    if connection.closed or waiting.poll(0):
        raise DisconnectionError
