"""What adapted units were made from: the text of the original as its adapter last knew it."""

from sqlalchemy import Connection, insert, select, update

from dongling.accounts import Actor
from dongling.problems import DonglingError
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.manuscripts import rows
from dongling.store.manuscripts.manuscript import GONE
from dongling.store.manuscripts.tables import manuscript_origins, manuscript_versions

_O = manuscript_origins.c


class Origins:
    """The originals of manuscripts. What the database can't do raises DonglingError, as everywhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, by: Actor, number: int) -> str | None:
        """Return what the original of a manuscript said when its author last looked; None where nobody knows.

        What was begun before that was kept has its first version, which said the same.
        """
        with self._database.reading() as connection:
            there = rows.one(connection, by, number)
            if there is None or not there.line.origin:
                return None
            return _body(connection, number) or rows.body_of(connection, number, 1)

    def of_own(self, by: Actor) -> dict[int, str]:
        """Return the same of all of one's own that are made after a unit, by their numbers."""
        own = (rows.M.person_id == by.person) & rows.M.trashed.is_(None) & (rows.M.origin != "")
        first = (rows.V.manuscript_id == rows.M.id) & (rows.V.number == 1)
        wanted = select(rows.M.id, _O.body, rows.V.body).outerjoin(manuscript_origins, _O.manuscript_id == rows.M.id)
        with self._database.reading() as connection:
            read = connection.execute(wanted.outerjoin(manuscript_versions, first).where(own))
            return {number: kept or begun for number, kept, begun in read if kept or begun}

    def met(self, by: Actor, number: int, body: str) -> None:
        """Note that what the original says now is known. Raises DonglingError for what one may not see."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            if rows.one(connection, by, number, locked=True) is None:
                raise DonglingError(GONE)
            keep_origin(connection, number, body, present)


def keep_origin(connection: Connection, number: int, body: str, present: Present) -> None:
    """Keep what the original of a manuscript says."""
    values = {"met": present.now, "body": body}
    own = update(manuscript_origins).where(_O.manuscript_id == number)
    if not connection.execute(own.values(**values)).rowcount:
        connection.execute(insert(manuscript_origins).values(manuscript_id=number, **values))


def _body(connection: Connection, number: int) -> str | None:
    return connection.execute(select(_O.body).where(_O.manuscript_id == number)).scalar_one_or_none()
