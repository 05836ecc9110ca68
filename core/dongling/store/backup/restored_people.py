"""Which accounts of a backup come back: those that are not there, and did not leave. What is there now stays as it is.

A backup holds doors that were shut since: passwords, roles, codes, identities. So no row of it touches an account that
is there, and who has left stays away, as the audit tells.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from dongling.store.audit.did import Did
from dongling.store.audit.tables import audit
from dongling.store.database.tables import people

Values = dict[str, Any]
_A, _P = audit.c, people.c


@dataclass(frozen=True)
class ReturningPeople:
    """What becomes of the accounts of a backup, by the numbers that they have in it."""

    numbers: dict[int, int] = field(default_factory=dict)
    """Whom each is after the restore: somebody who is there now, or somebody who comes back."""
    back: dict[int, Values] = field(default_factory=dict)
    """The rows of those who come back, with the numbers that they have then."""
    away: frozenset[int] = frozenset()
    """Who has left since, and does not come back."""

    def mapped(self, table: Table, row: Values) -> Values | None:
        """Return a row as it is after the restore; None for one of somebody who stays away.

        Raises KeyError for a row of nobody.
        """
        mapped = dict(row)
        for name in columns_of_people(table):
            if row.get(name) in self.away:
                return None
            if row.get(name) is not None:
                mapped[name] = self.numbers[row[name]]
        return mapped

    def comes_back(self, table: Table, row: Values) -> bool:
        """Tell whether a row of an account is of somebody who comes back; of others there are rows already.

        A digest that was made with another number opens nothing, so it stays away.
        """
        numbers = [row[name] for name in columns_of_people(table)]
        digests = {"code_hash", "place_hash"} & set(table.columns.keys())
        return all(number in self.back and (not digests or self.numbers[number] == number) for number in numbers)


def columns_of_people(table: Table) -> list[str]:
    """Return the columns of a table that name a person."""
    return [column.name for column in table.columns if any(key.references(people) for key in column.foreign_keys)]


def returning(connection: Connection, rows: Iterable[Values]) -> ReturningPeople:
    """Decide about the accounts of a backup, before anything is changed. An account is known again by its name."""
    there = {row.name_key: row for row in connection.execute(select(_P.id, _P.name_key, _P.created))}
    left, taken = _left(connection), {row.id for row in there.values()}
    numbers: dict[int, int] = {}
    back: dict[int, Values] = {}
    away: set[int] = set()
    rows = list(rows)
    free = max([0, *taken, *(row["id"] for row in rows)]) + 1
    for row in rows:
        same = there.get(row["name_key"])
        gone = row["name"] in left and left[row["name"]] >= row["created"]
        if gone and (same is None or same.created != row["created"]):
            away.add(row["id"])
        elif same is not None:
            numbers[row["id"]] = same.id
        else:
            numbers[row["id"]] = free if row["id"] in taken else row["id"]
            free += row["id"] in taken
            back[row["id"]] = row | {"id": numbers[row["id"]]}
    return ReturningPeople(numbers, back, frozenset(away))


def _left(connection: Connection) -> dict[str, dt.datetime]:
    """Return when those of each name last took their accounts away, as the audit has it."""
    rows = connection.execute(select(_A.thing, _A.at).where(_A.did == Did.PERSON_LEFT).order_by(_A.number))
    return {row.thing.rpartition(" #")[0]: row.at for row in rows}
