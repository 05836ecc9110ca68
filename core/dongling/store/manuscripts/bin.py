"""The bin: manuscripts that their authors threw away, taken back at a click, and let go for good after a time.

Two witnesses must agree on how long they lay there, as with drafts (drafts/sweep.py), and only some go a day.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, case, delete, func, select, update

from dongling.accounts import Action, Actor, schools_of
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.drafts.saved import IN_TRASH
from dongling.store.drafts.sweep import share
from dongling.store.manuscripts import rows
from dongling.store.manuscripts.manuscript import ManuscriptLine
from dongling.store.manuscripts.tables import manuscripts

_M = manuscripts.c


@dataclass(frozen=True, slots=True)
class ThrownAway:
    """A manuscript in the bin, and until when, at least, it can be taken back."""

    line: ManuscriptLine
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class WrittenAt:
    """How many manuscripts there are of a school, and how many more lie in the bins of their authors."""

    school: str
    kept: int
    binned: int


class Bin:
    """The bins of all, each for whose it is. What the database can't do raises DonglingError, as everywhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self, by: Actor, most: int) -> list[ThrownAway]:
        """Return what one has thrown away, the last first."""
        present = self._database.present
        wanted = select(_M.id, _M.trashed, _M.trashed_counted).where(_own(by)).order_by(_M.trashed.desc(), _M.id.desc())
        with self._database.reading() as connection:
            there = connection.execute(wanted.limit(most)).all()
            lines = {line.number: line for line in rows.lines(connection, _own(by), most)}
        return [
            ThrownAway(lines[number], present.left(trashed, present.counted if at is None else at, IN_TRASH))
            for number, trashed, at in there
            if number in lines
        ]

    def count(self, by: Actor) -> int:
        """Return how many one has thrown away."""
        with self._database.reading() as connection:
            return rows.count(connection, _own(by))

    def bring_back(self, by: Actor, number: int) -> bool:
        """Take back what one has thrown away; tell whether it was there."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            back = {"trashed": None, "trashed_counted": None, "changed": present.now}
            done = connection.execute(update(manuscripts).where(_own(by) & (_M.id == number)).values(**back))
            return bool(done.rowcount)

    def of_schools(self, by: Actor) -> list[WrittenAt]:
        """Return how many there are at each of the schools of which one may see that; nothing of what they say."""
        schools = schools_of(by, Action.SEE_STORAGE)
        binned = func.sum(case((_M.trashed.is_not(None), 1), else_=0))
        wanted = select(_M.school, func.count(), binned).group_by(_M.school).order_by(_M.school)
        if schools is not None:
            wanted = wanted.where(_M.school.in_(sorted(schools)))
        with self._database.reading() as connection:
            return [WrittenAt(school, every - gone, gone) for school, every, gone in connection.execute(wanted)]


def let_go(connection: Connection, present: Present, *, at_once: bool = False) -> int:
    """Let go for good of what lay in the bin for so long, a day's share or all; return how much.

    From what was brought from elsewhere it is counted from now on.
    """
    unstamped = _M.trashed.is_not(None) & _M.trashed_counted.is_(None)
    connection.execute(update(manuscripts).where(unstamped).values(trashed_counted=present.counted))
    counted = present.counted - int(IN_TRASH.total_seconds())
    over = (_M.trashed_counted <= counted) & (_M.trashed <= present.now - IN_TRASH)
    every = rows.count(connection, _M.id.is_not(None))
    due = select(_M.id).where(over).order_by(_M.trashed_counted, _M.id)
    gone = list(connection.execute(due if at_once else due.limit(share(every))).scalars())
    if gone:
        connection.execute(delete(manuscripts).where(_M.id.in_(gone)))
    return len(gone)


def _own(by: Actor) -> ColumnElement[bool]:
    return (_M.person_id == by.person) & _M.trashed.is_not(None)
