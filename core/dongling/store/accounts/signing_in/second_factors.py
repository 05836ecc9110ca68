"""The second factor of a person: switched on by oneself, asked for after the password, no code of it taken twice."""

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from dongling.accounts import Action, Actor, Thing, may
from dongling.problems import DonglingError, Said
from dongling.store.accounts.noted import note_own
from dongling.store.accounts.person import Person
from dongling.store.accounts.signing_in.codes import (
    is_from_authenticator,
    new_recovery_codes,
    new_secret,
    recovery_hash,
    step_of,
    typed_code,
)
from dongling.store.accounts.signing_in.endings import end_second_factor
from dongling.store.accounts.tables import recovery_codes, second_factors
from dongling.store.audit.did import Did
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database

_F, _R = second_factors.c, recovery_codes.c
_NOT_YOURS = Said("先登录，才能改自己怎么登录", "sign in first, to change how you do")
_ON = Said("第二步验证已经开着", "the second factor is on already")


class SecondFactors:
    """Who owes a code after the password, and whether it is the right one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_on(self, person: Person) -> bool:
        """Tell whether a person owes a code."""
        with self._database.reading() as connection:
            return connection.execute(select(_F.secret).where(_on(person.id))).first() is not None

    def recovery_left(self, person: Person) -> int:
        """Return how many recovery codes a person has yet."""
        with self._database.reading() as connection:
            own = select(func.count()).select_from(recovery_codes).where(_R.person_id == person.id)
            return connection.execute(own).scalar_one()

    def prepare(self, by: Actor) -> str:
        """Return the secret that `by` is to type into an authenticator; it counts for nothing until it is confirmed.

        As long as it was not, it stays the same. Raises DonglingError where the second factor is on already.
        """
        _must_be_oneself(by)
        with self._database.writing() as connection:
            self._database.noted(connection)  # whoever prepares at the same moment waits
            row = connection.execute(select(second_factors).where(_F.person_id == by.person)).first()
            if row is None:
                secret = new_secret()
                values = {"person_id": by.person, "secret": secret, "last_step": 0}
                connection.execute(insert(second_factors).values(values))
                return secret
            if row.confirmed:
                raise DonglingError(_ON)
            return str(row.secret)

    def confirm(self, by: Actor, code: str) -> list[str]:
        """Switch it on by a code of the secret; return the recovery codes, which are kept nowhere; none if wrong."""
        _must_be_oneself(by)
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            waiting = (_F.person_id == by.person) & _F.confirmed.is_(None)
            secret = connection.execute(select(_F.secret).where(waiting).with_for_update()).scalar()
            step = step_of(secret, typed_code(code), present.now) if secret else None
            if step is None:
                return []
            connection.execute(update(second_factors).where(waiting).values(confirmed=present.now, last_step=step))
            note_own(connection, by, Did.PERSON_SECOND_ON)
            return _give_recovery_codes(connection, by.person)

    def accepts(self, person: Person, code: str) -> bool:
        """Tell whether a code is this person's, and use it up: neither kind opens anything twice."""
        with self._database.writing() as connection:
            return _use(connection, person.id, code, self._database.noted(connection))

    def renew_recovery_codes(self, by: Actor, code: str) -> list[str]:
        """Return new recovery codes in place of the old, for a code of the authenticator; none if it is wrong."""
        _must_be_oneself(by)
        with self._database.writing() as connection:
            if not _use(connection, by.person, code, self._database.noted(connection)):
                return []
            return _give_recovery_codes(connection, by.person)

    def switch_off(self, by: Actor, code: str) -> bool:
        """Take one's own second factor away, by a code of it; tell whether it was right."""
        _must_be_oneself(by)
        with self._database.writing() as connection:
            right = _use(connection, by.person, code, self._database.noted(connection))
            if right:
                end_second_factor(connection, by.person)
                note_own(connection, by, Did.PERSON_SECOND_OFF)
            return right


def _on(person: int) -> ColumnElement[bool]:
    return (_F.person_id == person) & _F.confirmed.is_not(None)


def _use(connection: Connection, person: int, code: str, present: Present) -> bool:
    """Tell whether a code is right, and note that it was used; of two who use one at once one succeeds."""
    typed = typed_code(code)
    if not is_from_authenticator(typed):
        own = (_R.person_id == person) & (_R.code_hash == recovery_hash(person, typed))
        return connection.execute(delete(recovery_codes).where(own)).rowcount == 1
    secret = connection.execute(select(_F.secret).where(_on(person))).scalar()
    step = step_of(secret, typed, present.now) if secret else None
    if step is None:
        return False
    newer = update(second_factors).where(_on(person), _F.last_step < step).values(last_step=step)
    return connection.execute(newer).rowcount == 1


def _give_recovery_codes(connection: Connection, person: int) -> list[str]:
    codes = new_recovery_codes()
    connection.execute(delete(recovery_codes).where(_R.person_id == person))
    kept = [{"person_id": person, "code_hash": recovery_hash(person, code)} for code in codes]
    connection.execute(insert(recovery_codes), kept)
    return codes


def _must_be_oneself(by: Actor) -> None:
    if not may(by, Action.CHANGE_SIGN_IN, Thing(owner=by.person)):
        raise DonglingError(_NOT_YOURS)
