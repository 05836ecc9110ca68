"""PostgreSQL, reached so that nobody waits for ever, and that a server which was away is found again by itself."""

import select
from math import ceil
from typing import Any

from sqlalchemy import Column, Connection, Engine, create_engine, event, func, text
from sqlalchemy import select as ask
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError

DRIVER = "postgresql+psycopg"
_SHORT = ("postgres", "postgresql")
_IDLE_MOST = 300
"""Seconds after which the server ends a transaction in which nothing is asked any more: its process hangs."""
_SILENT_MOST = 30
"""Seconds without a sign from the other machine after which a server counts as away."""
_KEEPALIVES = 3
"""So many questions whether the other machine is there go unanswered, ten seconds apart, before it counts as away."""
_LONGER, _LONGEST = 2, 5
"""So many seconds more than for a lock the server works on a statement, and this end waits for its answer."""
_UNHURRIED = 3600.0
"""Seconds that one statement of a long work may take."""
_UPDATING = 0x646F6E67
"""The number of the lock under which one process at a time brings the tables up to date."""


_WRITING = 0x646F6E68
"""The number of the lock that whoever writes holds: two who lock rows in another order would wait for each other."""


def with_driver(url: URL) -> URL:
    """Return the URL of a database with the driver that we have for it."""
    return url.set(drivername=DRIVER) if url.drivername in _SHORT else url


def on_server(url: URL, patience: float) -> Engine:
    """Return an engine on a server; whoever waits for longer than about `patience` seconds for anything is told."""
    from dongling.store.database.engines.hurried_connection import HurriedConnection

    told = {
        "timezone": "UTC",
        "lock_timeout": ceil(patience * 1000),
        "statement_timeout": ceil((patience + _LONGER) * 1000),
        "idle_in_transaction_session_timeout": _IDLE_MOST * 1000,
    }
    given = url.query.get("options", ())
    options = [*([given] if isinstance(given, str) else given), *(f"-c {name}={value}" for name, value in told.items())]
    arguments = {
        "application_name": "dongling",
        "connect_timeout": max(2, ceil(patience)),
        "keepalives_idle": _SILENT_MOST,
        "keepalives_interval": 10,
        "keepalives_count": _KEEPALIVES,
        "tcp_user_timeout": _SILENT_MOST * 1000,
        "options": " ".join(options),
    }
    engine = create_engine(
        url.difference_update_query(["options"]), connect_args=arguments, pool_timeout=patience, hide_parameters=True
    )

    def connect(_dialect: object, _record: object, given: Any, named: dict[str, Any]) -> HurriedConnection:
        made = HurriedConnection.connect(*given, **named)
        made.silent_most = patience + _LONGEST
        return made

    def hurry(connection: Any, _record: object) -> None:
        if connection is not None:
            connection.silent_most = patience + _LONGEST

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", hurry)
    event.listen(engine, "checkout", _must_be_there)
    return engine


def give_time(connection: Connection) -> None:
    """Let this transaction's statements take long: a backup, a restore, a look at everything, new tables."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        own: Any = connection.connection.driver_connection
        own.silent_most = _UNHURRIED


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


def _begin(connection: Connection) -> None:
    """Take one's turn at writing at the beginning, as on SQLite: what is read from then on is as it stays."""
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITING})")


def _must_be_there(connection: Any, _record: object, _proxy: object) -> None:
    """Let go of a connection whose other end has gone: the server says so, or shuts it, before anything is asked."""
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    if connection.closed or waiting.poll(0):
        raise DisconnectionError
