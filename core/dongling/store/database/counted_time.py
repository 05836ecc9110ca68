"""Time that has gone by for sure: seconds that the machine's ticks counted, kept in the database.

It is always less than the true time, never more: what a calendar says does not count, nor do the hours in which the
machine was off. What is to be let go after so many days is let go when so much was counted, and not before.
"""

import datetime as dt
import math
from dataclasses import astuple, dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from dongling.store.database.clock import Reading
from dongling.store.database.seal import seal
from dongling.store.database.tables import counted_time, drafts

MOST_AT_ONCE = 7 * 24 * 3600
"""Seconds that one look at the ticks can add; not even they are believed without end."""
NOTED_EVERY = 60
"""Seconds after which the time is noted anew, with whatever is saved then."""
_ROW = 1
_AGREE = dt.timedelta(days=1)


class Present(NamedTuple):
    """Now, by two witnesses: what the calendar says, and the seconds that were counted."""

    now: dt.datetime
    counted: int

    def left(self, touched: dt.datetime, counted: int, kept: dt.timedelta) -> dt.datetime:
        """Return until when, at least, that is kept which was last touched then: by the calendar, and as counted.

        Where the two do not tell the same age, what was counted is right.
        """
        age = dt.timedelta(seconds=max(self.counted - counted, 0))
        if abs(self.now - touched - age) < _AGREE:
            return touched + kept
        return self.now + max(kept - age, dt.timedelta())


@dataclass(frozen=True, slots=True)
class CountedTime:
    """What was counted, and the look from which counting goes on; `latest` is the latest day that a calendar named.

    `swept` and `backed_up` say at which second that was last done.
    """

    seconds: int
    boot: str
    ticks: int
    latest: dt.datetime
    swept: int = 0
    backed_up: int | None = None

    def at(self, look: Reading) -> "CountedTime":
        """Return it at another look; from a new start of the machine on it is counted from there."""
        latest = max(self.latest, look.now)
        if self._is_from_before(look):
            return replace(self, boot=look.boot, ticks=math.ceil(look.ticks), latest=latest)
        return replace(self, seconds=self.seconds_at(look), ticks=int(look.ticks), latest=latest)

    def seconds_at(self, look: Reading) -> int:
        """Return how many seconds are counted at another look."""
        gone = 0 if self._is_from_before(look) else int(look.ticks) - self.ticks
        return self.seconds + min(gone, MOST_AT_ONCE)

    def _is_from_before(self, look: Reading) -> bool:
        """Tell whether the machine was started anew in between."""
        return look.boot != self.boot or int(look.ticks) < self.ticks


def counted(connection: Connection, look: Reading) -> tuple[CountedTime, bool]:
    """Return the time at a look, from what the database has of it, and whether that is worth noting anew."""
    row = connection.execute(select(counted_time).with_for_update()).mappings().first()
    if row:
        known = CountedTime(*(row[name] for name in CountedTime.__dataclass_fields__))
        if row["seal"] == seal(*astuple(known)):
            time = known.at(look)
            return time, time.boot != known.boot or abs(time.ticks - known.ticks) >= NOTED_EVERY
    most = connection.execute(select(func.max(drafts.c.used_counted))).scalar()
    seconds = most if isinstance(most, int) and most > 0 else 0
    return CountedTime(seconds, look.boot, math.ceil(look.ticks), look.now, swept=seconds), True


def note(connection: Connection, time: CountedTime) -> None:
    """Keep the time."""
    values = {name: getattr(time, name) for name in CountedTime.__dataclass_fields__} | {"seal": seal(*astuple(time))}
    if not connection.execute(update(counted_time).where(counted_time.c.id == _ROW).values(values)).rowcount:
        connection.execute(delete(counted_time))
        connection.execute(insert(counted_time).values(id=_ROW, **values))
