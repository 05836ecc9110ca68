"""In whose name a lone school's workshop key writes: one line among the people, who is nobody to sign in as.

What was written by the key belongs to that line, so that an administrator can hand it over once there are people.
"""

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from dongling.accounts import Grant, Role
from dongling.store.accounts.noted import note_person
from dongling.store.accounts.person import KEY_HOLDER, Person, name_key
from dongling.store.accounts.person_rows import find_person
from dongling.store.audit.did import Did
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import people


class KeyHolder:
    """Who writes by the key, while there are no people; what the database can't do raises DonglingError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def is_alone(self) -> bool:
        """Tell whether there is nobody else: once there are people the key gives nothing."""
        with self._database.reading() as connection:
            return _is_alone(connection)

    def now(self, schools: Iterable[str]) -> Person | None:
        """Return the holder as an editor of these schools; None once there are people, or before anybody entered."""
        with self._database.reading() as connection:
            held = find_person(connection, KEY_HOLDER) if _is_alone(connection) else None
        return _as_editor(held, schools) if held else None

    def enter(self, schools: Iterable[str]) -> Person | None:
        """Note that somebody has entered the key; return the holder, None once there are people."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            if not _is_alone(connection):
                return None
            held = _as_editor(_line(connection, present), schools)
            note_person(connection, held.actor, Did.SESSION_BEGAN, held)
            return held


def _is_alone(connection: Connection) -> bool:
    others = select(people.c.id).where(people.c.name_key != name_key(KEY_HOLDER)).limit(1)
    return connection.execute(others).first() is None


def _line(connection: Connection, present: Present) -> Person:
    line = insert(people).values(name=KEY_HOLDER, name_key=name_key(KEY_HOLDER), created=present.now)
    held = find_person(connection, KEY_HOLDER)
    if held is None:
        with suppress(IntegrityError), connection.begin_nested():
            connection.execute(line)
        held = find_person(connection, KEY_HOLDER)
    assert held  # it was inserted, by us or by who was faster
    return held


def _as_editor(held: Person, schools: Iterable[str]) -> Person:
    grants = frozenset(Grant(Role.EDITOR, school) for school in schools)
    return Person(held.id, held.name, grants, disabled=False, has_password=False)
