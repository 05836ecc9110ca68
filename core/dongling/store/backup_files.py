"""What `dongling backup` and `dongling restore` do with files: nothing is written over, nothing is lost."""

import datetime as dt
import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dongling.accounts import OPERATOR
from dongling.problems import DonglingError, Said
from dongling.store.audit.did import Did
from dongling.store.backup.format import Counts, LeftAlone
from dongling.store.backup.whole_file import whole
from dongling.store.database.engine import FILE
from dongling.store.store import Store

_UNPACKED = 3
"""A restored draft takes so many times its bytes while it is taken in: in the journal, in the file, in the indexes."""


def back_up(place: Path | str, target: Path, *, force: bool = False) -> Counts:
    """Write a backup of the store at `place`, a folder or a database's URL, to `target`; return how much it holds."""
    saved_anything(place)
    if target.exists() and not force:
        raise DonglingError(
            Said(f"{target} 已经有了；改个名字，或加 --force 改写", f"{target} is there; take another name or --force")
        )
    with closing(Store.open(place)) as store:
        with whole(target) as file:
            counts = store.dump(file)
        with suppress(DonglingError):  # a disk that is full: the backup is what matters then
            store.audit.note(OPERATOR, Did.STORE_BACKED_UP, str(counts.drafts))
    return counts


def saved_anything(place: Path | str) -> Path | str:
    """Return `place`. Raises DonglingError for a folder where nothing was ever saved: it is likely the wrong one."""
    if isinstance(place, Path) and not (place / FILE).exists():
        raise DonglingError(
            Said(
                f"{place} 里还没有保存过什么。用 --state 或 --folder 指明是哪个网站",
                f"nothing was saved in {place} yet. Say which site by --state or --folder",
            )
        )
    return place


class BroughtBack(NamedTuple):
    """How much is there after a restore, where what was there is now, and what was left as it is."""

    counts: Counts
    before: Path | None
    left_alone: LeftAlone


def bring_back(data: Path, source: Path, place: Path | str | None = None) -> BroughtBack:
    """Put the backup `source` in place of what is at `place`, which is `data` unless it is a database's URL.

    What was there is in the folder `data` afterwards.
    """
    before = data / f"before-restore-{dt.datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.gz"
    there = Counts(0, 0)
    with _opened(source) as file, closing(Store.open(place or data)) as store:
        try:
            counts, there, left_alone = store.load(file, before, shutil.disk_usage(data).free // _UNPACKED)
        finally:
            if not there.drafts and not there.people:  # nothing was there, or nothing was changed
                before.unlink(missing_ok=True)
    return BroughtBack(counts, before if there.drafts or there.people else None, left_alone)


def _opened(source: Path) -> BinaryIO:
    try:
        if source.exists() and not source.is_file():
            raise DonglingError(Said(f"{source} 不是文件", f"{source} is not a file"))
        return source.open("rb")
    except OSError as error:
        raise DonglingError(
            Said(f"打不开 {source}：{error.strerror}", f"can't open {source}: {error.strerror}")
        ) from None
