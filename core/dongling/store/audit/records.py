"""The audit as it is read: who may see which rows, those that are wanted, a page at a time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, false, or_, select, true

from dongling.accounts import Action, Actor, schools_of
from dongling.store.audit.chain import find_head, note, note_each
from dongling.store.audit.did import Did
from dongling.store.audit.entry import AuditEntry
from dongling.store.audit.tables import audit
from dongling.store.audit.verification import verified
from dongling.store.database.database import Database

AT_ONCE = 50
FIRST_YEAR, LAST_YEAR = 1970, 9999
"""Days of other years no machine can tell for sure."""
_CHUNK = 500
_A = audit.c
_COLUMNS = [_A[name] for name in AuditEntry.__dataclass_fields__]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted: of whom (by or to somebody of this name), what was done, of which school, on which day."""

    person: str = ""
    did: str = ""
    school: str = ""
    day: dt.date | None = None

    @property
    def rows(self) -> ColumnElement[bool]:
        """Return the condition that a row fulfils."""
        wanted: ColumnElement[bool] = true()
        if self.person:
            wanted &= or_(_A.name == self.person, _A.thing.startswith(f"{self.person} #", autoescape=True))
        if self.did:
            wanted &= _A.did == self.did
        if self.school:
            wanted &= _A.school == self.school
        if self.day and not FIRST_YEAR <= self.day.year < LAST_YEAR:
            return false()
        if self.day:
            midnight = dt.datetime.combine(self.day, dt.time()).astimezone()
            wanted &= (_A.at >= midnight) & (_A.at < midnight + dt.timedelta(days=1))
        return wanted


class Audit:
    """Who did what, when, to which thing; nobody changes it, and each sees what is of his schools."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, by: Actor, did: Did, thing: str, school: str = "") -> None:
        """Note what was done outside of the store, such as to a plugin."""
        with self._database.writing() as connection:
            self._database.noted(connection)
            note(connection, by, did, thing, school)

    def see_breaks(self, by: Actor) -> int:
        """Note that `by` has seen each place where the chain breaks, a row each; return how many.

        The rows themselves may show a break in another way, as where the head was lost: that is noted, too.
        """
        seen = 0
        with self._database.writing() as connection:
            self._database.noted(connection)
            while codes := verified(connection).unseen[:_CHUNK]:
                note_each(connection, by, Did.AUDIT_SEEN, [(code, "") for code in codes])
                seen += len(codes)
        return seen

    def has(self, number: int, digest: str) -> bool:
        """Tell whether a row of the chain is the one that it was, as far as that can be told: old ones are gone."""
        with self._database.reading() as connection:
            head = find_head(connection)
            if number <= (head.cut if head else 0):
                return True
            return connection.execute(select(_A.digest).where(_A.number == number)).scalar() == digest

    def listed(self, by: Actor, wanted: Wanted, below: int | None = None, most: int = AT_ONCE) -> list[AuditEntry]:
        """Return what `by` may see of what is wanted, the newest first, at most so many, with numbers `below` that."""
        with self._database.reading() as connection:
            return _listed(connection, _seen_by(by) & wanted.rows, below, most)

    def every(self, by: Actor, wanted: Wanted) -> Iterator[AuditEntry]:
        """Yield all that `by` may see of what is wanted, the newest first, however much it is."""
        below = None
        while some := self.listed(by, wanted, below, _CHUNK):
            yield from some
            below = some[-1].number


def _listed(connection: Connection, rows: ColumnElement[bool], below: int | None, most: int) -> list[AuditEntry]:
    if below is not None:
        rows &= _A.number < below
    newest_first = select(*_COLUMNS).where(rows).order_by(_A.number.desc()).limit(most)
    return [AuditEntry(*row) for row in connection.execute(newest_first)]


def _seen_by(by: Actor) -> ColumnElement[bool]:
    schools = schools_of(by, Action.SEE_AUDIT)
    if schools is None:
        return true()
    return _A.school.in_(sorted(schools)) if schools else false()
