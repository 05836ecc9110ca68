"""The tables. Nothing in them is of one database only; a change here needs a migration beside it."""

import datetime as dt
from typing import Any

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String, Table, Text, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC: not every database keeps the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Return how to read what was stored; what no longer is a moment, since it was damaged, is None."""
        read = super().result_processor(dialect, coltype)

        def process(value: Any) -> dt.datetime | None:
            try:
                moment = read(value) if read else value
            except (ValueError, TypeError):
                return None
            return moment if isinstance(moment, dt.datetime) else None

        return process

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return what is stored."""
        return value.astimezone(dt.UTC) if value else None

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return what was stored, with its zone."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=dt.UTC)


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

drafts = Table(
    "drafts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("edit_hash", String(64), nullable=False, unique=True),
    Column("read_hash", String(64), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("used", Moment, nullable=False, index=True),
    Column("kept", Integer, nullable=False, server_default=text("0")),
    Column("used_counted", Integer, nullable=False, server_default=text("0")),
    Column("trashed", Moment),
    Column("trashed_counted", Integer),
    Column("seal", String(64)),
)
"""A draft without what it says: its newest version, how many are `kept`, when it was used and when it was trashed, by
the calendar and in seconds that were counted."""

draft_versions = Table(
    "draft_versions",
    METADATA,
    Column("draft_id", ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("saved", Moment, nullable=False),
    Column("steps", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("did", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("origin", Integer),
    Column("body_seal", String(64)),
    Column("seal", String(64)),
)
"""A version; `origin` is the one that an undo or a redo brought back in it."""

counted_time = Table(
    "counted_time",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seconds", Integer, nullable=False),
    Column("boot", String(64), nullable=False),
    Column("ticks", Integer, nullable=False),
    Column("latest", Moment, nullable=False),
    Column("swept", Integer, nullable=False),
    Column("backed_up", Integer),
    Column("seal", String(64), nullable=False),
)
"""One row: how many seconds have gone by for sure, and what was seen of the clock last."""
