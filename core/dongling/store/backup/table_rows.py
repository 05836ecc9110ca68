"""Rows of any table as a backup carries them: each value held against its column, on the way out and on the way in.

Every table of the store is carried, whoever declared it, unless it says in its `info` that it is left out. Drafts have
lines of their own.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Integer, String, Table

from dongling.store.database.tables import METADATA, NOT_IN_BACKUPS, Moment

Value = str | int | bool | None
LONGEST = 1_000_000
"""Characters of a text whose column sets no limit."""
_LARGEST = 2**31
_OF_THEIR_OWN = {"drafts", "draft_versions"}


class UnfitValueError(ValueError):
    """A value that its column can't hold."""


def carried() -> list[Table]:
    """Return the tables that backups carry line by line, each before those that refer to it."""
    of_others = [table for table in METADATA.sorted_tables if table.name not in _OF_THEIR_OWN]
    return [table for table in of_others if not NOT_IN_BACKUPS.items() <= table.info.items()]


def packed(table: Table, row: Mapping[str, Any]) -> dict[str, Value]:
    """Return a row as a backup writes it. Raises UnfitValueError for a damaged one."""
    wanted = (column for column in table.columns if not NOT_IN_BACKUPS.items() <= column.info.items())
    return {column.name: _out(column, row[column.name]) for column in wanted}


def unpacked(table: Table, values: Mapping[str, Value]) -> dict[str, Any]:
    """Return a row as the store keeps it. Raises UnfitValueError for what no column of the table can hold."""
    if unknown := set(values) - set(table.columns.keys()):
        raise UnfitValueError(min(unknown))
    wanted = (column for column in table.columns if column.name not in values)
    if lacking := [column.name for column in wanted if not column.nullable and column.server_default is None]:
        raise UnfitValueError(lacking[0])
    return {name: _in(table.columns[name], value) for name, value in values.items()}


def _out(column: Column[Any], value: Any) -> Value:
    if isinstance(column.type, Moment) and isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(column.type, Moment) and value is not None:
        raise UnfitValueError(column.name)
    _in(column, value)
    plain: Value = value
    return plain


def _in(column: Column[Any], value: Value) -> Any:
    if value is None:
        fits = bool(column.nullable)
    elif isinstance(column.type, Moment):
        return _moment(column, value)
    elif isinstance(column.type, Boolean):
        fits = isinstance(value, bool)
    elif isinstance(column.type, Integer):
        fits = isinstance(value, int) and not isinstance(value, bool) and -_LARGEST <= value < _LARGEST
    else:
        assert isinstance(column.type, String), column.type  # others have yet to be carried
        fits = isinstance(value, str) and len(value) <= (column.type.length or LONGEST) and _is_text(value)
    if not fits:
        raise UnfitValueError(column.name)
    return value


def _moment(column: Column[Any], value: Value) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise UnfitValueError(column.name)
    return moment


def _is_text(value: str) -> bool:
    """Tell whether every database can keep a text: half a character and a zero are none."""
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
