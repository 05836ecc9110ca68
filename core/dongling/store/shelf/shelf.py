"""A shelf: what somebody who signs in has saved, by whom it is and not by a secret; asked of `may` each time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from dongling.accounts import Action, Actor, Thing, may
from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import draft_versions, drafts, people
from dongling.store.drafts import keys, rows
from dongling.store.drafts.saved import KEPT, SavedDraft
from dongling.store.shelf import lists
from dongling.store.shelf.folders import Folders
from dongling.store.shelf.item import Listing, Sharing, ShelfItem
from dongling.store.shelf.own_data import OwnData
from dongling.store.shelf.school_usage import SchoolUsage, school_usage
from dongling.store.shelf.shares import Shares
from dongling.store.shelf.sight import ShelfFinder, kept_by
from dongling.store.shelf.succession import Succession
from dongling.store.shelf.tables import shelf_items

MOST = 2000
"""So many drafts lie on one shelf."""
YEARS = range(2000, 2101)
_I, _D, _V = shelf_items.c, drafts.c, draft_versions.c
_FULL = Said(
    f"书架上有{MOST}份了，没有存；先删去或交出一些", f"there are {MOST} on the shelf: not saved; throw some away first"
)
_NOBODY = Said("先登录，才有书架", "sign in first to have a shelf")
_NO_YEAR = Said("没有这个学年", "there is no such school year")


@dataclass(frozen=True, slots=True)
class ShelfQuery:
    """What to list of a shelf: a folder, a school year of the archive, the trash, or what is found.

    `words` are looked for in names, descriptions and notes, `units` are units whose titles hold them.
    """

    folder: int = 0
    year: int = 0
    trash: bool = False
    words: str = ""
    units: tuple[str, ...] = ()

    @property
    def condition(self) -> ColumnElement[bool]:
        """Return the condition for it."""
        if self.trash:
            return _D.trashed.is_not(None)
        if self.words:
            named = [_V.body.contains(f'"unit":{json.dumps(unit)}', autoescape=True) for unit in self.units]
            typed = json.dumps(self.words, ensure_ascii=False)[1:-1]
            return lists.IN_USE & or_(_V.body.icontains(typed, autoescape=True), *named)
        if self.year:
            return lists.IN_USE & (_I.year == self.year)
        current = lists.IN_USE & _I.year.is_(None)
        return current & (_I.folder_id == self.folder) if self.folder else current


class Shelf:
    """The shelves of all, each for whose it is. What the database can't do raises DonglingError, as everywhere."""

    def __init__(self, database: Database, finder: ShelfFinder) -> None:
        self._database, self._finder = database, finder
        self.folders, self.shares = Folders(database), Shares(database, finder)
        self.succession, self.own_data = Succession(database), OwnData(database)

    def create(self, by: Actor, draft: Draft, did: Said) -> SavedDraft:
        """Save a new draft on one's own shelf; nobody has a key to it."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            return _placed(connection, by, draft, did, present)

    def copy(self, by: Actor, key: keys.Key, did: Said) -> SavedDraft | None:
        """Take a draft that one may see as one's own, with where it is from; None when there is none to be seen."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            there = self._finder.found(connection, key, present, edits=False)
            if there is None or there.record.trashed or there.draft is None:
                return None
            of = {
                "origin_id": there.record.id,
                "origin_version": there.record.version,
                "origin_title": there.draft.name,
                "copied": present.now,
            }
            whose = select(people.c.name, _I.school).join(people, people.c.id == _I.person_id)
            if known := connection.execute(whose.where(_I.draft_id == there.record.id)).first():
                of |= {"origin_who": known.name, "origin_school": known.school}
            return _placed(connection, by, there.draft, did, present, of)

    def bring(self, by: Actor, edit_keys: Iterable[str]) -> int:
        """Put drafts that were made without an account on one's own shelf; return how many.

        Their links go on opening them. What lies on a shelf already stays there, whoever has its key.
        """
        brought = 0
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            for key in edit_keys:
                there = self._finder.found(connection, key, present, locked=True)
                if there and not there.record.trashed:
                    brought += _put(connection, by, there.record.id, present, {"sharing": Sharing.LINK.value})
        return brought

    def held(self, edit_keys: Iterable[str]) -> frozenset[str]:
        """Return which of these keys open what lies on a shelf."""
        hashes = {keys.hashed(key): key for key in edit_keys}
        held = select(_D.edit_hash).join(shelf_items, _I.draft_id == _D.id).where(_D.edit_hash.in_(list(hashes)))
        with self._database.reading() as connection:
            return frozenset(hashes[one] for one in connection.execute(held).scalars())

    def listed(self, by: Actor, wanted: ShelfQuery, start: int, most: int) -> Listing:
        """Return part of what lies on one's own shelf, the last saved first."""
        with self._database.reading() as connection:
            present = self._database.present
            return lists.listing(connection, by, kept_by(by) & wanted.condition, present, start, most)

    def everything(self, by: Actor) -> tuple[ShelfItem, ...]:
        """Return all that lies on one's own shelf, the archive too, but not the trash."""
        with self._database.reading() as connection:
            present = self._database.present
            return lists.listing(connection, by, kept_by(by) & lists.IN_USE, present, 0, MOST).items

    def one(self, by: Actor, number: int) -> ShelfItem | None:
        """Return what lies on a shelf under a number, None for what one may not see."""
        with self._database.reading() as connection:
            return lists.one(connection, by, number, self._database.present)

    def kept_by_schools(self, by: Actor) -> tuple[SchoolUsage, ...]:
        """Return how much the people of each school keep, of those schools of which one may see that."""
        with self._database.reading() as connection:
            return school_usage(connection, by)

    def years(self, by: Actor) -> dict[int, int]:
        """Return how many drafts lie in each school year of one's archive, and under 0 in none."""
        count = select(_I.year, func.count()).join(drafts, _D.id == _I.draft_id)
        with self._database.reading() as connection:
            lines = connection.execute(
                count.where(kept_by(by), lists.IN_USE).group_by(_I.year).order_by(_I.year.desc())
            )
            return {year or 0: number for year, number in lines}

    def move(self, by: Actor, numbers: Iterable[int], folder: int) -> None:
        """Put drafts of one's own into a folder, 0 for none; they leave the archive. Nothing of others' is touched."""
        with self._database.writing() as connection:
            if folder:
                self.folders.must_be(connection, by, folder)
            self._change(connection, by, numbers, folder_id=folder or None, year=None)

    def archive(self, by: Actor, numbers: Iterable[int], year: int) -> None:
        """Put drafts of one's own into the archive of a school year, by the year in which that began."""
        if year not in YEARS:
            raise DonglingError(_NO_YEAR)
        with self._database.writing() as connection:
            self._change(connection, by, numbers, year=year)

    @staticmethod
    def _change(connection: Connection, by: Actor, numbers: Iterable[int], **values: Any) -> None:
        own = kept_by(by) & _I.draft_id.in_(list(numbers))
        connection.execute(update(shelf_items).where(own).values(**values))


def _placed(
    connection: Connection, by: Actor, draft: Draft, did: Said, present: Present, of: dict[str, Any] | None = None
) -> SavedDraft:
    record = rows.begin(connection, keys.new_key(), draft, did, present)
    _put(connection, by, record.id, present, of or {})
    both = keys.handed_keys(keys.ShelfKey(record.id, by))
    return SavedDraft(*both, draft, 1, present.now, present.now + KEPT)


def _put(connection: Connection, by: Actor, number: int, present: Present, values: dict[str, Any]) -> bool:
    """Put a draft on one's own shelf; tell whether it lay on none."""
    if not may(by, Action.KEEP_SHELF, Thing(owner=by.person)):
        raise DonglingError(_NOBODY)
    count = select(func.count()).select_from(shelf_items).where(_I.person_id == by.person)
    if connection.execute(count).scalar_one() >= MOST:
        raise DonglingError(_FULL)
    line = insert(shelf_items).values(draft_id=number, person_id=by.person, placed=present.now, **values)
    try:
        with connection.begin_nested():
            connection.execute(line)
    except IntegrityError:
        return False
    return True
