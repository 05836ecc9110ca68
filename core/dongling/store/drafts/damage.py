"""When a row is not what was written, or not where it should be: which draft it is, and what of it is sound.

A bit that turned may sit in what a draft says, in the hash that finds it, or in the database's own tree. So what is
not found, or not sound, is looked for by reading every row, before anybody is told that it is gone.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from dongling.sequences import Draft
from dongling.store.database.counted_time import Present
from dongling.store.database.damaged_file import DamagedFile
from dongling.store.database.integrity import faults
from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts import keys
from dongling.store.drafts.records import (
    DRAFT_COLUMNS,
    VERSION_COLUMNS,
    DraftRecord,
    VersionRecord,
    draft_record,
    moment,
    whole_number,
)
from dongling.store.drafts.rows import BY_EDIT_KEY, BY_ID, BY_READ_KEY, LARGEST, StoredDraft, find, stored
from dongling.store.drafts.saved import KEPT, Damaged, SavedDraft

log = logging.getLogger("dongling.store")
_v = draft_versions.c
_AT_ONCE = {"yield_per": 200}
SURE_FOR = 60
"""Seconds for which a look at every row holds: whoever asks for keys that are none makes no work without end."""


@dataclass(frozen=True)
class Remains:
    """What is there of a damaged draft: its row, its newest version that is sound, and how far versions reach."""

    record: DraftRecord
    good: VersionRecord | None
    draft: Draft | None
    reached: int
    kept: int

    def record_for(self, key: keys.Key, present: Present) -> DraftRecord:
        """Return its row as it is to be when the sound version goes on as the newest."""
        edit_hash, read_hash = self.record.edit_hash, self.record.read_hash
        if isinstance(key, str):
            edit_hash, read_hash = keys.hashed(key), keys.hashed(keys.read_key(key))
        known = self.record.version if self.record.sound else 0
        version = min(max(self.reached, known) + 1, LARGEST)
        created = moment(self.record.created, present.now)
        used = (present.now, self.kept + 1, present.counted)
        fresh = DraftRecord(self.record.id, edit_hash, read_hash, version, created, *used)
        return replace(fresh, seal=fresh.values["seal"])

    def handed(self, edit_key: str, read_key: str, present: Present) -> SavedDraft | None:
        """Return the sound version as a draft, to be looked at."""
        if self.good is None or self.draft is None:
            return None
        return SavedDraft(edit_key, read_key, self.draft, self.good.number, self.good.saved, present.now + KEPT)


class Finder:
    """Finds the draft of a key, in a store of this name; what is damaged is never taken for sound, nor for gone."""

    def __init__(self, name: str) -> None:
        self._file, self._name = Path(name), name
        self._sure: tuple[object, float] = (None, 0)

    def found(
        self, connection: Connection, key: keys.Key, present: Present, *, edits: bool = True, locked: bool = False
    ) -> StoredDraft | None:
        """Return a sound draft, None when there is none for sure. Raises Damaged for one that is not sound."""
        there = self.looked(connection, key, edits=edits, locked=locked)
        if isinstance(there, Remains):
            raise Damaged(there.handed(*keys.handed_keys(key, edits=edits), present))
        return there

    def looked(
        self, connection: Connection, key: keys.Key, *, edits: bool = True, locked: bool = False
    ) -> StoredDraft | Remains | None:
        """Return the draft of a key, or what remains of it. Raises DamagedFile when that can't be told."""
        if not isinstance(key, str) or not keys.is_key(key):
            return None  # what lies on shelves is found there
        asked, by = keys.hashed(key), "edit_hash" if edits else "read_hash"
        indexed = None
        with _index_may_be_damaged(connection):  # then every row is read
            indexed = find(connection, BY_EDIT_KEY if edits else BY_READ_KEY, key, locked=locked)
            if indexed and getattr(indexed.record, by) == asked and indexed.draft is not None:
                return indexed
            if indexed is None and self._is_sure():
                return None
        there = _every_row(connection, asked, keys.hashed(keys.read_key(key)) if edits else asked, by)
        if there is None:
            if faults(connection, drafts.name):
                raise DamagedFile(self._name)
            self._sure = self._state(), time.monotonic()
        else:
            log.error("%s: draft %d is damaged, or its index is", self._name, there.record.id)
        return there

    def _is_sure(self) -> bool:
        state, since = self._sure
        return state is not None and state == self._state() and time.monotonic() - since < SURE_FOR

    def _state(self) -> object:
        """Return what changes when somebody writes into the file itself."""
        with suppress(OSError):
            return self._file.stat().st_mtime_ns
        return self._name


@contextmanager
def _index_may_be_damaged(connection: Connection) -> Iterator[None]:
    """Go on after an error of the file's index; a server that fails ends the transaction, and all of it is over."""
    try:
        yield
    except (DatabaseError, UnicodeDecodeError):
        if connection.dialect.name != "sqlite":
            raise


def _every_row(connection: Connection, asked: str, read_hash: str, by: str) -> StoredDraft | Remains | None:
    """Return the draft whose `by` (edit_hash or read_hash) is `asked`; its versions are sealed with `read_hash`."""
    doubtful: list[DraftRecord] = []
    with connection.execute(select(*DRAFT_COLUMNS), execution_options=_AT_ONCE) as rows:
        for record in map(draft_record, rows):
            if record.sound and getattr(record, by) == asked:
                whole = stored(connection, BY_ID, record.id)
                return whole if whole and whole.draft is not None else remains(connection, record, read_hash)
            if not record.sound:
                doubtful.append(record)
    for record in doubtful:
        found_remains = remains(connection, record, read_hash)
        if found_remains.good or getattr(record, by) == asked:
            return found_remains
    return None


def remains(connection: Connection, record: DraftRecord, read_hash: str) -> Remains:
    """Return what there is of a draft whose versions are sealed with `read_hash`."""
    there = list(_versions(connection, record.id))
    sound = ((version, draft) for version in there if (draft := version.draft(read_hash)) is not None)
    good, draft = next(sound, (None, None))
    reached = max((whole_number(version.number) for version in there), default=0)
    return Remains(record, good, draft, reached, len(there))


def _versions(connection: Connection, draft: int) -> Iterator[VersionRecord]:
    """Yield the versions of a draft, the newest first, without asking an index: it may be what is damaged."""
    wanted = select(*VERSION_COLUMNS).where(_v.draft_id + 0 == draft).order_by((_v.number + 0).desc())
    for row in connection.execute(wanted, execution_options=_AT_ONCE):
        yield VersionRecord(*row)
