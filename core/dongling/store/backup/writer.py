"""Writes a backup: everything in the store as it was at one moment, while others go on saving."""

import datetime as dt
import gzip
import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection, func, select

from dongling.store.backup.format import Counts, DraftRow, End, Head
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts.inventory import Inspected, inspected
from dongling.store.drafts.records import VersionRecord, moment

_HASH = re.compile(r"[0-9a-f]{64}")


def counted(connection: Connection) -> Counts:
    """Return how much the store holds."""
    tables = (drafts, draft_versions)
    return Counts(*(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables))


def dump(connection: Connection, file: BinaryIO, present: Present) -> Counts:
    """Write all that `connection` sees, in one transaction, into `file`; return how much it was.

    A draft goes as far as it is sound: its last sound version is its newest in the backup.
    """
    digest, count = hashlib.sha256(), [0, 0, 0]
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6) as packed:

        def write(text: str) -> None:
            line = text.encode() + b"\n"
            digest.update(line)
            packed.write(line)

        write(Head(made=present.now).model_dump_json(exclude_none=True))
        for draft in inspected(connection):
            lines = list(_lines(draft, present.now))
            count[0] += bool(lines)
            count[1] += max(len(lines) - 1, 0)
            count[2] += len(draft.damaged) + draft.missing + (not lines or not draft.record.sound)
            for line in lines:
                write(line)
        end = End(checksum=digest.hexdigest(), drafts=count[0], versions=count[1])
        packed.write(end.model_dump_json().encode() + b"\n")
    return Counts(*count)


def _lines(draft: Inspected, now: dt.datetime) -> Iterator[str]:
    """Yield the line of a draft and those of its versions; nothing when no key opens it, or nothing is sound."""
    record = draft.record
    if not draft.sound or not all(_HASH.fullmatch(str(one)) for one in (record.edit_hash, record.read_hash)):
        return
    yield DraftRow(
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
