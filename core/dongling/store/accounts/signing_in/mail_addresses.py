"""Where a person gets letters: confirmed by a link that was sent there, so that no stranger gets a password."""

import datetime as dt
import re
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from dongling.accounts import Action, Actor, Thing, may
from dongling.problems import DonglingError, Said
from dongling.store.accounts.links import LinkGone, make_link
from dongling.store.accounts.noted import note_own, note_person
from dongling.store.accounts.person_rows import find_person, person_of
from dongling.store.accounts.tables import mail_addresses
from dongling.store.accounts.tokens import MAILED, new_token, token_hash
from dongling.store.audit.did import Did
from dongling.store.audit.entry import SITE
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import people

CONFIRMED_WITHIN = dt.timedelta(days=2)
LONGEST = 254
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")
_M, _P = mail_addresses.c, people.c
_UNSOUND = Said(
    "这个邮箱不能用，写成 lu@example.cn 这样", "this mail address won't do; write one such as lu@example.cn"
)
_NOT_YOURS = Said("先登录，才能改自己的邮箱", "sign in first, to change your mail address")


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Where a person gets letters, and where else once that is confirmed; empty for nowhere."""

    address: str = ""
    pending: str = ""


class MailAddresses:
    """Where people get letters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, person: int) -> MailAddress:
        """Return where a person gets letters."""
        with self._database.reading() as connection:
            row = connection.execute(select(_M.address, _M.pending).where(_M.person_id == person)).first()
        return MailAddress(row.address or "", row.pending or "") if row else MailAddress()

    def propose(self, by: Actor, address: str) -> str:
        """Note another address for `by`; return the token that is to be sent there, and is kept nowhere.

        Until it comes back letters go where they went before. Raises DonglingError for what is no address.
        """
        sound = address.strip()
        if len(sound) > LONGEST or not _ADDRESS.fullmatch(sound):
            raise DonglingError(_UNSOUND)
        if not may(by, Action.CHANGE_SIGN_IN, Thing(owner=by.person)):
            raise DonglingError(_NOT_YOURS)
        token = new_token()
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            proposed = {"pending": sound, "token_hash": token_hash(token)}
            times = {"made": present.now, "made_counted": present.counted}
            own = update(mail_addresses).where(_M.person_id == by.person)
            if not connection.execute(own.values(**proposed, **times)).rowcount:
                connection.execute(insert(mail_addresses).values(person_id=by.person, **proposed, **times))
        return token

    def take_back(self, by: Actor) -> None:
        """Forget an address that is not confirmed, as when no letter gets there."""
        with self._database.writing() as connection:
            own = update(mail_addresses).where(_M.person_id == by.person)
            connection.execute(own.values(pending=None, token_hash=None))
            connection.execute(delete(mail_addresses).where(_M.person_id == by.person, _M.address.is_(None)))

    def by_token(self, token: str) -> str:
        """Return the address that a token confirms; empty when it does none, any more."""
        with self._database.reading() as connection:
            return _pending(connection, token, self._database.present)

    def confirm(self, token: str) -> None:
        """Have letters go where the token was sent to. Raises LinkGone; of two who do so at once one succeeds."""
        with self._database.writing() as connection:
            address = _pending(connection, token, self._database.noted(connection))
            if not address:
                raise LinkGone
            which = _M.token_hash == token_hash(token)
            owner = connection.execute(select(people).join(mail_addresses, _M.person_id == _P.id).where(which)).one()
            done = update(mail_addresses).where(which).values(address=address, pending=None, token_hash=None)
            if connection.execute(done).rowcount != 1:
                raise LinkGone
            person = person_of(connection, owner)
            note_person(connection, person.actor, Did.PERSON_MAIL, person)

    def remove(self, by: Actor) -> None:
        """Have no more letters go to `by`."""
        with self._database.writing() as connection:
            if connection.execute(delete(mail_addresses).where(_M.person_id == by.person)).rowcount:
                note_own(connection, by, Did.PERSON_MAIL)

    def forgotten(self, name: str) -> tuple[str, str] | None:
        """Return where to send what token to whoever forgot his password; None where no letter goes to.

        The password stays what it is until the link is used, so that nobody is shut out by others who ask.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            person = find_person(connection, name)
            if person is None or person.disabled or not person.has_password:
                return None
            address = connection.execute(select(_M.address).where(_M.person_id == person.id)).scalar()
            if not address:
                return None
            note_person(connection, SITE, Did.LINK_MAILED, person)
            return address, make_link(connection, person.id, MAILED, present)


def _pending(connection: Connection, token: str, present: Present) -> str:
    """Return the address that a token confirms now; empty when it confirms none."""
    row = connection.execute(select(mail_addresses).where(_M.token_hash == token_hash(token))).first()
    if row is None or not row.pending or present.now - row.made >= CONFIRMED_WITHIN:
        return ""
    return "" if present.counted - row.made_counted >= CONFIRMED_WITHIN.total_seconds() else str(row.pending)
