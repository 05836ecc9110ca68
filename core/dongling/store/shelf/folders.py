"""The folders of a shelf."""

import unicodedata

from sqlalchemy import Connection, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dongling.accounts import Action, Actor, Thing, may
from dongling.problems import DonglingError, Said
from dongling.store.database.database import Database
from dongling.store.database.tables import drafts
from dongling.store.shelf.item import ShelfFolder
from dongling.store.shelf.tables import shelf_folders, shelf_items

MOST = 100
LONGEST = 40
_F, _I = shelf_folders.c, shelf_items.c
_NONE = Said("没有这个文件夹，什么也没有改", "there is no such folder; nothing was changed")
_NAME = Said(f"文件夹的名字写1到{LONGEST}个字", f"the name of a folder has 1 to {LONGEST} characters")
_FULL = Said(f"最多{MOST}个文件夹", f"there are {MOST} folders at most")


class Folders:
    """The folders of all, each for whose it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self, by: Actor) -> list[ShelfFolder]:
        """Return one's own folders, by name, with how many drafts each holds that are in use."""
        held = and_(_I.folder_id == _F.id, _I.year.is_(None), _I.person_id == _F.person_id)
        there = and_(drafts.c.id == _I.draft_id, drafts.c.trashed.is_(None))
        wanted = (
            select(_F.id, _F.name, func.count(drafts.c.id))
            .join(shelf_items, held, isouter=True)
            .join(drafts, there, isouter=True)
            .where(_F.person_id == by.person)
            .group_by(_F.id, _F.name)
            .order_by(_F.name)
        )
        with self._database.reading() as connection:
            return [ShelfFolder(*row) for row in connection.execute(wanted)]

    def make(self, by: Actor, name: str) -> int:
        """Make a folder; return its number. One of this name that is there does as well."""
        _must(by)
        name = _sound(name)
        with self._database.writing() as connection:
            own = list(connection.execute(select(_F.id, _F.name).where(_F.person_id == by.person)))
            if there := next((row.id for row in own if row.name == name), 0):
                return int(there)
            if len(own) >= MOST:
                raise DonglingError(_FULL)
            line = insert(shelf_folders).values(person_id=by.person, name=name).returning(_F.id)
            try:
                with connection.begin_nested():
                    made: int = connection.execute(line).scalar_one()
            except IntegrityError:  # another tab was faster
                same = (_F.person_id == by.person) & (_F.name == name)
                made = connection.execute(select(_F.id).where(same)).scalar_one()
            return made

    def rename(self, by: Actor, folder: int, name: str) -> None:
        """Call a folder something else."""
        name = _sound(name)
        with self._database.writing() as connection:
            self.must_be(connection, by, folder)
            try:
                with connection.begin_nested():
                    connection.execute(update(shelf_folders).where(_F.id == folder).values(name=name))
            except IntegrityError:
                raise DonglingError(
                    Said(f"已经有“{name}”了，换个名字", f"there is “{name}” already; take another name")
                ) from None

    def remove(self, by: Actor, folder: int) -> None:
        """Take a folder away; what lay in it lies on the shelf."""
        with self._database.writing() as connection:
            self.must_be(connection, by, folder)
            connection.execute(delete(shelf_folders).where(_F.id == folder))

    @staticmethod
    def must_be(connection: Connection, by: Actor, folder: int) -> None:
        """Raise DonglingError for a folder that is not one's own."""
        owner = connection.execute(select(_F.person_id).where(_F.id == folder).with_for_update()).scalar()
        if owner is None or not may(by, Action.KEEP_SHELF, Thing(owner=owner)):
            raise DonglingError(_NONE)


def _must(by: Actor) -> None:
    if not may(by, Action.KEEP_SHELF, Thing(owner=by.person)):
        raise DonglingError(_NONE)


def _sound(name: str) -> str:
    typed = " ".join(unicodedata.normalize("NFC", name).split())
    if not 0 < len(typed) <= LONGEST or not typed.isprintable():
        raise DonglingError(_NAME)
    return typed
