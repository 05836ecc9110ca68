"""The people of a site. Who does something to somebody is asked about first: `may` decides, in the same transaction."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dongling.accounts import (
    OPERATOR,
    Action,
    Actor,
    Grant,
    Role,
    Thing,
    hashed_password,
    is_outdated,
    is_password,
    may,
    weakness,
)
from dongling.problems import DonglingError, Said
from dongling.store.accounts.administrators import one_remains
from dongling.store.accounts.links import LinkGone, OneTimeLink, end_links, find_link, make_link, take_link
from dongling.store.accounts.noted import note_person, school_of
from dongling.store.accounts.person import KEY_HOLDER, Person, PersonChanged, name_key, sound_name
from dongling.store.accounts.person_rows import find_person, person_of
from dongling.store.accounts.signing_in.endings import end_half_sign_ins, end_other_ways, end_second_factor
from dongling.store.accounts.signing_in.own_password import change_password
from dongling.store.accounts.tokens import FIRST, INVITATION, RESET
from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.audit.entry import person_named
from dongling.store.audit.wrong_tries import WrongTries
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import people, person_roles, sessions

_NOT_ALLOWED = Said(
    "没有这样做的权限，什么也没有改；这是区管理员，或这个人所在各校的管理员的事",
    "this is not yours to do, nothing was changed; it is for administrators of the district, or of all his schools",
)
_P, _R = people.c, person_roles.c


Keep = Callable[[Connection, int, Present], None]
"""What has all that a person saved be kept from now on as long as if it were used now."""


class People:
    """Who may sign in. What the database can't do raises DonglingError, as it does for the whole store."""

    def __init__(self, database: Database, keep: Keep | None = None) -> None:
        self._database, self._keep = database, keep
        self._wrong = WrongTries()

    def any(self) -> bool:
        """Tell whether there is anybody."""
        with self._database.reading() as connection:
            return _count(connection) > 0

    def named(self, name: str) -> Person | None:
        """Return the person of a name, however it is typed."""
        with self._database.reading() as connection:
            return find_person(connection, name)

    def add(self, by: Actor, name: str, grants: Iterable[Grant]) -> str:
        """Take somebody in; return the token of the invitation. Raises DonglingError for a name that is taken."""
        given = frozenset(grants)
        name = sound_name(name)
        _must(by, Action.ADD_PERSON, given)
        _must(by, Action.APPOINT, given)
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            person = _new(connection, name, present)
            for grant in given:
                _give(connection, person, grant)
            note(connection, by, Did.PERSON_ADDED, person_named(person, name), school_of(given))
            return make_link(connection, person, INVITATION, present)

    def disable(self, by: Actor, name: str, seen: str = "") -> None:
        """Let somebody sign in no more, and end where he is signed in; what he made stays, its time begins anew.

        Here as in all that changes somebody: raises PersonChanged when he is no more what he was when `seen` was his
        fingerprint; who says none changes whatever he is now.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            person = _allowed(connection, by, Action.DISABLE, name, seen)
            with one_remains(connection):
                connection.execute(update(people).where(_P.id == person.id).values(disabled=present.now))
            _shut_out(connection, person.id)
            if self._keep and not person.disabled:
                self._keep(connection, person.id, present)
            note_person(connection, by, Did.PERSON_DISABLED, person)

    def enable(self, by: Actor, name: str, seen: str = "") -> None:
        """Take back that somebody was disabled."""
        with self._database.writing() as connection:
            person = _allowed(connection, by, Action.DISABLE, name, seen)
            connection.execute(update(people).where(_P.id == person.id).values(disabled=None))
            note_person(connection, by, Did.PERSON_ENABLED, person)

    def reset(self, by: Actor, name: str, seen: str = "") -> str:
        """End somebody's password, sessions and other ways in; return the token of a link by which he sets another."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            person = _allowed(connection, by, Action.RESET, name, seen)
            connection.execute(update(people).where(_P.id == person.id).values(password=""))
            _shut_out(connection, person.id)
            note_person(connection, by, Did.PERSON_RESET, person)
            end_other_ways(connection, person.id)
            return make_link(connection, person.id, RESET if person.has_joined else INVITATION, present)

    def reset_second_factor(self, by: Actor, name: str, seen: str = "") -> None:
        """Take the second factor from whoever lost it, and end his sessions; his password stays."""
        with self._database.writing() as connection:
            person = _allowed(connection, by, Action.RESET, name, seen)
            end_second_factor(connection, person.id)
            _shut_out(connection, person.id)
            note_person(connection, by, Did.PERSON_SECOND_OFF, person)

    def appoint(self, by: Actor, name: str, grant: Grant, seen: str = "") -> None:
        """Give somebody a role; once more does no harm. Who is of another school, too, is the district's to appoint."""
        _must(by, Action.APPOINT, [grant])
        with self._database.writing() as connection:
            person = _allowed(connection, by, Action.APPOINT, name, seen)
            if _give(connection, person.id, grant):
                note_person(connection, by, Did.PERSON_APPOINTED, person, grant)

    def dismiss(self, by: Actor, name: str, grant: Grant, seen: str = "") -> None:
        """Take a role from somebody; the last district administrator keeps his."""
        _must(by, Action.APPOINT, [grant])
        with self._database.writing() as connection:
            person = find_person(connection, name, to_change=True)
            if person is None or grant not in person.grants:
                person = _allowed(connection, by, Action.APPOINT, name, seen)
            _must_be(person, seen)
            own = (_R.person_id == person.id) & (_R.role == grant.role) & (_R.school == grant.school)
            with one_remains(connection):
                taken = connection.execute(delete(person_roles).where(own)).rowcount
            if taken:
                note_person(connection, by, Did.PERSON_DISMISSED, person, grant)

    def first_link(self) -> str | None:
        """Return a new token by which somebody becomes the first administrator; None once there is anybody."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            if _count(connection):
                return None
            note(connection, OPERATOR, Did.LINK_FIRST, "")
            return make_link(connection, None, FIRST, present)

    def by_link(self, token: str) -> tuple[OneTimeLink, str] | None:
        """Return the link of a token and the name of the person whose it is; None when it opens nothing."""
        with self._database.reading() as connection:
            link = find_link(connection, token, self._database.present)
            return (link, self._name(connection, link)) if link else None

    def set_password(self, token: str, password: str, name: str = "") -> Person:
        """Set a password by a link, which ends with it, and return whose it is; the first administrator says a `name`.

        Raises LinkGone, or DonglingError for a password or a name that won't do: then the link still opens.
        """
        there = self.by_link(token)
        if there is None:
            raise LinkGone
        name = there[1] or sound_name(name)
        if (weak := weakness(password, name)).zh:
            raise DonglingError(weak)
        kept = hashed_password(password)
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            link = take_link(connection, token, present)
            person = link.person or _first(connection, name, present)
            _shut_out(connection, person)
            connection.execute(update(people).where(_P.id == person).values(password=kept))
            joined = person_of(connection, connection.execute(select(people).where(_P.id == person)).one())
            note_person(connection, joined.actor, Did.PERSON_JOINED, joined)
            return joined

    def change_password(self, by: Actor, old: str, new: str, here: int) -> None:
        """Change one's own password, and sign out everywhere but in the session numbered `here`.

        Raises WrongPassword for an old one that is wrong, DonglingError for a new one that won't do.
        """
        change_password(self._database, by, old, new, here)

    def recognised(self, name: str, password: str) -> Person | None:
        """Return who signs in; None for a wrong name or password, and for who is disabled: all take as long."""
        with self._database.reading() as connection:
            row = connection.execute(select(people).where(_P.name_key == name_key(name))).first()
            person = person_of(connection, row) if row else None
        kept = row.password if row else ""
        right = is_password(kept, password)
        if not right or person is None or person.disabled:
            if self._wrong.add(self._database.present.counted):
                self.note_wrong_tries()
            return None
        if is_outdated(kept):
            self._keep_anew(person, kept, password)
        return person

    def note_wrong_tries(self, *, at_end: bool = False) -> None:
        """Note how many names and passwords were wrong in the hour that is over, or `at_end` until now."""
        if self._wrong.is_due(self._database.present.counted) or (at_end and self._wrong.any):
            with self._database.writing() as connection:
                self._wrong.note(connection)

    def _keep_anew(self, person: Person, kept: str, password: str) -> None:
        anew = hashed_password(password)
        with self._database.writing() as connection:
            same = (_P.id == person.id) & (_P.password == kept)
            connection.execute(update(people).where(same).values(password=anew))

    @staticmethod
    def _name(connection: Connection, link: OneTimeLink) -> str:
        return connection.execute(select(_P.name).where(_P.id == link.person)).scalar() or ""


def _count(connection: Connection) -> int:
    """Return how many people there are; in whose name the workshop key writes is none."""
    real = _P.name_key != name_key(KEY_HOLDER)
    return connection.execute(select(func.count()).select_from(people).where(real)).scalar_one()


def _first(connection: Connection, name: str, present: Present) -> int:
    """Make the first administrator; a link for one opens nothing once there is anybody."""
    if _count(connection):
        raise LinkGone
    person = _new(connection, name, present)
    _give(connection, person, Grant(Role.DISTRICT_ADMIN))
    return person


def _new(connection: Connection, name: str, present: Present) -> int:
    line = insert(people).values(name=name, name_key=name_key(name), created=present.now)
    try:
        with connection.begin_nested():
            made = connection.execute(line).inserted_primary_key
    except IntegrityError:
        message = Said(f"已经有“{name}”了，换个名字", f"there is “{name}” already; take another name")
        raise DonglingError(message) from None
    assert made  # it was inserted
    return int(made[0])


def _give(connection: Connection, person: int, grant: Grant) -> bool:
    """Give a role; tell whether it was not his already."""
    try:
        with connection.begin_nested():
            line = insert(person_roles).values(person_id=person, role=grant.role.value, school=grant.school)
            connection.execute(line)
    except IntegrityError:
        return False
    return True


def _shut_out(connection: Connection, person: int) -> None:
    """End the sessions and the links of a person."""
    connection.execute(delete(sessions).where(sessions.c.person_id == person))
    end_half_sign_ins(connection, person)
    end_links(connection, person)


def _allowed(connection: Connection, by: Actor, action: Action, name: str, seen: str) -> Person:
    """Return a person to whom `by` may do this; who may not is told the same of nobody as of somebody."""
    person = find_person(connection, name, to_change=True)
    if not may(by, action, person.thing if person else Thing()):
        raise DonglingError(_NOT_ALLOWED)
    if person is None:
        shown = name_key(name)[:40]
        message = Said(
            f"没有“{shown}”这个人；有谁，看 dongling user list",
            f"there is nobody called “{shown}”; dongling user list says who there is",
        )
        raise DonglingError(message)
    _must_be(person, seen)
    return person


def _must_be(person: Person, seen: str) -> None:
    if seen and seen != person.fingerprint:
        raise PersonChanged


def _must(by: Actor, action: Action, grants: Iterable[Grant]) -> None:
    if not may(by, action, Thing(frozenset(grant.school for grant in grants))):
        raise DonglingError(_NOT_ALLOWED)
