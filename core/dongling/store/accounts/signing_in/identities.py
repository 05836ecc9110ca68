"""By what another site knows a person: linked once, by an invitation or by whoever is signed in; then it opens."""

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from dongling.accounts import Action, Actor, Thing, may
from dongling.problems import DonglingError, Said
from dongling.store.accounts.links import LinkGone, take_link
from dongling.store.accounts.noted import note_own, note_person
from dongling.store.accounts.person import VOUCHED_FOR, Person
from dongling.store.accounts.person_rows import person_of
from dongling.store.accounts.signing_in.endings import end_half_sign_ins
from dongling.store.accounts.tables import identities
from dongling.store.audit.did import Did
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import people, sessions

LONGEST_ISSUER, LONGEST_SUBJECT = 300, 255
_I, _P = identities.c, people.c
_TAKEN = Said(
    "这个身份已经连着一个账号，什么也没有改；要换账号，先在那个账号里断开",
    "this identity is linked to an account already, nothing was changed; to move it, unlink it there first",
)
_ONLY_WAY = Said(
    "这是这个账号唯一的登录办法，没有断开；先请管理员给一个链接，定一个密码",
    "this is the only way into this account, so it was not unlinked; first set a password by an administrator's link",
)


class Identities:
    """Who is vouched for by another site, and as whom."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def person(self, issuer: str, subject: str) -> Person | None:
        """Return the person whom a site vouches for; None when it was linked to nobody, or to who is disabled."""
        known = (_I.issuer == issuer) & (_I.subject == subject)
        with self._database.reading() as connection:
            row = connection.execute(select(people).join(identities, _I.person_id == _P.id).where(known)).first()
            person = person_of(connection, row) if row else None
        return None if person is None or person.disabled else person

    def is_linked(self, person: Person, issuer: str) -> bool:
        """Tell whether a site vouches for this person."""
        with self._database.reading() as connection:
            own = select(_I.subject).where(_I.person_id == person.id, _I.issuer == issuer)
            return connection.execute(own).first() is not None

    def link(self, by: Actor, issuer: str, subject: str) -> None:
        """Have a site vouch for `by` from now on. Raises DonglingError for an identity that is somebody's already."""
        if not may(by, Action.CHANGE_SIGN_IN, Thing(owner=by.person)):
            raise DonglingError(_TAKEN)
        with self._database.writing() as connection:
            _link(connection, by.person, issuer, subject, self._database.noted(connection))
            note_own(connection, by, Did.PERSON_LINKED)

    def accept(self, token: str, issuer: str, subject: str) -> Person:
        """Use up a person's link and have a site vouch for him; return him.

        Raises LinkGone for a link that opens nothing, DonglingError for an identity that is somebody's already: then
        the link still opens.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            link = take_link(connection, token, present)
            if not link.person:  # the first administrator's: it names nobody yet
                raise LinkGone
            _link(connection, link.person, issuer, subject, present)
            joins = (_P.id == link.person) & (_P.password == "")
            connection.execute(update(people).where(joins).values(password=VOUCHED_FOR))
            connection.execute(delete(sessions).where(sessions.c.person_id == link.person))
            end_half_sign_ins(connection, link.person)
            person = person_of(connection, connection.execute(select(people).where(_P.id == link.person)).one())
            note_person(connection, person.actor, Did.PERSON_LINKED, person)
            return person

    def unlink(self, by: Actor, issuer: str) -> None:
        """Have a site vouch for `by` no more. Raises DonglingError where nothing else lets him in."""
        with self._database.writing() as connection:
            own = select(_P.password).where(_P.id == by.person).with_for_update()
            if connection.execute(own).scalar() in ("", VOUCHED_FOR, None):
                raise DonglingError(_ONLY_WAY)
            gone = connection.execute(delete(identities).where(_I.person_id == by.person, _I.issuer == issuer))
            if gone.rowcount:
                note_own(connection, by, Did.PERSON_UNLINKED)


def _link(connection: Connection, person: int, issuer: str, subject: str, present: Present) -> None:
    """Link an identity in place of another of the same site."""
    known = connection.execute(select(_I.person_id).where(_I.issuer == issuer, _I.subject == subject)).scalar()
    if known == person:
        return
    connection.execute(delete(identities).where(_I.person_id == person, _I.issuer == issuer))
    line = insert(identities).values(issuer=issuer, subject=subject, person_id=person, linked=present.now)
    try:
        connection.execute(line)
    except IntegrityError:
        raise DonglingError(_TAKEN) from None
