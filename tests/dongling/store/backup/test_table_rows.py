"""Rows of tables in backups: every column of every table goes out and comes in as it was, and nothing else does."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Integer, Table

import dongling.store.store  # noqa: F401 - it knows all tables
from dongling.store.backup.table_rows import UnfitValueError, carried, packed, unpacked
from dongling.store.database.tables import METADATA, NOT_IN_BACKUPS, Moment, people, sessions

WHEN = dt.datetime(2026, 9, 1, 8, 0, 0, 123456, dt.UTC)
PERSON: dict[str, Any] = {
    "id": 7,
    "name": "陆老师",
    "name_key": "陆老师",
    "password": "$argon2id$",
    "created": WHEN.isoformat(),
    "disabled": None,
}


def some(column: Column[Any]) -> Any:
    """Return something that a column can hold."""
    if isinstance(column.type, Moment):
        return WHEN
    if isinstance(column.type, Boolean):
        return True
    return 2**31 - 1 if isinstance(column.type, Integer) else "字"


@pytest.mark.parametrize("table", carried(), ids=lambda table: table.name)
def test_every_column_of_every_table_goes_out_and_comes_in_as_it_was(table: Table) -> None:
    every = {column.name: some(column) for column in table.columns}
    left_out = {column.name for column in table.columns if NOT_IN_BACKUPS.items() <= column.info.items()}
    row = {name: value for name, value in every.items() if name not in left_out}
    assert packed(table, every).keys() == row.keys()
    assert unpacked(table, packed(table, every)) == row
    empty = row | {name: None for name in row if table.columns[name].nullable}
    assert unpacked(table, packed(table, every | empty)) == empty


def test_all_tables_are_carried_but_those_that_say_why_not() -> None:
    names = {table.name for table in carried()}
    assert {"people", "person_roles", "known_places", "audit", "audit_head"} <= names
    assert names.isdisjoint({"sessions", "one_time_links", "counted_time", "drafts", "draft_versions"})
    assert names < set(METADATA.tables)
    assert sessions.name not in names


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"id": "7"}, "id"),
        ({"id": True}, "id"),
        ({"id": 2**31}, "id"),
        ({"id": None}, "id"),
        ({"name": "字" * 41}, "name"),
        ({"name": 7}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"name": "\udcff"}, "name"),
        ({"created": "2026-09-01T08:00:00"}, "created"),
        ({"created": "yesterday"}, "created"),
        ({"created": 5}, "created"),
        ({"shoe_size": 43}, "shoe_size"),
    ],
)
def test_what_no_column_can_hold_is_refused_by_its_name(change: dict[str, Any], column: str) -> None:
    with pytest.raises(UnfitValueError, match=f"^{column}$"):
        unpacked(people, PERSON | change)


def test_what_a_backup_does_not_say_is_the_tables_own_affair_or_refused() -> None:
    without = {name: value for name, value in PERSON.items() if name not in ("disabled", "password")}
    assert "password" not in unpacked(people, without)
    with pytest.raises(UnfitValueError, match="name_key"):
        unpacked(people, {name: value for name, value in PERSON.items() if name != "name_key"})


def test_a_row_whose_moment_was_damaged_is_not_written() -> None:
    row = unpacked(people, PERSON)
    for damaged in ({"created": None}, {"created": "x"}, {"name": "\udcff"}):
        with pytest.raises(UnfitValueError):
            packed(people, row | damaged)
