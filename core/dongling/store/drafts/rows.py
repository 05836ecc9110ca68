"""What the store asks of its tables, inside a transaction that it began."""

import datetime as dt
from typing import Any, NamedTuple

from sqlalchemy import Connection, Executable, bindparam, delete, insert, select, update

from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts import keys
from dongling.store.drafts.draft_text import as_draft, as_pair, as_said, as_text
from dongling.store.drafts.retention import Weighed, thinned
from dongling.store.drafts.saved import KEPT, SavedDraft, Version

_GONE = Said(
    f"这个序列已经不在了：被删除了，或{KEPT.days}天没有用过。没有保存；可以另存为新的序列",
    f"this sequence is gone: deleted, or not used for {KEPT.days} days. Not saved; it can be saved as a new one",
)
_ONLY_READS = Said(
    "这是只读链接，不能保存，原来的没有变。可以取用为自己的序列",
    "this link only reads: not saved, nothing was changed. Take the sequence as one of your own",
)


_d, _v = drafts.c, draft_versions.c
_NEWEST = select(_d.id, _d.version, _d.used, _v.saved, _v.body).join_from(
    drafts, draft_versions, (_v.draft_id == _d.id) & (_v.number == _d.version)
)
_EDITED = _d.edit_hash == bindparam("hash")
BY_EDIT_KEY = _NEWEST.where(_EDITED)
BY_READ_KEY = _NEWEST.where(_d.read_hash == bindparam("hash"))
_HISTORY = (
    select(_v.number, _v.saved, _v.did, _v.steps)
    .join_from(draft_versions, drafts)
    .where(_EDITED)
    .order_by(_v.number.desc())
)
_AT_VERSION = select(_v.body).join_from(draft_versions, drafts).where(_EDITED, _v.number == bindparam("number"))
_REMOVE = delete(drafts).where(_EDITED)
_NEW = insert(drafts).returning(_d.id)
_TAKE = (
    update(drafts)
    .where(_d.id == bindparam("draft"), _d.version == bindparam("based_on"))
    .values(version=_d.version + 1, used=bindparam("now"))
)
_ADD = insert(draft_versions)
_SIZES = select(_v.number, _v.saved, _v.size).where(_v.draft_id == bindparam("draft")).order_by(_v.number.desc())

LARGEST = 2**31 - 1
"""What a database takes for a whole number."""


class StoredDraft(NamedTuple):
    """A draft with its newest version."""

    number: int
    version: int
    used: dt.datetime
    saved: dt.datetime
    body: str

    def opened(self, edit_key: str, read_key: str) -> SavedDraft:
        """Return it under the keys that opened it."""
        return SavedDraft(edit_key, read_key, as_draft(self.body), self.version, self.saved, self.used + KEPT)


def find(connection: Connection, which: Executable, key: str) -> StoredDraft | None:
    """Return the draft that BY_EDIT_KEY or BY_READ_KEY finds, with its newest version."""
    row = connection.execute(which, {"hash": keys.hashed(key)}).first()
    return StoredDraft(*row) if row else None


def history(connection: Connection, key: str) -> list[Version]:
    """Return the versions of the draft that `key` edits, the newest first."""
    rows = connection.execute(_HISTORY, {"hash": keys.hashed(key)})
    return [Version(row.number, row.saved, as_said(row.did), row.steps) for row in rows]


def at_version(connection: Connection, key: str, number: int) -> Draft | None:
    """Return what the draft that `key` edits said at a version."""
    if not 0 < number <= LARGEST:
        return None
    text = connection.execute(_AT_VERSION, {"hash": keys.hashed(key), "number": number}).scalar()
    return None if text is None else as_draft(text)


def remove(connection: Connection, key: str) -> bool:
    """Remove the draft that `key` edits; return whether there was one."""
    return connection.execute(_REMOVE, {"hash": keys.hashed(key)}).rowcount > 0


def new(connection: Connection, **values: Any) -> int:
    """Make a draft, whose versions have yet to be added; return its number."""
    number: int = connection.execute(_NEW, values).scalar_one()
    return number


def take(connection: Connection, number: int, based_on: int, now: dt.datetime) -> bool:
    """Move a draft on from version `based_on`; return False when somebody was faster."""
    return connection.execute(_TAKE, {"draft": number, "based_on": based_on, "now": now}).rowcount == 1


def version(number: int, count: int, draft: Draft, did: Said, saved: dt.datetime) -> dict[str, Any]:
    """Return the row of a version, the `count`th, of the draft `number`."""
    text = as_text(draft)
    values = {"steps": len(draft.steps), "size": len(text), "did": as_pair(did), "body": text}
    return {"draft_id": number, "number": count, "saved": saved, **values}


def add(connection: Connection, *versions: dict[str, Any]) -> None:
    """Add versions to their drafts."""
    connection.execute(_ADD, versions)


def thin(connection: Connection, number: int) -> None:
    """Let go of the versions of a draft that need not be kept."""
    gone = thinned(Weighed(*row) for row in connection.execute(_SIZES, {"draft": number}))
    if gone:
        connection.execute(delete(draft_versions).where(_v.draft_id == number, _v.number.in_(gone)))


def refusal(connection: Connection, key: str) -> DonglingError:
    """Return why `key` edits nothing."""
    return DonglingError(_ONLY_READS if find(connection, BY_READ_KEY, key) else _GONE)
