"""The manuscripts of all: each is its author's until it is handed in, then the school's editors read it, too."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from dongling.accounts import Action, Actor, Thing, may, schools_of
from dongling.problems import DonglingError, Said
from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.database.database import Database
from dongling.store.database.tables import people
from dongling.store.manuscripts import rows
from dongling.store.manuscripts.bin import Bin
from dongling.store.manuscripts.intakes import begin_intake
from dongling.store.manuscripts.manuscript import (
    GONE,
    LONGEST_REMARK,
    Manuscript,
    ManuscriptConflict,
    ManuscriptLine,
    ManuscriptVersion,
    NewManuscript,
    Remark,
    RemarkOutcome,
    State,
)
from dongling.store.manuscripts.origins import Origins, keep_origin
from dongling.store.manuscripts.tables import remarks

MOST = 500
"""So many manuscripts one person has."""
LONGEST = 256 * 1024
"""Characters of a text: as much as a content file may have bytes."""
MOST_REMARKS = 500
_R = remarks.c
_FULL = Said(f"稿子有{MOST}份了，没有存；先删去一些", f"there are {MOST} manuscripts: not saved; throw some away first")
_NOT_YOURS = Said("这一步要这所学校的编辑来做", "an editor of the school does this")
_NOT_WRITER = Said("在这所学校有老师的身份，才能写它的单元", "only teachers of a school write its units")
_LONG = Said("稿子太长，没有存；分成两个单元", "the manuscript is too long: not saved; make two units of it")
_TALK = Said("批注已经很多，先处理一些", "there are very many remarks: settle some first")
_STATE = Said("它已经不在这一步了，看看现在怎样", "it has moved on meanwhile: look how it stands now")


@dataclass(frozen=True, slots=True)
class _Step:
    """A step on a manuscript's way: from where, to where, and whether its owner or an editor takes it.

    One that is `of_readers` is for what readers have. What they have goes back to being published, never to a draft:
    else no editor would see it, and nobody could take it from them.
    """

    of: frozenset[State]
    to: State
    did: Did
    owner: bool = False
    editor: bool = False
    of_readers: bool = False

    def end(self, line: ManuscriptLine) -> State:
        """Return where a manuscript comes by it."""
        return State.PUBLISHED if self.to is State.DRAFT and line.published is not None else self.to

    def must_be_next(self, line: ManuscriptLine) -> None:
        """Raise DonglingError where it is not the next step of a manuscript."""
        if line.state not in self.of or (self.of_readers and line.published is None):
            raise DonglingError(_STATE)


_HAND_IN = _Step(
    frozenset({State.DRAFT, State.PUBLISHED, State.WITHDRAWN}), State.REVIEW, Did.UNIT_HANDED_IN, owner=True
)
_RETURN = _Step(frozenset({State.REVIEW}), State.DRAFT, Did.UNIT_RETURNED, owner=True, editor=True)
_PUBLISH = _Step(frozenset({State.REVIEW, State.WITHDRAWN}), State.PUBLISHED, Did.UNIT_PUBLISHED, editor=True)
_WITHDRAW = _Step(
    frozenset({State.PUBLISHED, State.REVIEW}), State.WITHDRAWN, Did.UNIT_WITHDRAWN, editor=True, of_readers=True
)

FileWork = Callable[[ManuscriptLine], object]
"""What is done to the file of a manuscript, as it stands; where it raises, the step is not taken."""


class Manuscripts:
    """Units that are being written. What the database can't do raises DonglingError, as everywhere."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.bin, self.origins = Bin(database), Origins(database)

    def begin(self, by: Actor, new: NewManuscript) -> int:
        """Begin a manuscript; return its number. Raises DonglingError for who does not write for the school."""
        if not may(by, Action.WRITE, Thing(frozenset({new.school}))):
            raise DonglingError(_NOT_WRITER)
        _must_fit(new.body)
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            if rows.count(connection, rows.M.person_id == by.person) >= MOST:
                raise DonglingError(_FULL)
            name = _name(connection, by)
            number = rows.begin(connection, by, new, present)
            rows.add_version(connection, number, ManuscriptVersion(1, present.now, name), new.body)
            if new.origin_body:
                keep_origin(connection, number, new.origin_body, present)
            line = {"manuscript_id": number, "version": 1, "by_name": name, "said": present.now}
            said = [{**line, "field": field[:200], "words": words} for field, words in new.remarks]
            if said:
                connection.execute(insert(remarks), said)
            if new.intake:
                begin_intake(connection, number, new.intake)
        return number

    def get(self, by: Actor, number: int) -> Manuscript | None:
        """Return a manuscript that `by` may see, None for any other."""
        with self._database.reading() as connection:
            return rows.one(connection, by, number)

    def own(self, by: Actor, most: int = MOST, start: int = 0) -> tuple[list[ManuscriptLine], int]:
        """Return one's own, the last changed first, and how many there are."""
        mine = (rows.M.person_id == by.person) & rows.M.trashed.is_(None)
        with self._database.reading() as connection:
            return rows.lines(connection, mine, most, start), rows.count(connection, mine)

    def waiting(self, by: Actor, most: int = MOST) -> list[ManuscriptLine]:
        """Return what waits for `by` as an editor."""
        schools = schools_of(by, Action.PUBLISH)
        waits = (rows.M.state == State.REVIEW.value) & rows.M.trashed.is_(None)
        if schools is not None:
            waits &= rows.M.school.in_(sorted(schools))
        with self._database.reading() as connection:
            return rows.lines(connection, waits, most)

    def of_unit(self, by: Actor, school: str, identifier: str) -> ManuscriptLine | None:
        """Return the manuscript of a unit that was published from here, if `by` may see it."""
        which = (rows.M.school == school) & (rows.M.identifier == identifier) & rows.M.published.is_not(None)
        with self._database.reading() as connection:
            lines = rows.lines(connection, which & rows.seen_by(by), 1)
        return lines[0] if lines else None

    def named(self, by: Actor, identifier: str) -> Manuscript | None:
        """Return the manuscript of a unit by its identifier, the last changed that `by` may see; None for none."""
        with self._database.reading() as connection:
            lines = rows.lines(connection, (rows.M.identifier == identifier) & rows.seen_by(by), 1)
            return rows.one(connection, by, lines[0].number) if lines else None

    def still_there(self, numbers: Collection[int]) -> set[int]:
        """Return those of some numbers under which there is a manuscript, whoever's, thrown away or not."""
        with self._database.reading() as connection:
            return set(connection.execute(select(rows.M.id).where(rows.M.id.in_(sorted(numbers)))).scalars())

    def save(
        self, by: Actor, number: int, body: str, based_on: int, title: str, identifier: str, origin: int | None = None
    ) -> Manuscript:
        """Save the next version. Raises ManuscriptConflict when `based_on` is no longer the newest.

        `origin` is the version that an undo or a redo brings back; what is as it was makes no version otherwise.
        Raises DonglingError, too, when it is gone, is not for `by` to write, or is too long.
        """
        _must_fit(body)
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            there = self._there(connection, by, number)
            if there.body == body and origin is None:
                return there
            if there.line.version != based_on:
                raise ManuscriptConflict(there, rows.body_of(connection, number, based_on) or "")
            values = {"title": title[:200], "identifier": identifier[:100]}
            line = ManuscriptVersion(based_on + 1, present.now, _name(connection, by), origin)
            rows.add_version(connection, number, line, body, **values)
            return self._there(connection, by, number)

    def history(self, by: Actor, number: int) -> list[ManuscriptVersion]:
        """Return the versions that are kept, the newest first."""
        with self._database.reading() as connection:
            return rows.history(connection, number) if rows.is_seen(connection, by, number) else []

    def texts(self, by: Actor, number: int, versions: Sequence[int]) -> dict[int, str]:
        """Return the texts of some versions by their numbers, of those that are kept and for `by` to see."""
        with self._database.reading() as connection:
            return rows.bodies_of(connection, number, versions) if rows.is_seen(connection, by, number) else {}

    def at_version(self, by: Actor, number: int, version: int) -> str | None:
        """Return the text of a version, None when it is not kept or not for `by` to see."""
        return self.texts(by, number, (version,)).get(version)

    def hand_in(self, by: Actor, number: int) -> None:
        """Hand a manuscript in to the editors. Raises DonglingError when it is not one's own."""
        self._move(by, number, _HAND_IN)

    def take_back(self, by: Actor, number: int) -> None:
        """Go on writing: by its author what was handed in, by an editor what needs more work."""
        self._move(by, number, _RETURN)

    def published(
        self, by: Actor, number: int, version: int, digest: str, body: str = "", write: FileWork | None = None
    ) -> Manuscript:
        """Publish the `version` that somebody read, in a file of this digest that `write` writes; return what is there.

        `body` is what is published where that is not all the same: it becomes a version of its own. Nothing is done
        where it is published already. Raises ManuscriptConflict when that version is no longer the newest,
        DonglingError when it is not the next step; the file is written last, within the same turn.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            there = self._there(connection, by, number)
            line = there.line
            _must_take(by, line, _PUBLISH)
            if line.state is State.PUBLISHED and line.version == line.published == version:
                return there
            _PUBLISH.must_be_next(line)
            if line.version != version:
                raise ManuscriptConflict(there, rows.body_of(connection, number, version) or "")
            if body and body != there.body:
                version += 1
                made = ManuscriptVersion(version, present.now, _name(connection, by))
                rows.add_version(connection, number, made, body)
            _take(connection, by, line, _PUBLISH, changed=present.now, published=version, file_digest=digest)
            done = self._there(connection, by, number)
            if write:
                write(line)
        return done

    def withdrawn(self, by: Actor, number: int, write: FileWork | None = None) -> None:
        """Withdraw what readers have; `write` takes its file away, last and within the same turn."""
        self._move(by, number, _WITHDRAW, write, published=None, file_digest="")

    def met_outside(self, by: Actor, number: int, digest: str) -> None:
        """Note that what the file holds by other means than ours, of this digest, is known and in the manuscript."""
        with self._database.writing() as connection:
            self._database.noted(connection)
            there = self._there(connection, by, number)
            rows.change(connection, there.line.number, file_digest=digest)

    def throw_away(self, by: Actor, number: int) -> None:
        """Put one's own manuscript into the bin; one that is published stays where it is."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            there = self._there(connection, by, number)
            if there.line.owner != by.person or there.line.published is not None:
                raise DonglingError(_STATE)
            rows.change(connection, number, trashed=present.now, trashed_counted=present.counted)

    def remark(self, by: Actor, number: int, field: str, words: str) -> None:
        """Say something of a field of a manuscript, or of the whole."""
        words = words.strip()[:LONGEST_REMARK]
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            there = self._there(connection, by, number)
            if len(_remarks(connection, number)) >= MOST_REMARKS:
                raise DonglingError(_TALK)
            if words:
                line = {"manuscript_id": number, "version": there.line.version, "by_name": _name(connection, by)}
                connection.execute(insert(remarks).values(**line, field=field[:200], words=words, said=present.now))

    def settle(self, by: Actor, number: int, remark: int, outcome: RemarkOutcome) -> None:
        """Say what became of a remark."""
        with self._database.writing() as connection:
            self._database.noted(connection)
            self._there(connection, by, number)
            values = {"outcome": outcome.value, "settled_by": _name(connection, by) if outcome else ""}
            own = (_R.id == remark) & (_R.manuscript_id == number)
            connection.execute(update(remarks).where(own).values(**values))

    def remarks(self, by: Actor, number: int) -> list[Remark]:
        """Return what was said of a manuscript, in order."""
        with self._database.reading() as connection:
            return _remarks(connection, number) if rows.is_seen(connection, by, number) else []

    def open_remarks(self, by: Actor, number: int) -> int:
        """Return how many remarks wait for an outcome; of what `by` may not see none."""
        wanted = select(func.count()).where((_R.manuscript_id == number) & (_R.outcome == RemarkOutcome.OPEN.value))
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one() if rows.is_seen(connection, by, number) else 0

    def _move(self, by: Actor, number: int, step: _Step, write: FileWork | None = None, **values: Any) -> None:
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            line = self._there(connection, by, number).line
            _must_take(by, line, step)
            if line.state is step.end(line):
                return
            step.must_be_next(line)
            _take(connection, by, line, step, changed=present.now, **values)
            if write:
                write(line)

    @staticmethod
    def _there(connection: Connection, by: Actor, number: int) -> Manuscript:
        there = rows.one(connection, by, number, locked=True)
        if there is None:
            raise DonglingError(GONE)
        return there


def _must_take(by: Actor, line: ManuscriptLine, step: _Step) -> None:
    """Raise DonglingError for who may not take a step of a manuscript, whatever its state."""
    is_editor = step.editor and may(by, Action.PUBLISH, Thing(frozenset({line.school})))
    if not (is_editor or (step.owner and line.owner == by.person)):
        raise DonglingError(_NOT_YOURS)


def _take(connection: Connection, by: Actor, line: ManuscriptLine, step: _Step, **values: Any) -> None:
    rows.change(connection, line.number, state=step.end(line).value, **values)
    note(connection, by, step.did, line.identifier, line.school)


def _must_fit(body: str) -> None:
    if len(body) > LONGEST:
        raise DonglingError(_LONG)


def _name(connection: Connection, by: Actor) -> str:
    return connection.execute(select(people.c.name).where(people.c.id == by.person)).scalar() or ""


def _remarks(connection: Connection, number: int) -> list[Remark]:
    columns = (_R.id, _R.version, _R.by_name, _R.field, _R.words, _R.said, _R.outcome, _R.settled_by)
    wanted = select(*columns).where(_R.manuscript_id == number).order_by(_R.id)
    return [Remark(*row[:6], RemarkOutcome(row[6]), row[7]) for row in connection.execute(wanted)]
