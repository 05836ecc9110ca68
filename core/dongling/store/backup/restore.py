"""Takes a backup into the store: all of it, in one transaction, in place of what is there."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, delete, func, select

from dongling.problems import Said
from dongling.store.backup.format import Counts, DraftRow, Head, LeftAlone, TableRow, VersionRow
from dongling.store.backup.restored_tables import RestoredTables, restored_tables
from dongling.store.backup.shelves import HeldShelves
from dongling.store.backup.writer import counted
from dongling.store.database.counted_time import Present
from dongling.store.database.engines.postgresql import count_on
from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts import rows
from dongling.store.drafts.records import DRAFT_COLUMNS, DraftRecord, VersionRecord, draft_record

_RESTORED = Said("从备份恢复", "restored from a backup")
_AT_ONCE = 50
Record = Head | DraftRow | VersionRow | TableRow


def load(connection: Connection, records: Iterable[Record], present: Present) -> tuple[Counts, LeftAlone]:
    """Put `records` in place of all that is there; return how much is there then, and what was left as it is.

    Their time begins anew.

    A draft that went on since the backup gets a version above its newest: a tab that was open meanwhile must not
    take the restored draft for what it last saw. What a backup from before tables were carried does not know stays.
    """
    reached = {row.edit_hash: row.version for row in connection.execute(select(drafts.c.edit_hash, drafts.c.version))}
    shelves = HeldShelves(connection)
    records = iter(records)
    first = next(records, None)
    named = first.tables if isinstance(first, Head) else ()
    with restored_tables(connection, named) as tables:
        connection.execute(delete(draft_versions))
        connection.execute(delete(drafts))
        lines = records if first is None or named else itertools.chain((first,), records)
        versions = _versions(connection, _drafts_in(lines, tables), reached, present)
        while some := list(itertools.islice(versions, _AT_ONCE)):
            rows.add(connection, *some)
    _count_versions(connection)
    count_on(connection, drafts.c.id)
    handed = shelves.put_back(connection, tables.orphans)
    return counted(connection), LeftAlone(tables.accounts_there, len(tables.people.away), handed)


def _drafts_in(records: Iterable[Record], tables: RestoredTables) -> Iterator[DraftRow | VersionRow]:
    """Yield what is of drafts, and hand on the rows of tables."""
    for line in records:
        if isinstance(line, TableRow):
            tables.take(line)
        elif not isinstance(line, Head):
            yield line


def _versions(
    connection: Connection, records: Iterable[DraftRow | VersionRow], reached: dict[str, int], present: Present
) -> Iterator[VersionRecord]:
    """Make each draft, and yield its versions."""
    record, newest, above = None, 0, 0
    for line in records:
        if isinstance(line, DraftRow):
            there = reached.get(line.edit_hash, 0)
            newest, above = line.version, there + 1 if there > line.version else 0
            record = rows.new(connection, _record(line, above or newest, present))
            continue
        assert record  # the reader lets no version come before its draft
        yield VersionRecord.of(record, line.number, line.draft, Said(*line.did), line.saved, line.origin)
        if above and line.number == newest:
            yield VersionRecord.of(record, above, line.draft, _RESTORED, present.now)


def _record(line: DraftRow, version: int, present: Present) -> DraftRecord:
    trashed = (present.now, present.counted) if line.trashed else (None, None)
    own = (line.edit_hash, line.read_hash, version, line.created, present.now, 0, present.counted)
    return DraftRecord(line.id or 0, *own, *trashed)


def _count_versions(connection: Connection) -> None:
    """Note in each draft how many versions it has."""
    v = draft_versions.c
    held = {row[0]: row[1] for row in connection.execute(select(v.draft_id, func.count()).group_by(v.draft_id))}
    for row in connection.execute(select(*DRAFT_COLUMNS)).all():
        record = draft_record(row)
        rows.mend(connection, replace(record, kept=held.get(record.id, 0)))
