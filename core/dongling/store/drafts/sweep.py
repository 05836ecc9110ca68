"""The sweep: drafts that nobody used for so long go into the trash, and what lay there for so long is let go.

Two witnesses must agree on how long: the seconds that were counted, which no wrong calendar can move, and the
calendar. Even then only a few a day go, so that whoever misses something finds most of it still there.
"""

import math
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from dongling.store.database.counted_time import Present
from dongling.store.database.tables import drafts
from dongling.store.drafts import rows
from dongling.store.drafts.records import DRAFT_COLUMNS, DraftRecord, draft_record
from dongling.store.drafts.saved import IN_TRASH, KEPT

SHARE = 0.03
"""The part of all drafts that one day's sweep may move, and may let go; at least one."""
_d = drafts.c


class Swept(NamedTuple):
    """How many drafts are put into the trash, and how many let go for good."""

    trashed: int
    gone: int


def sweep(
    connection: Connection, present: Present, spared: ColumnElement[bool] | None = None, *, at_once: bool = False
) -> Swept:
    """Move what is due, a day's share of it or all `at_once`; return how much. What is damaged stays where it is.

    What is `spared` never goes to the trash by itself.
    """
    most = _count(connection, None) if at_once else share(_count(connection, None))
    gone = _due(connection, _over_in_trash(present), most)
    for record in gone:
        rows.remove(connection, record)
    trashed = [
        record
        for record in _due(connection, _unused(present, spared), most)
        if rows.change(connection, record, trashed=present.now, trashed_counted=present.counted)
    ]
    return Swept(len(trashed), len(gone))


def waiting(connection: Connection, present: Present, spared: ColumnElement[bool] | None = None) -> Swept:
    """Return how many are due."""
    return Swept(_count(connection, _unused(present, spared)), _count(connection, _over_in_trash(present)))


def share(count: int) -> int:
    """Return how many of so many drafts may go in a day."""
    return max(1, math.floor(count * SHARE))


def _unused(present: Present, spared: ColumnElement[bool] | None) -> ColumnElement[bool]:
    counted = present.counted - int(KEPT.total_seconds())
    unused = _d.trashed.is_(None) & (_d.used_counted <= counted) & (_d.used <= present.now - KEPT)
    return unused if spared is None else unused & ~spared


def _over_in_trash(present: Present) -> ColumnElement[bool]:
    counted = present.counted - int(IN_TRASH.total_seconds())
    return (_d.trashed_counted <= counted) & (_d.trashed <= present.now - IN_TRASH)


def _count(connection: Connection, which: ColumnElement[bool] | None) -> int:
    wanted = select(func.count()).select_from(drafts)
    count: int = connection.execute(wanted if which is None else wanted.where(which)).scalar_one()
    return count


def _due(connection: Connection, which: ColumnElement[bool], most: int) -> list[DraftRecord]:
    wanted = select(*DRAFT_COLUMNS).where(which).order_by(_d.used_counted, _d.id).limit(most).with_for_update()
    return [record for record in map(draft_record, connection.execute(wanted)) if record.sound]
