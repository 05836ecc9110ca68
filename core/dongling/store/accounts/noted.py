"""What is done to people and sessions, as the audit has it."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dongling.accounts import Actor, Grant
from dongling.store.accounts.person import Person
from dongling.store.accounts.person_rows import person_of
from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.audit.entry import person_named
from dongling.store.database.tables import people


def note_person(connection: Connection, by: Actor, did: Did, person: Person, grant: Grant | None = None) -> None:
    """Note what `by` did to a person, or with a role of that person."""
    thing = person_named(person.id, person.name) + (f" {grant.role}" if grant else "")
    note(connection, by, did, thing, school_of([grant] if grant else person.grants))


def note_own(connection: Connection, by: Actor, did: Did) -> None:
    """Note what a person did to his own account."""
    row = connection.execute(select(people).where(people.c.id == by.person)).one()
    note_person(connection, by, did, person_of(connection, row))


def school_of(grants: Iterable[Grant]) -> str:
    """Return the school to whose audit it belongs what is done to a person; of several it is the district's."""
    schools = {grant.school for grant in grants}
    return schools.pop() if len(schools) == 1 else ""
