"""Rows of manuscripts: who may see which, and how one is read and changed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, update

from dongling.accounts import Action, Actor, schools_of
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import people
from dongling.store.manuscripts.manuscript import Manuscript, ManuscriptLine, ManuscriptVersion, NewManuscript, State
from dongling.store.manuscripts.tables import manuscript_versions, manuscripts

KEPT_VERSIONS = 50
"""So many versions are kept beside the one that is published; a version is a save, and half of the older ones go."""
M, V = manuscripts.c, manuscript_versions.c
_LINE = [
    *(M.id, M.person_id, people.c.name, M.school, M.kind, M.identifier, M.title, M.state, M.version, M.published),
    *(M.file_digest, M.origin, M.begun, M.changed),
]


def seen_by(by: Actor) -> ColumnElement[bool]:
    """Return the condition for what somebody may see: one's own, and what was handed in where one publishes."""
    schools = schools_of(by, Action.PUBLISH)
    handed_in = M.state != State.DRAFT.value
    edited = handed_in if schools is None else handed_in & M.school.in_(sorted(schools))
    return M.trashed.is_(None) & or_(M.person_id == by.person, edited)


def line_of(row: Row[Any]) -> ManuscriptLine:
    """Return a line as it was read."""
    values = list(row)[: len(_LINE)]
    values[7] = State(values[7])
    return ManuscriptLine(*values)


def lines(connection: Connection, which: ColumnElement[bool], most: int, start: int = 0) -> list[ManuscriptLine]:
    """Return some manuscripts, the last changed first."""
    wanted = select(*_LINE).join(people, people.c.id == M.person_id).where(which)
    rows = connection.execute(wanted.order_by(M.changed.desc(), M.id.desc()).limit(most).offset(start))
    return [line_of(row) for row in rows]


def count(connection: Connection, which: ColumnElement[bool]) -> int:
    """Return how many there are."""
    return connection.execute(select(func.count()).select_from(manuscripts).where(which)).scalar_one()


def one(connection: Connection, by: Actor, number: int, *, locked: bool = False) -> Manuscript | None:
    """Return a manuscript that `by` may see, None for any other."""
    if locked:
        connection.execute(select(M.id).where(M.id == number).with_for_update())
    line = next(iter(lines(connection, (M.id == number) & seen_by(by), 1)), None)
    return Manuscript(line, body_of(connection, number, line.version) or "") if line else None


def is_seen(connection: Connection, by: Actor, number: int) -> bool:
    """Tell whether `by` may see a manuscript."""
    return connection.execute(select(M.id).where((M.id == number) & seen_by(by))).scalar() is not None


def bodies_of(connection: Connection, number: int, versions: Sequence[int]) -> dict[int, str]:
    """Return the texts of some versions, of those that are kept."""
    wanted = select(V.number, V.body).where((V.manuscript_id == number) & V.number.in_(versions))
    return {row[0]: row[1] for row in connection.execute(wanted)}


def body_of(connection: Connection, number: int, version: int) -> str | None:
    """Return the text of a version, None when it is not kept."""
    wanted = select(V.body).where((V.manuscript_id == number) & (V.number == version))
    return connection.execute(wanted).scalar_one_or_none()


def begin(connection: Connection, by: Actor, new: NewManuscript, present: Present) -> int:
    """Put a manuscript in, without a text yet; return its number."""
    values = {
        "person_id": by.person,
        "school": new.school,
        "kind": new.kind,
        "identifier": new.identifier[:100],
        "title": new.title[:200],
        "state": State.DRAFT.value,
        "version": 1,
        "origin": new.origin[:100],
        "begun": present.now,
        "changed": present.now,
    }
    made = connection.execute(insert(manuscripts).values(**values).returning(manuscripts.c.id))
    return int(made.scalar_one())


def add_version(connection: Connection, number: int, line: ManuscriptVersion, body: str, **values: Any) -> None:
    """Add a version and make it the newest; of many older ones every second goes."""
    row = {"manuscript_id": number, "number": line.number, "saved": line.saved, "by_name": line.who}
    connection.execute(insert(manuscript_versions).values(**row, body=body, origin=line.origin))
    change(connection, number, version=line.number, changed=line.saved, **values)
    if line.number % (KEPT_VERSIONS // 2) == 0:
        _thin(connection, number, line.number)


def history(connection: Connection, number: int) -> list[ManuscriptVersion]:
    """Return the versions that are kept, the newest first."""
    wanted = select(V.number, V.saved, V.by_name, V.origin).where(V.manuscript_id == number)
    return [ManuscriptVersion(*row) for row in connection.execute(wanted.order_by(V.number.desc()))]


def change(connection: Connection, number: int, **values: Any) -> None:
    """Change what is known of a manuscript."""
    connection.execute(update(manuscripts).where(M.id == number).values(**values))


def _thin(connection: Connection, number: int, newest: int) -> None:
    published = connection.execute(select(M.published).where(M.id == number)).scalar()
    kept = select(V.number).where(V.manuscript_id == number).order_by(V.number)
    older = [n for n in connection.execute(kept).scalars() if n <= newest - KEPT_VERSIONS and n != published]
    if gone := older[1::2]:
        connection.execute(delete(manuscript_versions).where((V.manuscript_id == number) & V.number.in_(gone)))
