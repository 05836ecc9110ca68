"""Shelves outlive a restore: what comes back of a draft lies with whom it lay now, and opens by no ended link."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dongling.store.database.tables import drafts, people
from dongling.store.drafts import rows
from dongling.store.drafts.records import DRAFT_COLUMNS, DraftRecord, draft_record
from dongling.store.shelf.item import Sharing
from dongling.store.shelf.tables import shelf_folders, shelf_items

_D, _I = drafts.c, shelf_items.c
_SEEN = ("sharing", "school")
_OWNED = ("person_id", "year", "from_name", "handed")
"""What of an item is of its owner, besides the folder."""


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

    def put_back(self, connection: Connection, orphans: Iterable[int]) -> int:
        """Put each draft that is there again on the shelf where it lay; what the backup has not is gone.

        Folders and years are those of the backup where it carries shelves; whose a draft is and who sees it stays.
        Of the `orphans` go those that lay on no other shelf by now. Return how many are another's than in the backup.
        """
        known, orphans, others = self._known(connection), set(orphans), 0
        people_there = set(connection.execute(select(people.c.id)).scalars())
        owners = {row.id: row.person_id for row in connection.execute(select(shelf_folders))}
        then = {row.draft_id: row.person_id for row in connection.execute(select(_I.draft_id, _I.person_id))}
        for held in self._held:
            if not (record := known.get(held.values["draft_id"])) or held.values["person_id"] not in people_there:
                continue
            values = held.values | self._seen_now(connection, held, record)
            if owners.get(values["folder_id"]) != values["person_id"]:
                values["folder_id"] = None
            others += record.id in orphans or then.get(record.id, values["person_id"]) != values["person_id"]
            self._put(connection, record, values, then.get(record.id), known)
        self._let_go(connection, orphans)
        return others

    @staticmethod
    def _let_go(connection: Connection, orphans: set[int]) -> None:
        on_shelves = set(connection.execute(select(_I.draft_id)).scalars())
        if alone := [{"number": number} for number in sorted(orphans - on_shelves)]:
            connection.execute(delete(drafts).where(_D.id == bindparam("number")), alone)

    @staticmethod
    def _seen_now(connection: Connection, held: _Held, record: DraftRecord) -> dict[str, Any]:
        """Return who sees a draft; what was shared by a link that ended since is private."""
        if record.edit_hash == held.edit_hash:
            return {}
        rows.rekey(connection, record)
        return {"sharing": Sharing.PRIVATE.value} if held.values["sharing"] == Sharing.LINK else {}

    @staticmethod
    def _put(
        connection: Connection,
        record: DraftRecord,
        values: dict[str, Any],
        owner: int | None,
        known: dict[int, DraftRecord],
    ) -> None:
        if owner is None:
            origin = known.get(values["origin_id"])
            connection.execute(
                insert(shelf_items).values(**(values | {"draft_id": record.id, "origin_id": origin and origin.id}))
            )
            return
        moved = () if owner == values["person_id"] else (*_OWNED, "folder_id")
        changed = {name: values[name] for name in (*_SEEN, *moved)}
        connection.execute(update(shelf_items).where(_I.draft_id == record.id).values(changed))

    def _known(self, connection: Connection) -> dict[int, DraftRecord]:
        """Return the drafts that are there again, by the numbers that they had."""
        there = [draft_record(row) for row in connection.execute(select(*DRAFT_COLUMNS))]
        by_key = {one.edit_hash: one for one in there}
        by_number = {(one.id, one.created): one for one in there}
        made, held_made = Counter(one.created for one in there), Counter(held.created for held in self._held)
        by_time = {one.created: one for one in there if made[one.created] == held_made[one.created] == 1}
        drafts_again = {}
        for held in self._held:
            number = held.values["draft_id"]
            again = by_key.get(held.edit_hash) or by_number.get((number, held.created)) or by_time.get(held.created)
            if again:
                drafts_again[number] = again
        return drafts_again
