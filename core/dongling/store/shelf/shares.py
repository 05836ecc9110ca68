"""Sharing: who may see what lies on a shelf, changed and taken back at once; lists of what others share."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, update

from dongling.accounts import DISTRICT, Action, Actor, Thing, may
from dongling.problems import DonglingError, Said
from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.database.database import Database
from dongling.store.drafts import keys, rows
from dongling.store.shelf import lists
from dongling.store.shelf.item import Listing, Sharing
from dongling.store.shelf.sight import ShelfFinder, public, shared_in_district, shared_in_schools
from dongling.store.shelf.tables import shelf_items

_I = shelf_items.c
_GONE = Said("书架上没有这一份，什么也没有改", "there is no such draft on the shelf; nothing was changed")
_NO_SCHOOL = Said("要选一所自己在的学校，什么也没有改", "choose a school where you are; nothing was changed")


@dataclass(frozen=True, slots=True)
class Links:
    """The keys of what is shared by a link, which are shown now and kept nowhere; both are secrets."""

    edit_key: str
    read_key: str


class Shares:
    """What people share from their shelves."""

    def __init__(self, database: Database, finder: ShelfFinder) -> None:
        self._database, self._finder = database, finder

    def share(self, by: Actor, number: int, sharing: Sharing, school: str = "") -> Links | None:
        """Say who may see a draft of one's own; return new links where it is shared by these.

        Links that were given out before end with it.
        """
        _must(by, sharing, school)
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            there = self._finder.kept(connection, by, number, present)
            if there is None or there.record.trashed:
                raise DonglingError(_GONE)
            key, _ = rows.rekey(connection, there.record)
            named = school if sharing in (Sharing.SCHOOL, Sharing.DISTRICT, Sharing.PUBLIC) else ""
            line = update(shelf_items).where(_I.draft_id == number).values(sharing=sharing.value, school=named)
            connection.execute(line)
            note(connection, by, Did.SHELF_SHARED, f"shelf-{number} {sharing.value}", named)
        return Links(key, keys.read_key(key)) if sharing is Sharing.LINK else None

    def take_down(self, by: Actor, number: int) -> None:
        """Let only its owner see what is shared in the name of a school that `by` administers."""
        with self._database.writing() as connection:
            row = connection.execute(select(shelf_items).where(_I.draft_id == number).with_for_update()).first()
            there = row is not None and row.sharing not in (Sharing.PRIVATE, Sharing.LINK)
            if row is None or not there or not may(by, Action.TAKE_DOWN, Thing(frozenset({row.school}))):
                raise DonglingError(_GONE)
            private = {"sharing": Sharing.PRIVATE.value, "school": ""}
            connection.execute(update(shelf_items).where(_I.draft_id == number).values(private))
            note(connection, by, Did.SHELF_SHARED, f"shelf-{number} {Sharing.PRIVATE.value}", row.school)

    def of_schools(self, by: Actor, start: int, most: int) -> Listing:
        """Return part of what colleagues at one's own schools share."""
        return self._listed(by, shared_in_schools(by) & (_I.person_id != by.person), start, most)

    def of_district(self, by: Actor, start: int, most: int) -> Listing:
        """Return part of what all others share with everybody who signs in, or with all readers."""
        return self._listed(by, shared_in_district(by) & (_I.person_id != by.person), start, most)

    def of_everybody(self, by: Actor, start: int, most: int) -> Listing:
        """Return part of what is shared with all readers."""
        return self._listed(by, public(), start, most)

    def _listed(self, by: Actor, which: ColumnElement[bool], start: int, most: int) -> Listing:
        with self._database.reading() as connection:
            return lists.listing(connection, by, which & lists.IN_USE, self._database.present, start, most)


def _must(by: Actor, sharing: Sharing, school: str) -> None:
    """Refuse to share in the name of a school where one is not, or beyond one's reach."""
    within = not school or may(by, Action.SHARE_IN_SCHOOL, Thing(frozenset({school})))
    wide = may(by, Action.SHARE_IN_DISTRICT, DISTRICT)
    needs = {
        Sharing.SCHOOL: bool(school) and within,
        Sharing.DISTRICT: within and wide,
        Sharing.PUBLIC: within and wide,
    }
    if not needs.get(sharing, True):
        raise DonglingError(_NO_SCHOOL)
