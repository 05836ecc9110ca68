"""Puts the rows of a backup's tables in the place of what is there, in the transaction that restores.

What was ended since the backup stays ended: whoever is disabled now, or has another password, or none, is that
afterwards too; sign-ins and links are of no backup, and all of them end. The audit goes on as it is, unless there is
none yet.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Integer, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from dongling.problems import Said
from dongling.store.audit.tables import audit, audit_head
from dongling.store.backup.format import TableRow
from dongling.store.backup.reader import wrong
from dongling.store.backup.table_rows import carried, unpacked
from dongling.store.database.engines.postgresql import count_on
from dongling.store.database.tables import METADATA, people

_AT_ONCE = 500
_UNFIT = Said("它的几张表对不上", "its tables do not fit together")
_GOES_ON = {audit.name, audit_head.name}
_P = people.c


@contextmanager
def restored_tables(connection: Connection, named: Iterable[str]) -> Iterator[Callable[[TableRow], None]]:
    """Empty the tables that are `named`; give what takes a row for them. They are filled at the end of the block."""
    left = _GOES_ON if connection.execute(select(audit.c.number).limit(1)).first() else set()
    tables = {table.name: table for table in carried() if table.name in named and table.name not in left}
    ended = {row.name_key: row for row in connection.execute(select(_P.name_key, _P.password, _P.disabled))}
    for table in reversed(METADATA.sorted_tables):
        if table.name in tables:
            connection.execute(delete(table))
    waiting: dict[str, list[dict[str, Any]]] = {name: [] for name in tables}

    def take(line: TableRow) -> None:
        if line.table in tables:
            waiting[line.table].append(unpacked(tables[line.table], line.values))

    yield take
    try:
        for name, table in tables.items():
            _fill(connection, table, waiting[name])
    except IntegrityError:
        raise wrong(_UNFIT) from None
    for key, row in ended.items() if people.name in tables else ():
        connection.execute(
            update(people).where(_P.name_key == key).values(password=row.password, disabled=row.disabled)
        )


def _fill(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(table), rows[at : at + _AT_ONCE])
    for column in table.primary_key.columns:
        if isinstance(column.type, Integer) and column is table.autoincrement_column:
            count_on(connection, column)
