"""The register: who there is, a page at a time; many taken in at once; new links for those without a password."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from dongling.accounts import Action, Actor, may
from dongling.store.accounts.links import make_link
from dongling.store.accounts.noted import school_of
from dongling.store.accounts.person import Person
from dongling.store.accounts.person_rows import persons_of
from dongling.store.accounts.tokens import INVITATION
from dongling.store.audit.chain import note_each
from dongling.store.audit.did import Did
from dongling.store.audit.entry import person_named
from dongling.store.database.database import Database
from dongling.store.database.tables import people
from dongling.store.register.intake import names_taken, take_in
from dongling.store.register.lines import lines_of, picked
from dongling.store.register.person_line import Invited, Newcomer, PeopleQuery, PersonLine

EVERYBODY = PeopleQuery()


class Register:
    """The people of a site as administrators see them. What the database can't do raises DonglingError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, by: Actor, query: PeopleQuery = EVERYBODY) -> int:
        """Return how many there are whom `by` may see and the query asks for."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(picked(by, query).subquery())).scalar_one()

    def page(self, by: Actor, query: PeopleQuery, first: int, size: int) -> list[PersonLine]:
        """Return the lines of one page, by name: those from number `first`, counted from 0."""
        with self._database.reading() as connection:
            asked = picked(by, query).order_by(people.c.name_key).offset(first).limit(size)
            return lines_of(connection, by, connection.execute(asked).scalars(), self._database.present)

    def line(self, by: Actor, number: int) -> PersonLine | None:
        """Return the line of a person; None for nobody, and for whom `by` may not see."""
        with self._database.reading() as connection:
            asked = picked(by, EVERYBODY).where(people.c.id == number)
            lines = lines_of(connection, by, connection.execute(asked).scalars(), self._database.present)
        return lines[0] if lines else None

    def every(self, by: Actor, query: PeopleQuery = EVERYBODY) -> list[Person]:
        """Return all whom `by` may see and the query asks for, by name; pages take `page`."""
        with self._database.reading() as connection:
            return persons_of(connection, picked(by, query))

    def without_password(self, by: Actor, query: PeopleQuery, most: int) -> list[int]:
        """Return the numbers of those of a query who have no password yet, by name, `most` at most."""
        with self._database.reading() as connection:
            able = people.c.disabled.is_(None) & (people.c.password == "")
            asked = picked(by, query).where(able).order_by(people.c.name_key).limit(most)
            return list(connection.execute(asked).scalars())

    def invite(self, by: Actor, numbers: Iterable[int]) -> list[Invited]:
        """Make a new invitation for each of these who has no password, and may have one from `by`; others are left.

        The links that they had before end.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            persons = self._persons_to_change(connection, by, sorted(set(numbers)))
            invited = [
                Invited(person, make_link(connection, person.id, INVITATION, present))
                for person in persons
                if not person.has_joined and not person.disabled and may(by, Action.RESET, person.thing)
            ]
            _note(connection, by, Did.PERSON_INVITED, invited)
        return invited

    def names_taken(self, names: Iterable[str]) -> set[str]:
        """Return which of these names are somebody's already, as they are looked for."""
        with self._database.reading() as connection:
            return names_taken(connection, names)

    def take_in(self, by: Actor, newcomers: Sequence[Newcomer]) -> list[Invited]:
        """Take all of these in, in one transaction, each with an invitation; or nobody.

        Raises DonglingError when one is not for `by` to take in, or a name was taken meanwhile.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            invited = [Invited(person, token) for person, token in take_in(connection, by, newcomers, present)]
            _note(connection, by, Did.PERSON_ADDED, invited)
        return invited

    @staticmethod
    def _persons_to_change(connection: Connection, by: Actor, numbers: list[int]) -> list[Person]:
        chosen = picked(by, EVERYBODY).where(people.c.id.in_(numbers)).order_by(people.c.id).with_for_update()
        return persons_of(connection, list(connection.execute(chosen).scalars()))


def _note(connection: Connection, by: Actor, did: Did, invited: Iterable[Invited]) -> None:
    """Note in the audit what was done to each; there is no row where it was done to nobody."""
    persons = [one.person for one in invited]
    if persons:
        named = [(person_named(person.id, person.name), school_of(person.grants)) for person in persons]
        note_each(connection, by, did, named)
