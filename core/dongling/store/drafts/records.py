"""Rows of the two tables, each with its seal: who reads one knows whether it is what was written."""

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from sqlalchemy import Row

from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.database.seal import seal, seal_text
from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts.draft_text import as_draft, as_pair, as_said, as_text


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A row of `drafts`."""

    id: int
    edit_hash: str
    read_hash: str
    version: int
    created: dt.datetime
    used: dt.datetime
    kept: int
    used_counted: int
    trashed: dt.datetime | None = None
    trashed_counted: int | None = None
    seal: str = ""

    @property
    def values(self) -> dict[str, Any]:
        """Return what is stored, sealed; the number of the row is the database's affair."""
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in ("id", "seal")}
        return own | {"seal": seal(*own.values())}

    @property
    def sound(self) -> bool:
        """Tell whether it is what was written."""
        return bool(self.seal == self.values["seal"])


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A row of `draft_versions`; its seal holds for the draft of one read key. `body` is None where it was not read."""

    draft_id: int
    number: int
    saved: dt.datetime
    steps: int
    size: int
    did: str
    origin: int | None
    body_seal: str
    seal: str = ""
    body: str | None = None

    @classmethod
    def of(
        cls, row: DraftRecord, number: int, draft: Draft, did: Said, saved: dt.datetime, origin: int | None = None
    ) -> Self:
        """Return the version `number` of a draft, sealed."""
        text = as_text(draft)
        bare = cls(row.id, number, saved, len(draft.steps), len(text), as_pair(did), origin, seal_text(text), body=text)
        return replace(bare, seal=bare.sealed(row.read_hash))

    @property
    def values(self) -> dict[str, Any]:
        """Return what is stored."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def sealed(self, read_hash: str) -> str:
        """Return the seal that it should have in the draft of a read key."""
        line = (self.number, self.saved, self.steps, self.size, self.did, self.origin, self.body_seal)
        return seal(read_hash, *line)

    def sound(self, read_hash: str) -> bool:
        """Tell whether it is what was written, as far as it was read."""
        return self.seal == self.sealed(read_hash) and (self.body is None or seal_text(self.body) == self.body_seal)

    def draft(self, read_hash: str) -> Draft | None:
        """Return what it says; None when it is not what was written."""
        if self.body is None or not self.sound(read_hash):
            return None
        try:
            return as_draft(self.body)
        except DonglingError:
            return None

    @property
    def told(self) -> Said:
        """Return what was done."""
        return as_said(self.did)


def moment(stored: object, otherwise: dt.datetime) -> dt.datetime:
    """Return a moment that was stored; the other one where damage has left none."""
    return stored if isinstance(stored, dt.datetime) else otherwise


def whole_number(stored: object) -> int:
    """Return a number that was stored; 0 where damage has left none."""
    return stored if isinstance(stored, int) else 0


DRAFT_COLUMNS = [drafts.c[field.name] for field in fields(DraftRecord)]
VERSION_COLUMNS = [draft_versions.c[field.name] for field in fields(VersionRecord)]
LINE_COLUMNS = VERSION_COLUMNS[:-1]
"""Without the body."""


def draft_record(row: Row[Any]) -> DraftRecord:
    """Return the draft that a row begins with."""
    return DraftRecord(*row[: len(DRAFT_COLUMNS)])
