"""What the store asks of its tables, inside a transaction that it began. Nothing here trusts a row before its seal."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, insert, select, update

from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts import keys
from dongling.store.drafts.records import (
    DRAFT_COLUMNS,
    LINE_COLUMNS,
    VERSION_COLUMNS,
    DraftRecord,
    VersionRecord,
    draft_record,
)
from dongling.store.drafts.retention import Weighed, thinned
from dongling.store.drafts.saved import IN_TRASH, KEPT, KEPT_SAID, SavedDraft, Version

_GONE = Said(
    f"这个序列已经不在了：被删除了，或{KEPT_SAID.zh}没有用过。没有保存；可以另存为新的序列",
    f"this sequence is gone: deleted, or not used for {KEPT_SAID.en}. Not saved; it can be saved as a new one",
)
_IN_TRASH = Said(
    "这个序列在回收站里。没有保存，里面的都在；先取回，再保存",
    "this sequence is in the trash. Not saved, nothing in it is lost; take it back first",
)
_ONLY_READS = Said(
    "这是只读链接，不能保存，原来的没有变。可以取用为自己的序列",
    "this link only reads: not saved, nothing was changed. Take the sequence as one of your own",
)
_UNREADABLE = Said("这一版损坏了，读不出来", "this version is damaged and can't be read")

Row = Select[Any]
_d, _v = drafts.c, draft_versions.c
_HASH: BindParameter[Any] = bindparam("hash")
_NEWEST = select(*DRAFT_COLUMNS, *VERSION_COLUMNS).join_from(
    drafts, draft_versions, (_v.draft_id == _d.id) & (_v.number == _d.version), isouter=True
)
BY_EDIT_KEY: Row = _NEWEST.where(_d.edit_hash == _HASH)
BY_READ_KEY: Row = _NEWEST.where(_d.read_hash == _HASH)
BY_ID: Row = _NEWEST.where(_d.id == bindparam("hash"))
_LINES = select(*LINE_COLUMNS).where(_v.draft_id == bindparam("draft")).order_by(_v.number.desc())
_AT_VERSION = select(*VERSION_COLUMNS).where(_v.draft_id == bindparam("draft"), _v.number == bindparam("number"))
_SIZES = select(_v.number, _v.saved, _v.size).where(_v.draft_id == bindparam("draft")).order_by(_v.number.desc())

LARGEST = 2**31 - 1
"""What a database takes for a whole number."""


@dataclass(frozen=True)
class StoredDraft:
    """A draft with its newest version, if that is there."""

    record: DraftRecord
    newest: VersionRecord | None

    @cached_property
    def draft(self) -> Draft | None:
        """Return what it says; None when anything of it is not as it was written."""
        newest, record = self.newest, self.record
        if newest is None or not record.sound or newest.number != record.version:  # an index may lead astray
            return None
        return newest.draft(record.read_hash)


def find(connection: Connection, which: Row, key: str, *, locked: bool = False) -> StoredDraft | None:
    """Return the draft that BY_EDIT_KEY or BY_READ_KEY finds, with its newest version; `locked` to change it."""
    return stored(connection, which.with_for_update(of=drafts) if locked else which, keys.hashed(key))


def stored(connection: Connection, which: Row, value: str | int) -> StoredDraft | None:
    """Return the draft of a hash, or with BY_ID of a number."""
    row = connection.execute(which, {"hash": value}).first()
    if row is None:
        return None
    version = row[len(DRAFT_COLUMNS) :]
    return StoredDraft(draft_record(row), VersionRecord(*version) if version[0] is not None else None)


def handed(stored_draft: StoredDraft, key: keys.Key, present: Present, *, edits: bool = True) -> SavedDraft:
    """Return a sound draft as it is handed out to whoever has `key`."""
    record, newest, draft = stored_draft.record, stored_draft.newest, stored_draft.draft
    assert newest  # it was stored to be sound
    assert draft is not None
    if record.trashed:
        until = present.left(record.trashed, record.trashed_counted or 0, IN_TRASH)
    else:
        until = present.left(record.used, record.used_counted, KEPT)
    both, deleted = keys.handed_keys(key, edits=edits), record.trashed is not None
    return SavedDraft(*both, draft, record.version, newest.saved, until, deleted=deleted)


def history(connection: Connection, record: DraftRecord) -> list[Version]:
    """Return the versions of a draft, the newest first; those that can't be read are told, too."""
    records = [VersionRecord(*row) for row in connection.execute(_LINES, {"draft": record.id})]
    lines = [_line(version, record) for version in records]
    seen = set[int]()
    for place, line in enumerate(lines):
        if line.number in seen:  # an index that leads astray
            lines[place] = replace(line, damaged=True)
        seen.add(line.number)
    if record.sound and len(lines) < record.kept:
        missing = record.kept - len(lines)
        did = Said(f"有{missing}版损坏了，读不出来", f"{missing} versions are damaged and can't be read")
        lines.append(Version(0, record.created, did, 0, damaged=True))
    return lines


def _line(version: VersionRecord, record: DraftRecord) -> Version:
    if version.sound(record.read_hash):
        return Version(version.number, version.saved, version.told, version.steps, version.origin)
    return Version(version.number, record.created, _UNREADABLE, 0, damaged=True)


def at_version(connection: Connection, record: DraftRecord, number: int) -> Draft | None:
    """Return what a draft said at a version. Raises DonglingError when that is damaged."""
    if not 0 < number <= LARGEST:
        return None
    row = connection.execute(_AT_VERSION, {"draft": record.id, "number": number}).first()
    if row is None:
        return None
    version = VersionRecord(*row)
    draft = version.draft(record.read_hash)
    if draft is None or version.number != number:
        raise DonglingError(Said(f"第{number}版：{_UNREADABLE.zh}", f"version {number}: {_UNREADABLE.en}"))
    return draft


def new(connection: Connection, record: DraftRecord) -> DraftRecord:
    """Make a draft, whose versions have yet to be added; return it with its number, which is its own if it has one."""
    values = record.values | ({"id": record.id} if record.id else {})
    number: int = connection.execute(insert(drafts).values(values).returning(_d.id)).scalar_one()
    return replace(record, id=number)


def change(connection: Connection, record: DraftRecord, **changes: Any) -> DraftRecord | None:
    """Write a draft anew with some values changed; return it, None when somebody was faster."""
    fresh = replace(record, **changes)
    as_it_was = (_d.id == record.id) & (_d.version == record.version) & (_d.seal == record.seal)
    done = connection.execute(update(drafts).where(as_it_was).values(fresh.values))
    return replace(fresh, seal=fresh.values["seal"]) if done.rowcount == 1 else None


def mend(connection: Connection, record: DraftRecord) -> None:
    """Write a draft anew, whatever damage has made of its row."""
    connection.execute(update(drafts).where(_d.id == record.id).values(record.values))


def remove(connection: Connection, record: DraftRecord) -> None:
    """Let go of a draft with all its versions, for good."""
    connection.execute(delete(drafts).where(_d.id == record.id))


def add(connection: Connection, *versions: VersionRecord) -> None:
    """Add versions to their drafts."""
    connection.execute(insert(draft_versions), [version.values for version in versions])


def thin(connection: Connection, record: DraftRecord) -> DraftRecord:
    """Let go of the versions of a draft that need not be kept; return it with so many fewer."""
    sizes = connection.execute(_SIZES, {"draft": record.id})
    gone = thinned(Weighed(*row) for row in sizes if isinstance(row[1], dt.datetime) and isinstance(row[2], int))
    if not gone:
        return record
    connection.execute(delete(draft_versions).where(_v.draft_id == record.id, _v.number.in_(gone)))
    return change(connection, record, kept=record.kept - len(gone)) or record


def begin(connection: Connection, key: str, draft: Draft, did: Said, present: Present) -> DraftRecord:
    """Make a draft with its first version, which a new `key` edits."""
    hashes = keys.hashed(key), keys.hashed(keys.read_key(key))
    record = new(connection, DraftRecord(0, *hashes, 1, present.now, present.now, 1, present.counted))
    add(connection, VersionRecord.of(record, 1, draft, did, present.now))
    return record


def rekey(connection: Connection, record: DraftRecord) -> tuple[str, DraftRecord]:
    """Give a draft new keys: those before open nothing from now on. Return the edit key, which is kept nowhere.

    The versions are sealed anew; one that is damaged stays as it is.
    """
    key = keys.new_key()
    edit_hash, read_hash = keys.hashed(key), keys.hashed(keys.read_key(key))
    lines = [VersionRecord(*row) for row in connection.execute(_LINES, {"draft": record.id})]
    seals = [{"at": line.number, "sealed": line.sealed(read_hash)} for line in lines if line.sound(record.read_hash)]
    if seals:
        own = (_v.draft_id == record.id) & (_v.number == bindparam("at"))
        connection.execute(update(draft_versions).where(own).values(seal=bindparam("sealed")), seals)
    changed = change(connection, record, edit_hash=edit_hash, read_hash=read_hash)
    assert changed  # it was locked
    return key, changed


def refusal(connection: Connection, key: keys.Key, there: StoredDraft | None) -> DonglingError:
    """Return why `key` edits nothing; `there` is what it would edit."""
    if there and there.record.trashed:
        return DonglingError(_IN_TRASH)
    reads = isinstance(key, str) and find(connection, BY_READ_KEY, key)
    return DonglingError(_ONLY_READS if reads else _GONE)
