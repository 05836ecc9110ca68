"""A person as the store hands one out, and which names there can be."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from dongling.accounts import ANYBODY, Action, Actor, Grant, Role, Thing, person_thing, schools_of
from dongling.problems import DonglingError, Said
from dongling.store.database.tables import people, person_roles

LONGEST_NAME = 40
VOUCHED_FOR = "-"
"""What is kept in place of a password where a site vouches for a person who has none: no password is it."""
_NAME = re.compile(rf"[\w.@·-]{{1,{LONGEST_NAME}}}")


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in, unless disabled or without a password yet."""

    id: int
    name: str
    grants: frozenset[Grant]
    disabled: bool
    has_password: bool
    vouched_for: bool = False
    """Whether another site lets him in, and no password does."""

    @property
    def has_joined(self) -> bool:
        """Tell whether there is a way in for this person."""
        return self.has_password or self.vouched_for

    @cached_property
    def actor(self) -> Actor:
        """Return the person as one who does something; who is disabled is nobody."""
        return ANYBODY if self.disabled else Actor(self.id, self.grants)

    @property
    def thing(self) -> Thing:
        """Return the person as one to whom something is done."""
        return person_thing(self.id, self.grants)

    @property
    def administers(self) -> bool:
        """Tell whether there are people whom the person administers, of one school at least."""
        return schools_of(self.actor, Action.SEE_PEOPLE) != frozenset()

    @property
    def fingerprint(self) -> str:
        """Return what the person is now, in short: a form says by it what it showed to whoever fills it in."""
        is_now = f"{self.id} {sorted(self.grants)} {self.disabled} {self.has_password} {self.vouched_for}"
        return hashlib.sha256(is_now.encode()).hexdigest()[:16]


def sound_name(name: str) -> str:
    """Return a name as it is kept. Raises DonglingError for what can't be one."""
    typed = unicodedata.normalize("NFKC", name).strip()
    if not _NAME.fullmatch(typed) or not any(map(str.isalnum, typed)):
        raise DonglingError(
            Said(
                f"名字“{typed[:LONGEST_NAME]}”不能用：写1到{LONGEST_NAME}个汉字、字母、数字或 . - _ @ ·，不留空格",
                f"the name “{typed[:LONGEST_NAME]}” won't do: write 1 to {LONGEST_NAME} letters, figures or . - _ @ · "
                "without spaces",
            )
        )
    return typed


def name_key(name: str) -> str:
    """Return by what a person is found, however the name is typed; no database is asked for what none can hold."""
    return unicodedata.normalize("NFKC", name).replace("\0", "\ufffd").strip().casefold()[: 2 * LONGEST_NAME]


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
