"""Lists of what lies on shelves: one query for a page of it, with the newest version of each and what it came from."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select

from dongling.accounts import Actor
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import draft_versions, drafts, people
from dongling.store.drafts.keys import ShelfKey
from dongling.store.drafts.records import DRAFT_COLUMNS, VERSION_COLUMNS, VersionRecord, draft_record
from dongling.store.drafts.rows import StoredDraft, handed
from dongling.store.shelf.item import Listing, Origin, Sharing, ShelfItem
from dongling.store.shelf.sight import seen_by
from dongling.store.shelf.tables import shelf_items

_D, _V, _I = drafts.c, draft_versions.c, shelf_items.c
_ORIGIN, _ORIGIN_ITEM = drafts.alias("origin"), shelf_items.alias("origin_item")
_DRAFT, _VERSION = len(DRAFT_COLUMNS), len(DRAFT_COLUMNS) + len(VERSION_COLUMNS)
IN_USE = _D.trashed.is_(None)


def listing(
    connection: Connection, by: Actor, which: ColumnElement[bool], present: Present, start: int, most: int
) -> Listing:
    """Return part of what a condition finds, the last saved first."""
    count = select(func.count()).select_from(shelf_items).join(drafts, _D.id == _I.draft_id)
    held = count.join(draft_versions, and_(_V.draft_id == _D.id, _V.number == _D.version), isouter=True)
    total = connection.execute(held.where(which)).scalar_one()
    wanted = _items(by).where(which).order_by(_V.saved.desc(), _D.id.desc()).limit(most).offset(start)
    return Listing(tuple(_item(row, by, present) for row in connection.execute(wanted)), total)


def one(connection: Connection, by: Actor, number: int, present: Present) -> ShelfItem | None:
    """Return what lies on a shelf under a number, None for what is not to be seen."""
    row = connection.execute(_items(by).where(_D.id == number, IN_USE, seen_by(by))).first()
    return _item(row, by, present) if row else None


def _items(by: Actor) -> Any:
    visible = and_(_ORIGIN_ITEM.c.draft_id == _I.origin_id, seen_by(by, _ORIGIN_ITEM))
    there = and_(_ORIGIN.c.id == _ORIGIN_ITEM.c.draft_id, _ORIGIN.c.trashed.is_(None))
    return (
        select(
            *DRAFT_COLUMNS,
            *VERSION_COLUMNS,
            *(column.label(f"item_{column.name}") for column in shelf_items.columns),
            people.c.name.label("who"),
            _ORIGIN.c.version.label("origin_now"),
        )
        .select_from(drafts)
        .join(shelf_items, _I.draft_id == _D.id)
        .join(people, people.c.id == _I.person_id)
        .join(draft_versions, and_(_V.draft_id == _D.id, _V.number == _D.version), isouter=True)
        .join(_ORIGIN_ITEM, visible, isouter=True)
        .join(_ORIGIN, there, isouter=True)
    )


def _item(row: Row[Any], by: Actor, present: Present) -> ShelfItem:
    version = row[_DRAFT:_VERSION]
    stored = StoredDraft(draft_record(row), VersionRecord(*version) if version[0] is not None else None)
    key, edits = ShelfKey(row.item_draft_id, by), row.item_person_id == by.person
    return ShelfItem(
        number=row.item_draft_id,
        saved=handed(stored, key, present, edits=edits) if stored.draft is not None else None,
        who=row.who,
        placed=row.item_placed,
        folder=row.item_folder_id or 0,
        year=row.item_year or 0,
        sharing=Sharing(row.item_sharing),
        school=row.item_school,
        from_name=row.item_from_name,
        handed=row.item_handed,
        origin=_origin(row),
        own=edits,
    )


def _origin(row: Row[Any]) -> Origin | None:
    if row.item_copied is None:
        return None
    number, version = (row.item_origin_id, row.origin_now) if row.origin_now else (0, 0)
    then = row.item_origin_version or 0
    words = (row.item_origin_title, row.item_origin_who, row.item_origin_school)
    return Origin(*words, then, row.item_copied, number, changed=version > then)
