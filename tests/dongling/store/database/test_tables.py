"""The tables: nothing in them is of one database only."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import Dialect, create_engine, insert, select
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateTable

from dongling.store.accounts.try_counts import sign_in_tries
from dongling.store.audit.tables import audit
from dongling.store.database.tables import METADATA, drafts
from dongling.store.shelf.tables import shelf_items

NAMES = {
    *(audit.name, "audit_head", "counted_time", "drafts", "people", "draft_versions", "known_places"),
    *("one_time_links", "person_roles", "sessions", sign_in_tries.name, "shelf_folders", shelf_items.name),
}
_EAST = dt.timezone(dt.timedelta(hours=8))


@pytest.mark.parametrize("kind", [PGDialect, SQLiteDialect])
def test_every_table_can_be_made_in(kind: Callable[[], Dialect]) -> None:
    dialect = kind()
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in METADATA.sorted_tables]
    assert {text.split()[2] for text in made} >= NAMES


def test_a_moment_is_kept_in_utc_wherever_it_was_told() -> None:
    engine = create_engine("sqlite://")
    told = dt.datetime(2026, 9, 1, 8, 30, 0, 123456, tzinfo=_EAST)
    hashes = {"edit_hash": "a" * 64, "read_hash": "b" * 64}
    with engine.begin() as connection:
        METADATA.create_all(connection)
        connection.execute(insert(drafts).values(version=1, created=told, used=told, **hashes))
        kept = connection.execute(select(drafts.c.used)).scalar_one()
    engine.dispose()
    assert (kept, kept.tzinfo) == (told, dt.UTC)
