"""The files that manuscripts were made of, as they are sorted: each is for the author of its manuscript alone."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, insert, select, update

from dongling.accounts import Actor
from dongling.problems import DonglingError, Said
from dongling.store.database.database import Database
from dongling.store.manuscripts import rows
from dongling.store.manuscripts.manuscript import BroughtFile, ManuscriptLine
from dongling.store.manuscripts.tables import intakes, manuscripts

LONGEST_PLAN = 900_000
"""Characters of a plan as it is kept; a backup carries a million."""
_C = intakes.c
_LONG = Said(
    "文件里的字太多，没有带进来；分成几份再带", "there is too much text in the file: not taken; bring it in in parts"
)


@dataclass(frozen=True, slots=True)
class BroughtUnit:
    """One of the units of a file: its manuscript, and how many pieces wait for a word."""

    line: ManuscriptLine
    waits: int


class Intakes:
    """What manuscripts were made of. What the database can't do raises DonglingError, as everywhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, by: Actor, number: int) -> BroughtFile | None:
        """Return the file of one's own manuscript; None where there is none, and for anybody else."""
        wanted = (_C.name, _C.waits, _C.plan, _C.first, _C.revision)
        with self._database.reading() as connection:
            row = connection.execute(select(*wanted).join(manuscripts).where(_own(by, number))).one_or_none()
        return BroughtFile(*row) if row else None

    def waits(self, by: Actor, number: int) -> int | None:
        """Return how many pieces of the file of one's own manuscript wait; None where it was made of none."""
        with self._database.reading() as connection:
            return connection.execute(select(_C.waits).join(manuscripts).where(_own(by, number))).scalar_one_or_none()

    def of_file(self, by: Actor, first: int) -> list[BroughtUnit]:
        """Return one's own manuscripts that were made of a file, by the number of the first, in order."""
        which = (rows.M.person_id == by.person) & rows.M.trashed.is_(None)
        with self._database.reading() as connection:
            same = connection.execute(select(_C.manuscript_id, _C.waits).where(_C.first == first))
            waits: dict[int, int] = {row.manuscript_id: row.waits for row in same}
            lines = rows.lines(connection, which & rows.M.id.in_(waits), len(waits))
        return [BroughtUnit(line, waits[line.number]) for line in sorted(lines, key=lambda line: line.number)]

    def save(self, by: Actor, number: int, intake: BroughtFile, kind: str = "") -> bool:
        """Save what was decided since the revision that `intake` has; False when somebody decided in between.

        With `kind` the manuscript is of that kind from now on. Raises DonglingError for a plan that is too long.
        """
        _must_fit(intake)
        values = {"waits": intake.waits, "plan": intake.plan}
        same = (_C.manuscript_id == number) & (_C.revision == intake.revision)
        mine = _C.manuscript_id.in_(select(rows.M.id).where(_own(by, number)))
        with self._database.writing() as connection:
            self._database.noted(connection)
            saved = connection.execute(update(intakes).where(same & mine).values(revision=_C.revision + 1, **values))
            if kind and saved.rowcount == 1:
                rows.change(connection, number, kind=kind)
            return saved.rowcount == 1


def _own(by: Actor, number: int) -> ColumnElement[bool]:
    return (rows.M.id == number) & (rows.M.person_id == by.person) & rows.M.trashed.is_(None)


def begin_intake(connection: Connection, number: int, intake: BroughtFile) -> None:
    """Put the file of a new manuscript in. Raises DonglingError for a plan that is too long."""
    _must_fit(intake)
    values = {"name": intake.name[:200], "waits": intake.waits, "plan": intake.plan, "first": intake.first or number}
    connection.execute(insert(intakes).values(manuscript_id=number, revision=1, **values))


def _must_fit(intake: BroughtFile) -> None:
    if len(intake.plan) > LONGEST_PLAN:
        raise DonglingError(_LONG)
