"""There is always somebody who can sign in and administer all: the last one can't be taken away, nor go."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from dongling.accounts import Role
from dongling.problems import DonglingError, Said
from dongling.store.database.tables import people, person_roles

_LAST = Said(
    "这是最后一位能登录的区管理员，什么也没有改；先让另一位成为区管理员",
    "this is the last district administrator who can sign in: nothing was changed; make somebody else one first",
)


@contextmanager
def one_remains(connection: Connection) -> Iterator[None]:
    """Refuse what is done inside when nobody is left who administers all; others who would do so wait meanwhile."""
    before = _able(connection)
    yield
    if before and not _able(connection):
        raise DonglingError(_LAST)


def _able(connection: Connection) -> list[int]:
    able = (
        select(people.c.id)
        .join(person_roles, person_roles.c.person_id == people.c.id)
        .where(person_roles.c.role == Role.DISTRICT_ADMIN, people.c.disabled.is_(None), people.c.password != "")
        .with_for_update()
    )
    return list(connection.execute(able).scalars())
