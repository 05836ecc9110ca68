"""The tables. Nothing in them is of one database only; a change here needs a migration beside it.

Backups carry every table of METADATA that does not say NOT_IN_BACKUPS.
"""

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

NOT_IN_BACKUPS = {"in_backups": False}
"""The `info` of a table that backups leave out: what ends by itself, or what it would be wrong to bring back."""

OF_ACCOUNTS = {"of_accounts": True}
"""The `info` of a table whose rows are part of a person's account: a restore leaves the accounts that are there as they
are."""

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
    info=NOT_IN_BACKUPS,
)
"""One row: how many seconds have gone by for sure, and what was seen of the clock last."""

people = Table(
    "people",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("name_key", String(80), nullable=False, unique=True),
    Column("password", String(200), nullable=False, server_default=text("''")),
    Column("created", Moment, nullable=False),
    Column("disabled", Moment),
    info=OF_ACCOUNTS,
)
"""Who may sign in; `password` is what is kept of it, empty as long as none was set, - where another site vouches."""

person_roles = Table(
    "person_roles",
    METADATA,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(20), primary_key=True),
    Column("school", String(100), primary_key=True),
    info=OF_ACCOUNTS,
)
"""What a person is where; a district administrator is it at the school “”."""

sessions = Table(
    "sessions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("browser", String(80), nullable=False),
    Column("lasting", Integer, nullable=False),
    Column("began", Moment, nullable=False),
    Column("used", Moment, nullable=False),
    Column("used_counted", Integer, nullable=False),
    info=NOT_IN_BACKUPS,
)
"""A browser that is signed in; it ends when it was not used for `lasting` seconds."""

one_time_links = Table(
    "one_time_links",
    METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), index=True),
    Column("made", Moment, nullable=False),
    Column("made_counted", Integer, nullable=False),
    Column("lasting", Integer, nullable=False),
    info=NOT_IN_BACKUPS,
)
"""A link by which a person sets a password, once; that of the first administrator is of nobody yet."""

known_places = Table(
    "known_places",
    METADATA,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("place_hash", String(64), primary_key=True),
    Column("seen", Moment, nullable=False),
    info=OF_ACCOUNTS,
)
"""From where a person signed in lately, as a digest of the address: strangers' tries don't shut these out."""
