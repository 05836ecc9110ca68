"""People as rows of the database: each read with its roles."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from dongling.accounts import Grant, Role
from dongling.store.accounts.person import VOUCHED_FOR, Person, name_key
from dongling.store.database.tables import people, person_roles


def person_of(connection: Connection, row: Row[Any]) -> Person:
    """Return the person of a row of `people`."""
    roles = connection.execute(select(person_roles).where(person_roles.c.person_id == row.id))
    return _person(row.id, row, roles)


PERSON = (people.c.name, people.c.disabled, people.c.password, person_roles.c.role, person_roles.c.school)
"""What a question asks whose rows are to be a person: a row for each role, or one row without."""


def person_in(rows: Sequence[Row[Any]]) -> Person:
    """Return the person of the rows, at least one, of a question that asked for PERSON and `person_id`."""
    one = rows[0]
    return _person(one.person_id, one, (row for row in rows if row.role))


def persons_of(connection: Connection, numbers: Collection[int] | Select[int]) -> list[Person]:
    """Return the people of some numbers, or of those that a question gives, by name."""
    roles: dict[int, list[Any]] = {}
    for row in connection.execute(select(person_roles).where(person_roles.c.person_id.in_(numbers))):
        roles.setdefault(row.person_id, []).append(row)
    return [
        _person(row.id, row, roles.get(row.id, ()))
        for row in connection.execute(select(people).where(people.c.id.in_(numbers)).order_by(people.c.name_key))
    ]


def find_person(connection: Connection, name: str, *, to_change: bool = False) -> Person | None:
    """Return the person of this name; with `to_change` others who would change him wait till we are done."""
    asked = select(people).where(people.c.name_key == name_key(name))
    row = connection.execute(asked.with_for_update() if to_change else asked).first()
    return person_of(connection, row) if row else None


def _person(number: int, row: Row[Any], roles: Iterable[Any]) -> Person:
    vouched_for = row.password == VOUCHED_FOR
    has_password = bool(row.password) and not vouched_for
    return Person(number, row.name, _grants(roles), row.disabled is not None, has_password, vouched_for)


def _grants(rows: Iterable[Any]) -> frozenset[Grant]:
    """Return what rows of roles give; what is no role, since it was damaged, gives nothing."""
    return frozenset(Grant(Role(row.role), row.school) for row in rows if _is_grant(row.role, row.school))


def _is_grant(role: str, school: str) -> bool:
    try:
        Grant(Role(role), school)
    except ValueError:
        return False
    return True
