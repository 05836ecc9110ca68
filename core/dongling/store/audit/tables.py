"""The tables of the audit: its rows, and the head that says where the chain ends and where it begins."""

from sqlalchemy import Column, Integer, String, Table

from dongling.store.database.tables import METADATA, Moment

audit = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("counted", Integer, nullable=False),
    Column("person", Integer, nullable=False, index=True),
    Column("name", String(40), nullable=False),
    Column("did", String(40), nullable=False, index=True),
    Column("thing", String(120), nullable=False),
    Column("school", String(100), nullable=False, index=True),
    Column("digest", String(64), nullable=False),
)
"""What was done: by whom (number and name as it was then), when, by the calendar and in seconds that were counted, to
which thing, of which school; the digest is over the row and over the digest before it."""

audit_head = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("cut", Integer, nullable=False),
    Column("cut_digest", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
)
"""One row: the number and digest of the last row of the audit, and of the last one that was let go when it was old."""
