"""Who sees what on shelves: as `may` has it, written as a condition, so that one draft and a list ask the same."""

from sqlalchemy import ColumnElement, Connection, FromClause, false, or_, select, true

from dongling.accounts import DISTRICT, Action, Actor, Thing, may
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import drafts, people
from dongling.store.drafts import keys, rows
from dongling.store.drafts.damage import Finder, Remains, remains
from dongling.store.drafts.rows import BY_ID, StoredDraft
from dongling.store.shelf.item import Sharing
from dongling.store.shelf.tables import shelf_items

_I = shelf_items.c
Items = FromClause
"""The table of what lies on shelves, or another name for it in the same query."""
_BY_ID = BY_ID.join(shelf_items, _I.draft_id == drafts.c.id)


def kept_by(by: Actor, items: Items = shelf_items) -> ColumnElement[bool]:
    """Return the condition for what lies on one's own shelf."""
    return items.c.person_id == by.person if may(by, Action.KEEP_SHELF, Thing(owner=by.person)) else false()


def shared_in_schools(by: Actor, items: Items = shelf_items) -> ColumnElement[bool]:
    """Return the condition for what people of one's own schools share, with these or with more."""
    schools = by.reached.get(Action.SHARE_IN_SCHOOL, frozenset())
    wide = items.c.sharing.in_([Sharing.SCHOOL.value, Sharing.DISTRICT.value, Sharing.PUBLIC.value])
    return wide & (true() if schools is None else items.c.school.in_(sorted(schools)))


def shared_in_district(by: Actor, items: Items = shelf_items) -> ColumnElement[bool]:
    """Return the condition for what is shared with everybody who signs in, or with all readers."""
    allowed = may(by, Action.SHARE_IN_DISTRICT, DISTRICT)
    return items.c.sharing.in_([Sharing.DISTRICT.value, Sharing.PUBLIC.value]) if allowed else false()


def public(items: Items = shelf_items) -> ColumnElement[bool]:
    """Return the condition for what is shared with all readers."""
    return items.c.sharing == Sharing.PUBLIC.value


def seen_by(by: Actor, items: Items = shelf_items) -> ColumnElement[bool]:
    """Return the condition for all that somebody may look at."""
    return or_(kept_by(by, items), public(items), shared_in_schools(by, items), shared_in_district(by, items))


def spared() -> ColumnElement[bool]:
    """Return the condition for drafts that are kept without being used: those of people who may sign in."""
    able = select(_I.draft_id).join(people, people.c.id == _I.person_id).where(people.c.disabled.is_(None))
    return drafts.c.id.in_(able)


class ShelfFinder(Finder):
    """Finds drafts by their keys, and those on shelves by who asks."""

    def looked(
        self, connection: Connection, key: keys.Key, *, edits: bool = True, locked: bool = False
    ) -> StoredDraft | Remains | None:
        """Return the draft of a key, or what remains of it; on a shelf None, too, for whoever may not."""
        if isinstance(key, str):
            return super().looked(connection, key, edits=edits, locked=locked)
        which = _BY_ID.where((kept_by if edits else seen_by)(key.by))
        which = which.with_for_update(of=(drafts, shelf_items)) if locked else which
        there = rows.stored(connection, which, key.number)
        if there is None or there.draft is not None:
            return there
        return remains(connection, there.record, there.record.read_hash)

    def kept(self, connection: Connection, by: Actor, number: int, present: Present) -> StoredDraft | None:
        """Return a draft of one's own shelf, to be changed."""
        return self.found(connection, keys.ShelfKey(number, by), present, locked=True)
