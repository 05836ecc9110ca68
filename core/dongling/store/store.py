"""The store: each save is a version, in one transaction with the check that nobody saved in between."""

import datetime as dt
import logging
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from dongling.accounts import OPERATOR, Actor
from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.accounts.key_holder import KeyHolder
from dongling.store.accounts.people import People
from dongling.store.accounts.sessions import Sessions
from dongling.store.accounts.signing_in.half_sign_ins import HalfSignIns
from dongling.store.accounts.signing_in.identities import Identities
from dongling.store.accounts.signing_in.mail_addresses import MailAddresses
from dongling.store.accounts.signing_in.second_factors import SecondFactors
from dongling.store.accounts.try_counts import TryCounts
from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.audit.entry import SITE
from dongling.store.audit.records import Audit
from dongling.store.audit.retention import let_go
from dongling.store.backup.format import Counts, LeftAlone
from dongling.store.backup.reader import read
from dongling.store.backup.restore import load
from dongling.store.backup.whole_file import whole
from dongling.store.backup.writer import dump
from dongling.store.database.clock import Clock, SystemClock
from dongling.store.database.counted_time import CountedTime, Present
from dongling.store.database.database import Database
from dongling.store.database.engine import PATIENCE
from dongling.store.database.engines.postgresql import give_time
from dongling.store.drafts import keys, rows
from dongling.store.drafts.damage import Remains
from dongling.store.drafts.examination import Examination, examined
from dongling.store.drafts.records import DraftRecord, VersionRecord
from dongling.store.drafts.retention import EVERY
from dongling.store.drafts.rows import StoredDraft, handed
from dongling.store.drafts.saved import IN_TRASH, KEPT, Conflict, Damaged, SavedDraft, Version
from dongling.store.drafts.sweep import Swept, sweep
from dongling.store.drafts.usage import Usage, usage
from dongling.store.manuscripts import bin as manuscript_bin
from dongling.store.manuscripts.intakes import Intakes
from dongling.store.manuscripts.manuscripts import Manuscripts
from dongling.store.register.register import Register
from dongling.store.shelf.shelf import Shelf
from dongling.store.shelf.sight import ShelfFinder, spared
from dongling.store.shelf.succession import keep_shelf

log = logging.getLogger("dongling.store")
DAY = dt.timedelta(days=1)
_REPAIRED = Said("损坏以后，用最后完好的一版接着写", "went on from the last sound version after damage")


class Store:
    """What people saved. Safe to use from several threads, and from several processes on one file.

    Whatever the database can't do raises DonglingError in one sentence, with status 3; nothing saved is lost by it.
    A draft that is not what was written raises Damaged, with its last sound version. Accounts are `people`, lists of
    them the `register`, and where they are signed in `sessions`; who has shown a password and owes a code of his
    `second_factors` yet is in `half_sign_ins`; for whom another site vouches is in `identities`, where letters go in
    `mail_addresses`. Who did what is in the `audit`,
    how often signing in was tried in `tries`, who writes by a workshop key the `key_holder`.
    """

    def __init__(self, database: Database) -> None:
        self.name, self._database = database.name, database
        self._finder = ShelfFinder(database.name)
        self.people, self.sessions, self.audit = People(database, keep_shelf), Sessions(database), Audit(database)
        self.register = Register(database)
        self.second_factors, self.half_sign_ins = SecondFactors(database), HalfSignIns(database)
        self.identities, self.mail_addresses = Identities(database), MailAddresses(database)
        self.tries, self.key_holder = TryCounts(database), KeyHolder(database)
        self.shelf, self.manuscripts = Shelf(database, self._finder), Manuscripts(database)
        self.intakes = Intakes(database)

    @classmethod
    def open(cls, where: Path | str, *, clock: Clock | None = None, patience: float = PATIENCE) -> "Store":
        """Open the store in the folder `where`, or at a database's URL; make it, or bring it up to date, first.

        Raises DonglingError for a file that is damaged, newer than the program or can't be used; it is left alone.
        `patience` is how many seconds a writer waits for its turn.
        """
        store = cls(Database.open(where, clock or SystemClock(), patience))
        with suppress(DonglingError):
            store.tend()
        return store

    def close(self) -> None:
        """Let go of the database."""
        with suppress(DonglingError):
            self.people.note_wrong_tries(at_end=True)
        self._database.close()

    def create(self, draft: Draft, did: Said) -> SavedDraft:
        """Save a new draft, as version 1 under new keys."""
        key = keys.new_key()
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            rows.begin(connection, key, draft, did, present)
        if present.counted - self._database.time.swept >= DAY.total_seconds():
            with suppress(DonglingError):
                self.tend()
        return SavedDraft(key, keys.read_key(key), draft, 1, present.now, present.now + KEPT)

    def by_edit_key(self, key: keys.Key) -> SavedDraft | None:
        """Return the draft that `key` edits, None when there is none. It is kept for two school years anew."""
        return self._opened(key, edits=True)

    def by_read_key(self, key: keys.Key) -> SavedDraft | None:
        """Return the draft that `key` reads, None when there is none. It is kept for two school years anew."""
        return self._opened(key, edits=False)

    def in_trash(self, edit_key: keys.Key) -> SavedDraft | None:
        """Return a draft that was deleted and can be taken back yet, None when there is none."""
        with self._database.reading() as connection:
            stored = self._finder.found(connection, edit_key, self._database.present)
        return handed(stored, edit_key, self._database.present) if stored and stored.record.trashed else None

    def save(self, edit_key: keys.Key, draft: Draft, based_on: int, did: Said, origin: int | None = None) -> SavedDraft:
        """Save the next version of a draft. Raises Conflict, with both, when `based_on` is no longer the newest.

        A save that is sent again because its answer was lost is answered with what is saved. Raises DonglingError,
        too, when the draft is gone or the key only reads. `origin` is the version that an undo or a redo brings back.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            stored = self._locked(connection, edit_key, present)
            record = stored.record
            if record.version != based_on:
                return self._met(stored, edit_key, draft, present)
            used = {"used": present.now, "used_counted": present.counted}
            moved = rows.change(connection, record, version=based_on + 1, kept=record.kept + 1, **used)
            assert moved  # it was locked
            rows.add(connection, VersionRecord.of(moved, based_on + 1, draft, did, present.now, origin))
            if based_on % EVERY == 0:
                rows.thin(connection, moved)
        both = keys.handed_keys(edit_key)
        return SavedDraft(*both, draft, based_on + 1, present.now, present.now + KEPT)

    def usage(self) -> Usage:
        """Return how many drafts there are, and about how many bytes they take."""
        with self._database.reading() as connection:
            return usage(connection)

    def history(self, edit_key: keys.Key) -> list[Version]:
        """Return the versions that are kept of a draft, the newest first; those that are damaged say so."""
        with self._database.reading() as connection:
            stored = self._finder.found(connection, edit_key, self._database.present)
            return rows.history(connection, stored.record) if stored and not stored.record.trashed else []

    def at_version(self, edit_key: keys.Key, number: int) -> Draft | None:
        """Return a draft as it was at a version, None when that is not kept. Raises DonglingError for a damaged one."""
        with self._database.reading() as connection:
            stored = self._finder.found(connection, edit_key, self._database.present)
            there = stored is not None and not stored.record.trashed
            return rows.at_version(connection, stored.record, number) if stored and there else None

    def delete(self, edit_key: keys.Key) -> dt.datetime | None:
        """Put a draft into the trash; return until when, at least, it can be taken back, None when it is not there."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            stored = self._finder.found(connection, edit_key, present, locked=True)
            if stored is None or stored.record.trashed:
                return None
            rows.change(connection, stored.record, trashed=present.now, trashed_counted=present.counted)
        return present.now + IN_TRASH

    def take_back(self, edit_key: keys.Key) -> SavedDraft | None:
        """Take a draft out of the trash; return it, also when it was not in there, None when there is none."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            stored = self._finder.found(connection, edit_key, present, locked=True)
            if stored is None:
                return None
            fresh = {"used": present.now, "used_counted": present.counted, "trashed": None, "trashed_counted": None}
            record = rows.change(connection, stored.record, **fresh)
            assert record  # it was locked
            return handed(StoredDraft(record, stored.newest), edit_key, present)

    def repair(self, edit_key: keys.Key) -> SavedDraft | None:
        """Save the last sound version of a damaged draft as its newest; return it, None when there is none.

        What is damaged stays where it is, in the history. Raises Damaged when no version is sound.
        """
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            stored = self._finder.looked(connection, edit_key, locked=True)
            if isinstance(stored, Remains):
                fresh, draft = stored.record_for(edit_key, present), stored.draft
                if draft is None:
                    raise Damaged(None)
                rows.mend(connection, fresh)
                version = VersionRecord.of(fresh, fresh.version, draft, _REPAIRED, present.now)
                rows.add(connection, version)
                stored = StoredDraft(fresh, version)
        return handed(stored, edit_key, present) if stored else None

    def tend(self) -> Swept:
        """Do what is due once a day that was counted: put what nobody uses into the trash, let go of what lay there."""
        self.people.note_wrong_tries()
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            if present.counted - self._database.time.swept < DAY.total_seconds():
                return Swept(0, 0)
            swept = sweep(connection, present, spared())
            _note_gone(connection, SITE, swept)
            _note_units_gone(connection, SITE, manuscript_bin.let_go(connection, present))
            let_go(connection, present)
            self.tries.let_go(connection, present)
            self.sessions.let_go(connection, present)
            self.half_sign_ins.let_go(connection, present)
            self._database.noted(connection, swept=present.counted)
        if any(swept):
            log.warning("sweep: %d unused drafts to the trash, %d out of it for good", *swept)
        return swept

    def sweep(self) -> Swept:
        """Move all that is due at once, as an administrator wants it; return how much."""
        with self._database.writing() as connection:
            give_time(connection)
            present = self._database.noted(connection)
            swept = sweep(connection, present, spared(), at_once=True)
            _note_gone(connection, OPERATOR, swept)
            _note_units_gone(connection, OPERATOR, manuscript_bin.let_go(connection, present, at_once=True))
        return swept

    @property
    def present(self) -> Present:
        """Return what time it is, by the calendar and as counted."""
        return self._database.present

    def time(self) -> CountedTime:
        """Note the time, and return what is known of it."""
        return self._database.note()

    def note_backup(self) -> None:
        """Note that a backup was made just now."""
        with self._database.writing() as connection:
            present = self._database.noted(connection)
            self._database.noted(connection, backed_up=present.counted)
            note(connection, SITE, Did.STORE_BACKED_UP, "")

    def examine(self) -> Examination:
        """Look at all that is kept, whether it is what was written."""
        with self._database.reading() as connection:
            give_time(connection)
            return examined(connection, self._database.present, self._database.time, spared())

    def dump(self, file: BinaryIO) -> Counts:
        """Write a backup of everything, as it is at this moment, into `file`; others go on saving.

        What is damaged is left out, but for the last sound version of each draft.
        """
        with self._database.reading() as connection:
            give_time(connection)
            return dump(connection, file, self._database.present)

    def load(self, file: BinaryIO, before: Path, room: int = sys.maxsize) -> tuple[Counts, Counts, LeftAlone]:
        """Put the backup in `file` in place of everything but what opens doors (`docs/store.md`).

        Return how much is there then, how much was there, and what was left as it is.

        What is there is backed up to `before` first, in the same transaction. Raises DonglingError, with nothing
        changed, for a file that is damaged, cut short or no backup, or that unpacks to more than `room` bytes.
        """
        for _ in read(file, room):  # all of it is checked before anybody has to wait
            pass
        file.seek(0)
        with self._database.writing() as connection:
            give_time(connection)
            present = self._database.noted(connection)
            with whole(before) as kept:
                there = dump(connection, kept, present)
            loaded, left_alone = load(connection, read(file, room), present)
            note(connection, OPERATOR, Did.STORE_RESTORED, str(loaded.drafts))
        return loaded, there, left_alone

    def _opened(self, key: keys.Key, *, edits: bool) -> SavedDraft | None:
        present = self._database.present
        with self._database.reading() as connection:
            stored = self._finder.found(connection, key, present, edits=edits)
        if stored is None or stored.record.trashed:
            return None
        record = stored.record
        if present.counted - record.used_counted >= DAY.total_seconds() or abs(present.now - record.used) >= DAY:
            self._note_use(record)
            return replace(handed(stored, key, present, edits=edits), expires=present.now + KEPT)
        return handed(stored, key, present, edits=edits)

    def _note_use(self, record: DraftRecord) -> None:
        """Note that a draft was used; whoever only reads is not kept from it by a full disk."""
        with suppress(DonglingError), self._database.writing() as connection:
            present = self._database.noted(connection)
            rows.change(connection, record, used=present.now, used_counted=present.counted)

    def _locked(self, connection: Connection, edit_key: keys.Key, present: Present) -> StoredDraft:
        """Return a draft to be changed. Raises DonglingError when it can't be."""
        stored = self._finder.found(connection, edit_key, present, locked=True)
        if stored is None or stored.record.trashed:
            raise rows.refusal(connection, edit_key, stored)
        return stored

    def _met(self, stored: StoredDraft, edit_key: keys.Key, mine: Draft, present: Present) -> SavedDraft:
        """Return what is saved when it is just `mine`, sent twice. Raises Conflict when it is something else."""
        theirs = handed(stored, edit_key, present)
        if theirs.draft == mine:
            return theirs
        raise Conflict(theirs, mine)


def _note_gone(connection: Connection, by: Actor, swept: Swept) -> None:
    """Note how many drafts were let go for good."""
    if swept.gone:
        note(connection, by, Did.DRAFTS_LET_GO, str(swept.gone))


def _note_units_gone(connection: Connection, by: Actor, gone: int) -> None:
    """Note how many manuscripts were let go for good."""
    if gone:
        note(connection, by, Did.UNITS_LET_GO, str(gone))
