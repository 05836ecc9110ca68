"""How often something was tried lately, counted for all processes of a site together, and forgotten soon after.

What is counted is a digest of who tries, in the window of time that it is in: two windows tell how much there was in
the time of one before now, as if the earlier one had been even. The calendar may jump: then something is forgotten, or
waits for a window more.
"""

import hashlib
import math
from typing import NamedTuple

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import METADATA, NOT_IN_BACKUPS

sign_in_tries = Table(
    "sign_in_tries",
    METADATA,
    Column("who", String(64), primary_key=True),
    Column("lasting", Integer, primary_key=True, autoincrement=False),
    Column("began", Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    Column("ends", Integer, nullable=False, index=True),
    info=NOT_IN_BACKUPS,
)
"""How often who tried in the window of so many seconds that began then; it counts no more when it `ends`. Moments are
in minutes since 1970."""
_T = sign_in_tries.c
_MINUTE = 60


class Tried(NamedTuple):
    """How often somebody tried in the window before now and in this one, and how many seconds of this one are over."""

    before: int
    now: int
    over: float
    lasting: int

    def left(self, most: int) -> int:
        """Return how many more tries are within `most` a window."""
        return max(0, most - math.floor(self.before * (1 - self.over / self.lasting) + self.now))

    def wait(self, most: int) -> int:
        """Return in how many seconds, about, one more is within `most` a window; 0 when it is."""
        if self.left(most):
            return 0
        if self.now >= most:
            return max(1, math.ceil(self.lasting - self.over + self.lasting * (1 - most / self.now)))
        return max(1, math.ceil(self.lasting * (1 - (most - self.now) / self.before) - self.over))


class TryCounts:
    """The counts of a store. A window is of whole minutes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, *tries: tuple[str, int]) -> None:
        """Count one more try of each, by who it is and how many seconds its window lasts."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            self.let_go(connection, present)
            minute = self._minute(present.now.timestamp())
            for who, lasting in tries:
                _one_more(connection, _hashed(who), lasting, _began(minute, lasting))

    def tried(self, who: str, lasting: int) -> Tried:
        """Return how often who tried, in windows of so many seconds."""
        now = self._database.present.now.timestamp()
        began = _began(self._minute(now), lasting)
        windows = (began - lasting // _MINUTE, began)
        with self._database.reading() as connection:
            ours = (_T.who == _hashed(who)) & (_T.lasting == lasting) & _T.began.in_(windows)
            counts = dict(map(tuple, connection.execute(select(_T.began, _T["count"]).where(ours))))
        return Tried(counts.get(windows[0], 0), counts.get(began, 0), now - began * _MINUTE, lasting)

    @classmethod
    def let_go(cls, connection: Connection, present: Present) -> None:
        """Let go of what counts no more."""
        connection.execute(delete(sign_in_tries).where(_T.ends <= cls._minute(present.now.timestamp())))

    @staticmethod
    def _minute(seconds: float) -> int:
        return int(seconds // _MINUTE)


def _began(minute: int, lasting: int) -> int:
    return minute - minute % (lasting // _MINUTE)


def _one_more(connection: Connection, who: str, lasting: int, began: int) -> None:
    this = (_T.who == who) & (_T.lasting == lasting) & (_T.began == began)
    more = update(sign_in_tries).where(this).values(count=_T["count"] + 1)
    if connection.execute(more).rowcount:
        return
    line = {"who": who, "lasting": lasting, "began": began, "count": 1, "ends": began + 2 * lasting // _MINUTE}
    try:
        with connection.begin_nested():
            connection.execute(insert(sign_in_tries).values(line))
    except IntegrityError:  # another process was faster
        connection.execute(more)


def _hashed(who: str) -> str:
    return hashlib.sha256(who.encode("utf-8", "replace")).hexdigest()
