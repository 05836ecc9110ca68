"""What the doctor finds in the store: whether all is what was written, what waits to be let go, what the clocks say."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from dongling.problems import Said
from dongling.store.audit.verification import Verification, verified
from dongling.store.database.counted_time import CountedTime, Present
from dongling.store.database.integrity import faults
from dongling.store.drafts.draft_text import as_draft
from dongling.store.drafts.inventory import Inspected, inspected
from dongling.store.drafts.sweep import Swept, share, waiting

_DAY = 24 * 3600
_AGREE = dt.timedelta(days=1)


@dataclass(frozen=True)
class Examination:
    """How the store is: `faults` is what the database says of its file, `damaged` names drafts that are not whole."""

    drafts: int
    in_trash: int
    versions: int
    faults: tuple[str, ...]
    damaged: tuple[Said, ...]
    due: Swept
    a_day: int
    counted_days: float
    clock: Said | None
    audit: Verification

    @property
    def sound(self) -> bool:
        """Tell whether all is what was written."""
        return not self.faults and not self.damaged and not self.audit.breaks


def examined(
    connection: Connection, present: Present, time: CountedTime, spared: ColumnElement[bool] | None = None
) -> Examination:
    """Read everything and return how it is; what is `spared` waits for no sweep."""
    drafts = in_trash = versions = 0
    damaged = list[Said]()
    of_file = tuple(faults(connection))
    for draft in inspected(connection):
        drafts += 1
        in_trash += draft.record.trashed is not None
        versions += len(draft.sound) + len(draft.damaged)
        if not draft.whole:
            damaged.append(_told(draft))
    due = waiting(connection, present, spared)
    return Examination(
        drafts,
        in_trash,
        versions,
        of_file,
        tuple(damaged),
        due,
        share(drafts),
        time.seconds / _DAY,
        _clock(present, time),
        verified(connection),
    )


def _told(draft: Inspected) -> Said:
    number, numbers = draft.record.id, "、".join(map(str, draft.damaged))
    name = as_draft(draft.sound[-1].body or "").name if draft.sound else ""
    parts = [Said(f"第{numbers}版损坏", f"version {numbers} is damaged")] if numbers else []
    if draft.missing:
        parts.append(Said(f"少了{draft.missing}版", f"{draft.missing} versions are missing"))
    if not parts:
        parts.append(Said("登记的一行损坏", "its own row is damaged"))
    last = draft.sound[-1].number if draft.sound else 0
    parts.append(Said(f"最后完好的是第{last}版", f"{last} is the last sound one") if last else _NONE)
    return Said(
        f"第{number}号草稿{f'《{name}》' if name else ''}：" + "，".join(part.zh for part in parts),
        f"draft {number}{f' “{name}”' if name else ''}: " + ", ".join(part.en for part in parts),
    )


_NONE = Said("没有一版完好，从备份恢复", "no version is sound: bring a backup back")


def _clock(present: Present, time: CountedTime) -> Said | None:
    """Return what is odd about the calendar, None when nothing is."""
    if time.latest - present.now <= _AGREE:
        return None
    now, latest = present.now.date().isoformat(), time.latest.date().isoformat()
    return Said(
        f"时钟现在是{now}，从前到过{latest}：两个至少有一个不对。没有因此删过什么，请校准时钟",
        f"the clock says {now} and once said {latest}: one of them is wrong. Nothing was deleted for it; set the clock",
    )
