"""Where people are signed in: each browser one session, which they see, and end; a reset or being disabled ends all."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from dongling.accounts import Action, Actor, Thing, may
from dongling.problems import DonglingError
from dongling.store.accounts.known_now import KnownNow
from dongling.store.accounts.noted import note_person, school_of
from dongling.store.accounts.person import Person
from dongling.store.accounts.person_rows import PERSON, person_in
from dongling.store.accounts.tokens import new_token, place_hash, token_hash
from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import known_places, people, person_roles, sessions

SHORT = dt.timedelta(hours=12)
LONG = dt.timedelta(days=30)
KNOWN = dt.timedelta(days=90)
"""So long a place is known from where somebody signed in."""
_NOTED_EVERY = dt.timedelta(minutes=10)
_S, _K = sessions.c, known_places.c
_WITH_PERSON = (
    select(*_S, *PERSON)
    .join(people, people.c.id == _S.person_id)
    .outerjoin(person_roles, person_roles.c.person_id == _S.person_id)
    .where(_S.token_hash == bindparam("hashed"))
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser where a person is signed in."""

    id: int
    browser: str
    began: dt.datetime
    used: dt.datetime


class _Found(NamedTuple):
    """A session, over or not, and whose it is."""

    session: SignedIn
    person: Person
    used_counted: int
    lasting: int

    def over(self, present: Present) -> bool:
        return _is_over(self.session.used, self.used_counted, self.lasting, present)


class Sessions:
    """Where people are signed in. A session is over when the calendar or the counted time says so."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = KnownNow[_Found](database)

    def begin(self, person: Person, browser: str, place: str, *, keep: bool = False) -> str | None:
        """Sign a person in, with `keep` for a month; return the token, None when he was disabled meanwhile."""
        token = new_token()
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            able = (people.c.id == person.id) & people.c.disabled.is_(None) & (people.c.password != "")
            if connection.execute(select(people.c.id).where(able).with_for_update()).first() is None:
                return None
            self.let_go(connection, present)
            line = {"person_id": person.id, "token_hash": token_hash(token), "browser": browser[:80]}
            times = {"began": present.now, "used": present.now, "used_counted": present.counted}
            seconds = int((LONG if keep else SHORT).total_seconds())
            connection.execute(insert(sessions).values(**line, **times, lasting=seconds))
            _note_place(connection, person.id, place, present)
            note_person(connection, person.actor, Did.SESSION_BEGAN, person)
        return token

    def of(self, token: str) -> tuple[SignedIn, Person] | None:
        """Return the session of a token and who is signed in by it; None when it is over. It goes on anew."""
        present, hashed = self._database.present, token_hash(token)
        known = self._known.now()
        there = known.get(hashed) or self._found(hashed)
        if there is None:
            return None
        known[hashed] = there
        if there.over(present) or there.person.disabled:
            return None
        if abs(present.now - there.session.used) >= _NOTED_EVERY:
            self._note_use(there.session.id)
        return there.session, there.person

    def listed(self, by: Actor) -> list[SignedIn]:
        """Return where `by` is signed in, the last used first."""
        present = self._database.present
        if not may(by, Action.SEE_SESSIONS, Thing(owner=by.person)):
            return []
        with self._database.reading() as connection:
            own = select(sessions).where(_S.person_id == by.person).order_by(_S.used.desc(), _S.id.desc())
            return [_signed_in(row) for row in connection.execute(own).all() if not _over(row, present)]

    def end(self, by: Actor, number: int) -> bool:
        """End a session; tell whether there was one that `by` may end."""
        with self._database.writing() as connection:
            owner = connection.execute(select(_S.person_id).where(_S.id == number)).scalar()
            if owner is None or not may(by, Action.END_SESSION, Thing(owner=owner)):
                return False
            connection.execute(delete(sessions).where(_S.id == number))
            note(connection, by, Did.SESSION_ENDED, f"#{number}", school_of(by.grants))
        return True

    def confirm(self, by: Actor, number: int) -> None:
        """Note that `by` has just shown anew, in a session of his own, who he is: it counts as begun now."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            own = (_S.id == number) & (_S.person_id == by.person)
            times = {"began": present.now, "used": present.now, "used_counted": present.counted}
            connection.execute(update(sessions).where(own).values(**times))

    def is_known_at(self, person: Person, place: str) -> bool:
        """Tell whether a person signed in from this place lately."""
        with self._database.reading() as connection:
            here = (_K.person_id == person.id) & (_K.place_hash == place_hash(person.id, place))
            seen = connection.execute(select(_K.seen).where(here)).scalar()
        return seen is not None and self._database.present.now - seen < KNOWN

    def _found(self, hashed: str) -> "_Found | None":
        """Return the session of a token, over or not, and whose it is: by one question."""
        with self._database.reading() as connection:
            rows: list[Row[Any]] = list(connection.execute(_WITH_PERSON, {"hashed": hashed}))
        return _Found(_signed_in(rows[0]), person_in(rows), rows[0].used_counted, rows[0].lasting) if rows else None

    def _note_use(self, number: int) -> None:
        """Note that a session is used; whoever only reads is not kept from it by a full disk."""
        with suppress(DonglingError), self._database.writing() as connection:
            present = self._database.noted(connection)
            used = {"used": present.now, "used_counted": present.counted}
            connection.execute(update(sessions).where(_S.id == number).values(used))

    @staticmethod
    def let_go(connection: Connection, present: Present) -> None:
        """Let go of sessions that are over, and of places from where nobody signed in lately."""
        connection.execute(delete(sessions).where(_S.used_counted + _S.lasting <= present.counted))
        connection.execute(delete(known_places).where(_K.seen < present.now - KNOWN))


def _over(row: Row[Any], present: Present) -> bool:
    return _is_over(row.used, row.used_counted, row.lasting, present)


def _is_over(used: dt.datetime, counted: int, lasting: int, present: Present) -> bool:
    return (present.now - used).total_seconds() >= lasting or present.counted - counted >= lasting


def _signed_in(row: Row[Any]) -> SignedIn:
    return SignedIn(row.id, row.browser, row.began, row.used)


def _note_place(connection: Connection, person: int, place: str, present: Present) -> None:
    kept = {"person_id": person, "place_hash": place_hash(person, place)}
    here = (_K.person_id == person) & (_K.place_hash == kept["place_hash"])
    if connection.execute(update(known_places).where(here).values(seen=present.now)).rowcount:
        return
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(known_places).values(**kept, seen=present.now))
