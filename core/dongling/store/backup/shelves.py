"""Shelves outlive a restore: what comes back of a draft lies again where its draft lay, and opens by no ended link."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from dongling.store.database.tables import drafts, people
from dongling.store.drafts import rows
from dongling.store.drafts.records import DRAFT_COLUMNS, DraftRecord, draft_record
from dongling.store.shelf.item import Sharing
from dongling.store.shelf.tables import shelf_folders, shelf_items

_D, _I = drafts.c, shelf_items.c


class _Held(NamedTuple):
    """What lay on a shelf, and by what its draft is known again: its key, or when it was made."""

    edit_hash: str
    created: dt.datetime
    values: dict[str, Any]


class HeldShelves:
    """All that lies on shelves, to be put back once the drafts are others."""

    def __init__(self, connection: Connection) -> None:
        lines = connection.execute(
            select(_D.edit_hash, _D.created, *shelf_items.columns).join(shelf_items, _I.draft_id == _D.id)
        )
        self._held = [
            _Held(line.edit_hash, line.created, {column.name: getattr(line, column.name) for column in _I})
            for line in lines
        ]

    def put_back(self, connection: Connection, named: Iterable[str]) -> None:
        """Put each draft that is there again on its shelf; what the backup has not is gone from there, too.

        Of a backup that carries shelves (`named` has the table) they are as they were then, but for who sees what.
        """
        known, carried = self._known(connection), shelf_items.name in set(named)
        people_there = set(connection.execute(select(people.c.id)).scalars())
        folders = set(connection.execute(select(shelf_folders.c.id)).scalars())
        for held in self._held:
            if not (record := known.get(held.values["draft_id"])) or held.values["person_id"] not in people_there:
                continue
            seen = {name: held.values[name] for name in ("sharing", "school")}
            if record.edit_hash != held.edit_hash:
                rows.rekey(connection, record)
                if seen["sharing"] == Sharing.LINK:
                    seen["sharing"] = Sharing.PRIVATE.value
            if carried:
                connection.execute(update(shelf_items).where(_I.draft_id == record.id).values(seen))
                continue
            origin, folder = known.get(held.values["origin_id"]), held.values["folder_id"]
            places = {"draft_id": record.id, "origin_id": origin and origin.id}
            kept = {"folder_id": folder if folder in folders else None}
            connection.execute(insert(shelf_items).values(**(held.values | seen | places | kept)))

    def _known(self, connection: Connection) -> dict[int, DraftRecord]:
        """Return the drafts that are there again, by the numbers that they had."""
        there = [draft_record(row) for row in connection.execute(select(*DRAFT_COLUMNS))]
        by_key = {one.edit_hash: one for one in there}
        made, held_made = Counter(one.created for one in there), Counter(held.created for held in self._held)
        by_time = {one.created: one for one in there if made[one.created] == held_made[one.created] == 1}
        return {
            held.values["draft_id"]: record
            for held in self._held
            if (record := by_key.get(held.edit_hash) or by_time.get(held.created))
        }
