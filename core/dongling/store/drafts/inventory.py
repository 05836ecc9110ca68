"""All drafts one after the other, each with what of it is sound and what is not: for a backup and for the doctor."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from dongling.store.database.tables import draft_versions, drafts
from dongling.store.drafts.records import DRAFT_COLUMNS, VERSION_COLUMNS, DraftRecord, VersionRecord, draft_record

_AT_ONCE = 200
_v = draft_versions.c


@dataclass(frozen=True)
class Inspected:
    """A draft with its sound versions, the oldest first, and the numbers of those that are not."""

    record: DraftRecord
    sound: tuple[VersionRecord, ...]
    damaged: tuple[int, ...] = field(default=())

    @property
    def missing(self) -> int:
        """Return how many versions should be there and are not."""
        count = len(self.sound) + len(self.damaged)
        return max(self.record.kept - count, 0) if self.record.sound else 0

    @property
    def whole(self) -> bool:
        """Tell whether all of it is what was written."""
        newest = self.sound[-1].number if self.sound else 0
        return self.record.sound and not self.damaged and not self.missing and newest == self.record.version


def inspected(connection: Connection) -> Iterator[Inspected]:
    """Yield every draft, the oldest first."""
    wanted = select(*DRAFT_COLUMNS).order_by(drafts.c.id)
    for row in connection.execute(wanted, execution_options={"yield_per": _AT_ONCE}):
        record = draft_record(row)
        sound, damaged = list[VersionRecord](), list[int]()
        for line in connection.execute(select(*VERSION_COLUMNS).where(_v.draft_id == record.id).order_by(_v.number)):
            version = VersionRecord(*line)
            twice = bool(sound) and sound[-1].number == version.number
            if version.draft(record.read_hash) is not None and not twice:
                sound.append(version)
            else:
                damaged.append(version.number)
        yield Inspected(record, tuple(sound), tuple(damaged))
