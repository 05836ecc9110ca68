"""Puts the rows of a backup's tables in the place of what is there, in the transaction that restores.

Accounts that are there stay as they are; of the backup come those that are not there and did not leave. Sign-ins and
links are of no backup, and all of them end. The audit goes on as it is, unless there is none yet.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Integer, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from dongling.problems import Said
from dongling.store.accounts.tables import mail_addresses
from dongling.store.audit.tables import audit, audit_head
from dongling.store.backup.format import TableRow
from dongling.store.backup.reader import wrong
from dongling.store.backup.restored_people import ReturningPeople, Values, columns_of_people, returning
from dongling.store.backup.table_rows import carried, unpacked
from dongling.store.database.engines.postgresql import count_on
from dongling.store.database.tables import METADATA, NOT_IN_BACKUPS, OF_ACCOUNTS, people
from dongling.store.shelf.tables import shelf_items

_AT_ONCE = 500
_UNFIT = Said("它的几张表对不上", "its tables do not fit together")
_GOES_ON = {audit.name, audit_head.name}
_NEVER_BACK = {"pending": None, "token_hash": None}
"""What of a mail address is a link that opens once."""


class RestoredTables:
    """The rows of a backup's tables as they come, and what became of its accounts once all were put in."""

    def __init__(self, connection: Connection, named: Iterable[str]) -> None:
        left = _GOES_ON if connection.execute(select(audit.c.number).limit(1)).first() else set()
        self.tables = {table.name: table for table in carried() if table.name in named and table.name not in left}
        self.people = ReturningPeople()
        self.orphans: set[int] = set()
        """The numbers of drafts that lay on the shelf of somebody who stays away."""
        self.accounts_there = 0
        """How many accounts were there already."""
        self._connection = connection
        self._waiting: dict[str, list[Values]] = {name: [] for name in self.tables}
        self._left_out: dict[str, set[int]] = {}
        """The numbers of rows, by their table, of somebody who stays away: what belongs to them does, too."""

    def take(self, line: TableRow) -> None:
        """Take a row; it is put in at the end."""
        if line.table in self.tables:
            self._waiting[line.table].append(unpacked(self.tables[line.table], line.values))

    def empty(self) -> None:
        """Take out what the backup is put in the place of; with accounts everybody is signed out, and links end."""
        for table in reversed(METADATA.sorted_tables):
            ends = people.name in self.tables and NOT_IN_BACKUPS.items() <= table.info.items()
            if (table.name in self.tables and not _of_accounts(table)) or (ends and columns_of_people(table)):
                self._connection.execute(delete(table))

    def fill(self) -> None:
        """Put in the rows that were taken. Raises DonglingError when they do not fit together."""
        try:
            if people.name in self.tables:
                self.accounts_there = self._connection.execute(select(func.count()).select_from(people)).scalar_one()
                self.people = returning(self._connection, self._people())
            for name, table in self.tables.items():
                self._put(table, self._rows(table, self._waiting[name]))
        except (IntegrityError, KeyError):
            raise wrong(_UNFIT) from None

    def _people(self) -> list[Values]:
        rows = self._waiting[people.name]
        if any(len({row[name] for row in rows}) < len(rows) for name in ("id", "name_key")):
            raise wrong(_UNFIT)
        return rows

    def _rows(self, table: Table, waiting: list[Values]) -> list[Values]:
        if table is people:
            return list(self.people.back.values())
        if people.name not in self.tables or not columns_of_people(table):
            return [row for row in waiting if not self._belongs_to_left_out(table, row)]
        if _of_accounts(table):
            return self._of_those_who_come_back(table, waiting)
        mapped = [(row, self.people.mapped(table, row)) for row in waiting]
        self._left_out[table.name] = {row["id"] for row, there in mapped if there is None and "id" in row}
        if table is shelf_items:
            self.orphans = {row["draft_id"] for row, there in mapped if there is None}
        return [there for _, there in mapped if there is not None]

    def _belongs_to_left_out(self, table: Table, row: Values) -> bool:
        """Tell whether a row is part of one that is left out, such as a version of a manuscript."""
        return any(
            row.get(column.name) in self._left_out.get(key.column.table.name, ())
            for column in table.columns
            for key in column.foreign_keys
        )

    def _of_those_who_come_back(self, table: Table, waiting: list[Values]) -> list[Values]:
        """Return the rows of accounts that come back; what is somebody else's by now, such as an identity, is not."""
        mapped = [(row, self.people.mapped(table, row)) for row in waiting]
        coming = [there for row, there in mapped if there is not None and self.people.comes_back(table, row)]
        if table is mail_addresses:
            coming = [row | _NEVER_BACK for row in coming if row.get("address")]
        key = table.primary_key.columns
        taken = {tuple(row) for row in self._connection.execute(select(*key))}
        return [row for row in coming if tuple(row[column.name] for column in key) not in taken]

    def _put(self, table: Table, rows: list[Values]) -> None:
        for at in range(0, len(rows), _AT_ONCE):
            self._connection.execute(insert(table), rows[at : at + _AT_ONCE])
        for column in table.primary_key.columns:
            if isinstance(column.type, Integer) and column is table.autoincrement_column:
                count_on(self._connection, column)


@contextmanager
def restored_tables(connection: Connection, named: Iterable[str]) -> Iterator[RestoredTables]:
    """Empty the tables that are `named`, and give what takes their rows. They are filled at the end of the block."""
    tables = RestoredTables(connection, named)
    tables.empty()
    yield tables
    tables.fill()


def _of_accounts(table: Table) -> bool:
    return OF_ACCOUNTS.items() <= table.info.items()
