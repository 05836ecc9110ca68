"""A person changes her own password: for the old one, and every other browser is signed out."""

from sqlalchemy import delete, select, update

from dongling.accounts import Action, Actor, Thing, hashed_password, is_password, may, weakness
from dongling.problems import DonglingError, Said
from dongling.store.accounts.links import end_links
from dongling.store.accounts.noted import note_own
from dongling.store.accounts.signing_in.endings import end_half_sign_ins
from dongling.store.audit.did import Did
from dongling.store.database.database import Database
from dongling.store.database.tables import people, sessions

_P = people.c
_SAME = Said("新密码和旧的一样，换一个", "the new password is the old one; take another")


class WrongPassword(DonglingError):
    """The old password was not the right one, or is it no more."""

    def __init__(self) -> None:
        super().__init__(
            Said("现在的密码不对，什么也没有改", "this is not the present password; nothing was changed"), status=2
        )


def change_password(database: Database, by: Actor, old: str, new: str, here: int) -> None:
    """Change the password of `by`, and end all his sessions but the one numbered `here`, and his links.

    Raises WrongPassword, or DonglingError for a new one that won't do: then nothing is changed.
    """
    with database.reading() as connection:
        row = connection.execute(select(people).where(_P.id == by.person)).first()
    if row is None or not may(by, Action.CHANGE_SIGN_IN, Thing(owner=row.id)) or not is_password(row.password, old):
        raise WrongPassword
    if (weak := weakness(new, row.name)).zh:
        raise DonglingError(weak)
    if old == new:
        raise DonglingError(_SAME)
    kept = hashed_password(new)
    with database.writing() as connection:
        same = (_P.id == by.person) & (_P.password == row.password)
        if connection.execute(update(people).where(same).values(password=kept)).rowcount != 1:
            raise WrongPassword  # it was changed or reset meanwhile
        others = (sessions.c.person_id == by.person) & (sessions.c.id != here)
        connection.execute(delete(sessions).where(others))
        end_links(connection, by.person)
        end_half_sign_ins(connection, by.person)
        note_own(connection, by, Did.PERSON_PASSWORD)
