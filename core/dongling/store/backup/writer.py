"""Writes a backup: everything in the store as it was at one moment, while others go on saving."""

import datetime as dt
import gzip
import hashlib
import itertools
from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection, func, select

from dongling.store.backup.format import Counts, DraftRow, End, Head
from dongling.store.database.tables import draft_versions, drafts

_AT_ONCE = 200


def counted(connection: Connection) -> Counts:
    """Return how much the store holds."""
    tables = (drafts, draft_versions)
    return Counts(*(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables))


def dump(connection: Connection, file: BinaryIO, now: dt.datetime) -> Counts:
    """Write all that `connection` sees, in one transaction, into `file`; return how much it was."""
    counts, digest = counted(connection), hashlib.sha256()
    head = Head(made=now, drafts=counts.drafts, versions=counts.versions)
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6) as packed:
        for text in itertools.chain([head.model_dump_json()], _lines(connection)):
            line = text.encode() + b"\n"
            digest.update(line)
            packed.write(line)
        packed.write(End(checksum=digest.hexdigest()).model_dump_json().encode() + b"\n")
    return counts


def _lines(connection: Connection) -> Iterator[str]:
    v = draft_versions.c
    wanted = select(drafts, v.number, v.saved, v.did, v.body).join_from(drafts, draft_versions)
    rows = connection.execute(wanted.order_by(drafts.c.id, v.number), execution_options={"yield_per": _AT_ONCE})
    last = None
    for row in rows:
        if row.id != last:
            last = row.id
            names = ("edit_hash", "read_hash", "version", "created", "used")
            yield DraftRow(**{name: getattr(row, name) for name in names}).model_dump_json()
        yield _version(row.number, row.saved, row.did, row.body)


def _version(number: int, saved: dt.datetime, did: str, body: str) -> str:
    """Return the line of a version: what the store keeps is JSON, and goes through as it is."""
    return f'{{"row":"version","number":{number},"saved":"{saved.isoformat()}","did":{did},"draft":{body}}}'
