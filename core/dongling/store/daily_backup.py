"""A backup a day, made by the process that serves, in `backups/` of the data folder; the newest thirty days stay.

Which are let go is counted, not read off a calendar: a wrong year takes none away. Where there is no room for one
more, none is made, and those that are there stay.
"""

import gzip
import json
import logging
import re
import shutil
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dongling.problems import AWAY, DonglingError, Said
from dongling.store.backup.checksum import sealed_whole
from dongling.store.backup.whole_file import whole

if TYPE_CHECKING:
    from dongling.store.store import Store

log = logging.getLogger("dongling.store")
FOLDER = "backups"
EVERY = 24 * 3600
"""Seconds that are counted between two of them."""
SOONER = 4 * 3600
"""After so many counted seconds a new day of the calendar will do, on a machine that is off at night."""
DAYS = 30
MOST = 100
"""More of them there never are."""
RESERVE = 200 * 1024 * 1024
"""So many bytes a backup leaves free at least."""
_NAME = re.compile(r"day-(\d{5,})-(\d{4}-\d{2}-\d{2})(?:-\d+)?\.gz", re.ASCII)


@dataclass(frozen=True)
class DailyBackup:
    """A backup of a day: the counted day that it was made on, and what the calendar said."""

    path: Path
    counted_day: int
    day: str

    @property
    def size(self) -> int:
        """Return its bytes."""
        return self.path.stat().st_size


def daily_backups(data: Path) -> list[DailyBackup]:
    """Return the backups that are there, the newest first."""
    named = ((path, _NAME.fullmatch(path.name)) for path in (data / FOLDER).glob("day-*.gz"))
    made = [DailyBackup(path, int(name[1]), name[2]) for path, name in named if name]
    return sorted(made, key=lambda one: (one.counted_day, one.day, one.path.name), reverse=True)


def back_up_daily(store: "Store", data: Path, *, reserve: int = RESERVE) -> Path | None:
    """Make the backup of the day if that is due; return it. Raises DonglingError when there is no room."""
    time, there = store.time(), daily_backups(data)
    since = None if time.backed_up is None or not there else time.seconds - time.backed_up
    today = store.present.now.astimezone().date().isoformat()
    if since is not None and since < EVERY and not (since >= SOONER and there[0].day != today):
        return None
    folder = data / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise _cannot(folder, error) from None
    if free < store.usage().bytes + reserve:
        raise _no_room(folder, free)
    for part in folder.glob(".day-*.part"):  # of a process that was killed
        part.unlink(missing_ok=True)
    path = _free_name(folder, time.seconds // EVERY, today)
    with whole(path) as file:
        counts = store.dump(file)
    store.note_backup()
    if counts.damaged:
        log.error("backup %s: %d damaged rows are left out; see dongling doctor --store", path.name, counts.damaged)
    _let_go(data, time.seconds // EVERY)
    return path


def readable(backup: Path) -> bool:
    """Tell whether all of a backup is what was written."""
    try:
        with gzip.open(backup) as lines:
            return sealed_whole(lines)
    except (OSError, EOFError, zlib.error, json.JSONDecodeError):
        return False


def _free_name(folder: Path, counted_day: int, today: str) -> Path:
    names = (f"day-{counted_day:05}-{today}{f'-{again}' if again else ''}.gz" for again in range(MOST + 1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


def _let_go(data: Path, counted_day: int) -> None:
    """Remove those that are older than thirty counted days, or too many."""
    for place, backup in enumerate(daily_backups(data)):
        if place >= MOST or (place >= DAYS and counted_day - backup.counted_day > DAYS):
            backup.path.unlink(missing_ok=True)


def _no_room(folder: Path, free: int) -> DonglingError:
    megabytes = free // (1024 * 1024)
    return DonglingError(
        Said(
            f"今天没有备份：{folder} 所在的磁盘只剩{megabytes} MB。腾出空间，网站会自己补上",
            f"no backup today: {megabytes} MB are left on the disk of {folder}. Free some space; the site tries again",
        ),
        status=AWAY,
    )


def _cannot(folder: Path, error: OSError) -> DonglingError:
    return DonglingError(
        Said(f"不能备份到 {folder}：{error.strerror}", f"can't back up to {folder}: {error.strerror}"), status=AWAY
    )
