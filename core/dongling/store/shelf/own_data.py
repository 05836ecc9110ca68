"""All that is stored of a person, as she takes it along: every table, row by row, but for what only opens something.

All tables of METADATA are gone through, but for those of OF_NOBODY, and all columns but for those of KEPT_BACK: a new
one that nobody thought of is taken along, or the export fails, as a test then does.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from dongling.accounts import Action, Actor, Thing, may
from dongling.store.accounts.tables import half_sign_ins, identities, mail_addresses, recovery_codes, second_factors
from dongling.store.audit.entry import person_named
from dongling.store.audit.tables import audit
from dongling.store.database.database import Database
from dongling.store.database.tables import (
    METADATA,
    draft_versions,
    drafts,
    known_places,
    one_time_links,
    people,
    person_roles,
    sessions,
)
from dongling.store.manuscripts.tables import intakes, manuscript_origins, manuscript_versions, manuscripts, remarks
from dongling.store.shelf.tables import shelf_folders, shelf_items

Row = dict[str, Any]
OF_NOBODY: Mapping[str, str] = MappingProxyType(
    {
        "counted_time": "how much time has gone by",
        "audit_head": "where the chain of the audit ends",
        "sign_in_tries": "digests of who tried, which tell of nobody whose they are",
    }
)
"""Tables in which nothing can be told to be a person's, and why."""
KEPT_BACK: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "people": frozenset({"password", "name_key"}),
        "sessions": frozenset({"token_hash", "used_counted"}),
        "one_time_links": frozenset({"token_hash", "made_counted"}),
        "known_places": frozenset({"place_hash"}),
        "second_factors": frozenset({"secret", "last_step"}),
        "recovery_codes": frozenset({"code_hash"}),
        "half_sign_ins": frozenset({"token_hash", "made_counted"}),
        "mail_addresses": frozenset({"token_hash", "made_counted"}),
        "drafts": frozenset({"edit_hash", "read_hash", "used_counted", "trashed_counted", "seal"}),
        "draft_versions": frozenset({"body_seal", "seal"}),
        "manuscripts": frozenset({"trashed_counted"}),
        "audit": frozenset({"digest", "counted"}),
    }
)
"""Columns that no file holds: digests and secrets, which would open an account, seals, and counted seconds."""
_FROM_OTHERS = ("origin_id", "origin_version", "origin_title", "copied", "from_name", "handed", "origin_who")
_AT_ONCE = 500


class OwnData:
    """What is stored of each person. What the database can't do raises DonglingError, as everywhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, by: Actor) -> Iterator[tuple[str, Iterator[Row]]]:
        """Yield the tables that hold something of `by`, each with its rows: take a table's before the next one's."""
        if not may(by, Action.KEEP_SHELF, Thing(owner=by.person)):
            return
        with self._database.reading() as connection:
            name = connection.execute(select(people.c.name).where(people.c.id == by.person)).scalar_one()
            own = _own(by.person, name)
            for table in METADATA.sorted_tables:
                if table is audit:
                    yield table.name, _audit(connection, by.person, name)
                elif table.name not in OF_NOBODY:
                    yield table.name, _rows(connection, table, own[table])
            yield "named_by_others", _named_by_others(connection, by.person, name)


def _own(person: int, name: str) -> dict[Table, ColumnElement[bool]]:
    """Return how the rows of a person are known in each table."""
    of_person = (person_roles, sessions, one_time_links, known_places, second_factors, recovery_codes, half_sign_ins)
    held = select(shelf_items.c.draft_id).where(shelf_items.c.person_id == person)
    written = select(manuscripts.c.id).where(manuscripts.c.person_id == person)
    return {
        people: people.c.id == person,
        **{table: table.c.person_id == person for table in (*of_person, identities, mail_addresses)},
        shelf_folders: shelf_folders.c.person_id == person,
        shelf_items: shelf_items.c.person_id == person,
        drafts: drafts.c.id.in_(held),
        draft_versions: draft_versions.c.draft_id.in_(held),
        manuscripts: manuscripts.c.person_id == person,
        manuscript_origins: manuscript_origins.c.manuscript_id.in_(written),
        intakes: intakes.c.manuscript_id.in_(written),
        manuscript_versions: manuscript_versions.c.manuscript_id.in_(written) | (manuscript_versions.c.by_name == name),
        remarks: remarks.c.manuscript_id.in_(written) | (remarks.c.by_name == name),
    }


def _rows(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Iterator[Row]:
    back = KEPT_BACK.get(table.name, frozenset())
    columns = [column for column in table.c if column.name not in back]
    ordered = select(*columns).where(condition).order_by(*table.primary_key.columns)
    for row in connection.execute(ordered).yield_per(_AT_ONCE):
        yield {name: _told(value) for name, value in row._asdict().items()} | _body(row._asdict())


def _body(row: Row) -> Row:
    """Return what a version says as what it is, where it can be read."""
    if "body" not in row:
        return {}
    try:
        return {"body": json.loads(row["body"])}
    except (ValueError, TypeError):
        return {}


def _audit(connection: Connection, person: int, name: str) -> Iterator[Row]:
    """Yield what a person did, and what was done to her; who else did it is that one's own."""
    named = person_named(person, name)
    about = re.compile(rf"(?:^|\s){re.escape(named)}(?=\s|$)")
    mine = or_(audit.c.person == person, audit.c.thing.contains(named, autoescape=True))
    for row in _rows(connection, audit, mine):
        by_oneself = row["person"] == person
        if by_oneself or about.search(row["thing"]):
            yield row if by_oneself else {**row, "person": None, "name": None}


def _named_by_others(connection: Connection, person: int, name: str) -> Iterator[Row]:
    """Yield where shelves of others name a person: of whom they copied something, or got it from."""
    named = or_(shelf_items.c.origin_who == name, shelf_items.c.from_name == name)
    columns = [shelf_items.c[column] for column in _FROM_OTHERS]
    for row in connection.execute(select(*columns).where(named, shelf_items.c.person_id != person)):
        told = row._asdict()
        for column in ("from_name", "origin_who"):
            told[column] = name if told[column] == name else None
        yield {key: _told(value) for key, value in told.items()}


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else value
