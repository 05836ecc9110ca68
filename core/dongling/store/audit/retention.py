"""Rows of more than two years ago are let go from the beginning; a row of the chain says so and carries it on."""

import datetime as dt
import logging
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, delete, func, not_, select

from dongling.store.audit.chain import cut_named, find_head, note, set_head
from dongling.store.audit.did import Did
from dongling.store.audit.entry import SITE
from dongling.store.audit.tables import audit
from dongling.store.audit.verification import ChainWalk, seen_breaks
from dongling.store.database.counted_time import Present

log = logging.getLogger("dongling.store")
KEPT = dt.timedelta(days=730)
_A = audit.c


def let_go(connection: Connection, present: Present) -> int:
    """Let go of the rows whose two years are over, by the calendar and by counted time; return how many.

    As long as something is wrong with them they stay, since they show what, unless an administrator has seen it.
    """
    head = find_head(connection, locked=True)
    if head is None:
        return 0
    last = _last_due(connection, present)
    if last <= head.cut:
        return 0
    known = seen_breaks(connection)
    every = list(ChainWalk(head).breaks(connection, last))  # to its end: a server keeps a cursor open for it
    if any(one.code not in known for one in every):
        log.error("audit: its oldest rows are not what was written, so they stay; see dongling doctor --store")
        return 0
    digest = connection.execute(select(_A.digest).where(_A.number == last)).scalar_one()
    gone = connection.execute(delete(audit).where(_A.number <= last)).rowcount
    set_head(connection, replace(head, cut=last, cut_digest=digest))
    note(connection, SITE, Did.AUDIT_CUT, cut_named(last, digest))
    return gone


def _last_due(connection: Connection, present: Present) -> int:
    """Return the number of the last row before which all are due, 0 when none is."""
    first_kept = connection.execute(select(func.min(_A.number)).where(not_(_due(present)))).scalar()
    if first_kept is not None:
        before = connection.execute(select(func.max(_A.number)).where(_A.number < first_kept)).scalar()
    else:
        before = connection.execute(select(func.max(_A.number))).scalar()
    return before or 0


def _due(present: Present) -> ColumnElement[bool]:
    seconds = int(KEPT.total_seconds())
    return (_A.counted <= present.counted - seconds) & (_A.at <= present.now - KEPT)
