"""Takes a backup into the store: all of it, in one transaction, in place of what is there."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, select

from dongling.problems import Said
from dongling.store.backup.format import Counts, DraftRow, VersionRow
from dongling.store.backup.writer import counted
from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts import rows

_RESTORED = Said("从备份恢复", "restored from a backup")
_AT_ONCE = 50


def load(connection: Connection, records: Iterable[DraftRow | VersionRow], now: dt.datetime) -> Counts:
    """Put `records` in place of all that is there; return how much is there then. Their 180 days begin at `now`.

    A draft that went on since the backup gets a version above its newest: a tab that was open meanwhile must not
    take the restored draft for what it last saw.
    """
    reached = {row.edit_hash: row.version for row in connection.execute(select(drafts.c.edit_hash, drafts.c.version))}
    connection.execute(delete(draft_versions))
    connection.execute(delete(drafts))
    versions = _versions(connection, records, reached, now)
    while some := list(itertools.islice(versions, _AT_ONCE)):
        rows.add(connection, *some)
    return counted(connection)


def _versions(
    connection: Connection, records: Iterable[DraftRow | VersionRow], reached: dict[str, int], now: dt.datetime
) -> Iterator[dict[str, Any]]:
    """Make each draft, and yield the rows of its versions."""
    number, newest, above = 0, 0, 0
    for record in records:
        if isinstance(record, DraftRow):
            there = reached.get(record.edit_hash, 0)
            newest, above = record.version, there + 1 if there > record.version else 0
            number = _new(connection, record, above or newest, now)
            continue
        yield rows.version(number, record.number, record.draft, Said(*record.did), record.saved)
        if above and record.number == newest:
            yield rows.version(number, above, record.draft, _RESTORED, now)


def _new(connection: Connection, draft: DraftRow, version: int, now: dt.datetime) -> int:
    hashes = {"edit_hash": draft.edit_hash, "read_hash": draft.read_hash}
    return rows.new(connection, version=version, created=draft.created, used=now, **hashes)
