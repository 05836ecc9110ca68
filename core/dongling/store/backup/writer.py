"""Writes a backup: everything in the store as it was at one moment, while others go on saving."""

import datetime as dt
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection, Table, func, select

from dongling.store.backup.format import Counts, DraftRow, End, Head, TableRow
from dongling.store.backup.table_rows import UnfitValueError, carried, packed
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import draft_versions, drafts, people
from dongling.store.drafts.inventory import Inspected, inspected
from dongling.store.drafts.records import VersionRecord, moment

_HASH = re.compile(r"[0-9a-f]{64}")


def counted(connection: Connection) -> Counts:
    """Return how much the store holds."""
    tables = (drafts, draft_versions, people)
    there = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]
    return Counts(there[0], there[1], people=there[2])


def dump(connection: Connection, file: BinaryIO, present: Present) -> Counts:
    """Write all that `connection` sees, in one transaction, into `file`; return how much it was.

    A draft goes as far as it is sound: its last sound version is its newest in the backup.
    """
    digest, count, rows = hashlib.sha256(), [0, 0, 0], Counter[str]()
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6) as packed:

        def write(text: str) -> None:
            line = text.encode() + b"\n"
            digest.update(line)
            packed.write(line)

        tables = carried()
        head = Head(made=present.now, tables=tuple(table.name for table in tables))
        write(head.model_dump_json(exclude_none=True))
        written = set[int]()
        for draft in inspected(connection):
            lines = list(_lines(draft, present.now))
            written.update([draft.record.id] if lines else ())
            count[0] += bool(lines)
            count[1] += max(len(lines) - 1, 0)
            count[2] += len(draft.damaged) + draft.missing + (not lines or not draft.record.sound)
            for line in lines:
                write(line)
        for table in tables:
            for text in _rows(connection, table, written):
                count[2] += not text
                if text:
                    rows[table.name] += 1
                    write(text)
        end = End(checksum=digest.hexdigest(), drafts=count[0], versions=count[1], rows=rows.total())
        packed.write(end.model_dump_json().encode() + b"\n")
    return Counts(count[0], count[1], count[2], rows[people.name])


def _rows(connection: Connection, table: Table, written: set[int]) -> Iterator[str]:
    """Yield the lines of a table; an empty one for a row that is damaged, or of a draft that was not `written`."""
    of_drafts = [column for column in table.columns if any(key.references(drafts) for key in column.foreign_keys)]
    ordered = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(ordered, execution_options={"yield_per": 500}).mappings():
        try:
            gone = {column.name: None for column in of_drafts if row[column.name] not in written}
            yield TableRow(table=table.name, values=packed(table, {**row, **gone})).model_dump_json()
        except UnfitValueError:
            yield ""


def _lines(draft: Inspected, now: dt.datetime) -> Iterator[str]:
    """Yield the line of a draft and those of its versions; nothing when no key opens it, or nothing is sound."""
    record = draft.record
    if not draft.sound or not all(_HASH.fullmatch(str(one)) for one in (record.edit_hash, record.read_hash)):
        return
    yield DraftRow(
        id=record.id,
        edit_hash=record.edit_hash,
        read_hash=record.read_hash,
        version=draft.sound[-1].number,
        created=moment(record.created, now),
        used=moment(record.used, now),
        trashed=record.trashed is not None,
    ).model_dump_json()
    for version in draft.sound:
        yield _version(version)


def _version(version: VersionRecord) -> str:
    """Return the line of a version: what the store keeps is JSON, and goes through as it is."""
    head = f'{{"row":"version","number":{version.number},"saved":"{version.saved.isoformat()}","did":{version.did},'
    origin = f'"origin":{version.origin},' if version.origin else ""
    return f'{head}{origin}"draft":{version.body}}}'
