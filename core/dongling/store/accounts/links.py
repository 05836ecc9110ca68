"""Links by which a password is set, once: the first administrator's, an invitation, a reset, one by mail."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from dongling.problems import DonglingError, Said
from dongling.store.accounts.tokens import new_token, token_hash
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import one_time_links

_L = one_time_links.c


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """A link that still opens: whose password it sets, 0 for the first administrator's, who has no name yet."""

    person: int
    until: dt.datetime


class LinkGone(DonglingError):
    """A link that was used, is too old, or never was one."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                "这个链接用过了，或者过了期，或者抄漏了几个字；请管理员再给一个",
                "this link was used, is too old, or lacks a few characters; ask an administrator for another",
            )
        )


def make_link(connection: Connection, person: int | None, lasting: dt.timedelta, present: Present) -> str:
    """Make a link; return its token, which is kept nowhere. A person's links before it end."""
    if person is not None:
        end_links(connection, person)
    token = new_token()
    seconds = int(lasting.total_seconds())
    made = {"made": present.now, "made_counted": present.counted, "lasting": seconds}
    connection.execute(insert(one_time_links).values(token_hash=token_hash(token), person_id=person, **made))
    return token


def find_link(connection: Connection, token: str, present: Present) -> OneTimeLink | None:
    """Return the link of a token; None when it opens nothing, any more."""
    row = connection.execute(select(one_time_links).where(_is(token))).first()
    if row is None:
        return None
    lasting = dt.timedelta(seconds=row.lasting)
    if present.now - row.made >= lasting or present.counted - row.made_counted >= row.lasting:
        return None
    return OneTimeLink(row.person_id or 0, row.made + lasting)


def take_link(connection: Connection, token: str, present: Present) -> OneTimeLink:
    """Use a link up. Raises LinkGone; of two who do so at once one succeeds."""
    link = find_link(connection, token, present)
    if link is None or connection.execute(delete(one_time_links).where(_is(token))).rowcount != 1:
        raise LinkGone
    end_links(connection, link.person or None)
    return link


def end_links(connection: Connection, person: int | None) -> None:
    """End the links of a person, or those of a first administrator."""
    connection.execute(delete(one_time_links).where(_L.person_id == person))


def _is(token: str) -> ColumnElement[bool]:
    return _L.token_hash == token_hash(token)
