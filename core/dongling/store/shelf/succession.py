"""When somebody leaves: what lies on the shelf goes to a colleague, or goes with the account."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from dongling.accounts import Action, Actor, may
from dongling.problems import DonglingError, Said
from dongling.store.accounts.administrators import one_remains
from dongling.store.accounts.noted import school_of
from dongling.store.accounts.person import Person, name_key
from dongling.store.accounts.person_rows import find_person
from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.audit.entry import person_named
from dongling.store.database.counted_time import Present
from dongling.store.database.database import Database
from dongling.store.database.tables import drafts, people
from dongling.store.drafts import rows
from dongling.store.drafts.records import DRAFT_COLUMNS, draft_record
from dongling.store.manuscripts.tables import manuscripts
from dongling.store.shelf.item import NotYours, Sharing
from dongling.store.shelf.tables import shelf_items

_I = shelf_items.c
_NO_COLLEAGUE = Said(
    "没有能接手的这位同事，什么也没有动；写同校同事的名字，他要能登录",
    "there is no such colleague to take it, nothing was moved; name somebody of the same school who can sign in",
)
_NOT_THE_NAME = Said("名字和账号的不一样，什么也没有删", "this is not the name of the account; nothing was deleted")


class Held(NamedTuple):
    """How many drafts somebody has on the shelf, and how many manuscripts; those that were thrown away, too."""

    drafts: int
    manuscripts: int


class Succession:
    """What becomes of a shelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hand_over(self, by: Actor, name: str, to: str, numbers: Collection[int] | None = None) -> int:
        """Give what lies on somebody's shelf to a colleague, all or some; return how much. Links to it end.

        With all of it go the manuscripts, each with its history, those in the bin too.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            giver = find_person(connection, name)
            if giver is None or not may(by, Action.HAND_OVER, giver.thing):
                raise NotYours
            taker = _taker(connection, by, giver, to)
            chosen = _I.person_id == giver.id
            if numbers is not None:
                chosen &= _I.draft_id.in_(list(numbers))
            count = _given(connection, chosen, giver, taker, present)
            if numbers is None:
                written = update(manuscripts).where(manuscripts.c.person_id == giver.id)
                count += connection.execute(written.values(person_id=taker.id)).rowcount
            names = " ".join(person_named(one.id, one.name) for one in (giver, taker))
            note(connection, by, Did.SHELF_HANDED_OVER, f"{count} {names}", school_of(giver.grants))
            return count

    def held_by(self, by: Actor, name: str) -> "Held":
        """Return how much lies on the shelf of somebody whose shelf one may hand over, and how much he writes."""
        with self._database.reading() as connection:
            giver = find_person(connection, name)
            if giver is None or not may(by, Action.HAND_OVER, giver.thing):
                raise NotYours
            every = (select(func.count()).where(table.c.person_id == giver.id) for table in (shelf_items, manuscripts))
            return Held(*(connection.execute(count).scalar_one() for count in every))

    def leave(self, by: Actor, typed: str) -> None:
        """Take one's own account away, with all that lies on its shelf, when its name is typed; copies stay.

        Raises DonglingError for another name, and for the last administrator of the district.
        """
        with self._database.writing() as connection:
            row = connection.execute(select(people).where(people.c.name_key == name_key(typed))).first()
            person = find_person(connection, typed) if row and row.id == by.person else None
            if person is None or not may(by, Action.LEAVE, person.thing):
                raise DonglingError(_NOT_THE_NAME)
            own = select(_I.draft_id).where(_I.person_id == person.id)
            count = connection.execute(select(func.count()).select_from(own.subquery())).scalar_one()
            thing = f"{person_named(person.id, person.name)} {count}"
            note(connection, by, Did.PERSON_LEFT, thing, school_of(person.grants))
            with one_remains(connection):
                connection.execute(delete(drafts).where(drafts.c.id.in_(own)))
                connection.execute(delete(people).where(people.c.id == person.id))


def keep_shelf(connection: Connection, person: int, present: Present) -> None:
    """Keep what lies on a person's shelf as long from now on as if it were opened now, by both clocks."""
    own = select(*DRAFT_COLUMNS).join(shelf_items, _I.draft_id == drafts.c.id).where(_I.person_id == person)
    for record in map(draft_record, connection.execute(own).all()):
        if record.sound and not record.trashed:
            rows.change(connection, record, used=present.now, used_counted=present.counted)


def _taker(connection: Connection, by: Actor, giver: Person, to: str) -> Person:
    taker = find_person(connection, to)
    if taker is None or taker.disabled or taker.id == giver.id:
        raise DonglingError(_NO_COLLEAGUE)
    together = {grant.school for grant in giver.grants if grant.school} & {grant.school for grant in taker.grants}
    if not together and not may(by, Action.HAND_OVER, taker.thing):
        raise DonglingError(_NO_COLLEAGUE)
    return taker


def _given(connection: Connection, chosen: ColumnElement[bool], giver: Person, taker: Person, present: Present) -> int:
    """Move what is chosen; whoever had a key to it has none any more."""
    schools = {grant.school for grant in taker.grants if grant.school}
    wanted = select(*DRAFT_COLUMNS, _I.sharing, _I.school).join(shelf_items, _I.draft_id == drafts.c.id).where(chosen)
    there: list[Any] = list(connection.execute(wanted.with_for_update()))
    for row in there:
        if (record := draft_record(row)).sound:
            rows.rekey(connection, record)
        stays = row.sharing in (Sharing.SCHOOL, Sharing.DISTRICT, Sharing.PUBLIC) and row.school in schools
        kept = {} if stays else {"sharing": Sharing.PRIVATE.value, "school": ""}
        new = {"person_id": taker.id, "folder_id": None, "from_name": giver.name, "handed": present.now}
        connection.execute(update(shelf_items).where(_I.draft_id == record.id).values(**new, **kept))
    return len(there)
