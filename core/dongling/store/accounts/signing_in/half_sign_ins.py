"""Who has shown a password and owes a code yet: a few minutes, in one browser; nothing is open meanwhile."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from dongling.store.accounts.person import Person
from dongling.store.accounts.person_rows import person_of
from dongling.store.accounts.tables import half_sign_ins
from dongling.store.accounts.tokens import new_token, token_hash
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import people

LASTING = dt.timedelta(minutes=10)
_H = half_sign_ins.c


@dataclass(frozen=True, slots=True)
class HalfSignIn:
    """Who is half signed in, and whether for a month."""

    person: Person
    keep: bool


class HalfSignIns:
    """Where people are half signed in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, person: Person, *, keep: bool) -> str:
        """Note that a person has shown the password; return the token that the code is to come with."""
        token = new_token()
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            self.let_go(connection, present)
            made = {"made": present.now, "made_counted": present.counted}
            line = {"token_hash": token_hash(token), "person_id": person.id, "keep": keep}
            connection.execute(insert(half_sign_ins).values(**line, **made))
        return token

    def of(self, token: str) -> HalfSignIn | None:
        """Return who is half signed in by a token; None when that took too long, or he was disabled meanwhile."""
        present = self._database.present
        with self._database.reading() as connection:
            row = connection.execute(select(half_sign_ins).where(_H.token_hash == token_hash(token))).first()
            if row is None or present.now - row.made >= LASTING:
                return None
            if present.counted - row.made_counted >= LASTING.total_seconds():
                return None
            person = person_of(connection, connection.execute(select(people).where(people.c.id == row.person_id)).one())
        return None if person.disabled else HalfSignIn(person, bool(row.keep))

    @staticmethod
    def let_go(connection: Connection, present: Present) -> None:
        """Let go of those that took too long."""
        oldest = present.counted - int(LASTING.total_seconds())
        connection.execute(delete(half_sign_ins).where(_H.made_counted <= oldest))

    def end(self, token: str) -> bool:
        """Use a token up; tell whether it was there yet."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(half_sign_ins).where(_H.token_hash == token_hash(token)))
            return gone.rowcount == 1
