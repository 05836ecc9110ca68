"""What `dongling backup` and `dongling restore` do with files: nothing is written over, nothing is lost."""

import datetime as dt
import shutil
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from dongling.problems import DonglingError, Said
from dongling.store.backup.format import Counts
from dongling.store.backup.whole_file import whole
from dongling.store.database.engine import FILE
from dongling.store.store import Store

_UNPACKED = 3
"""A restored draft takes so many times its bytes while it is taken in: in the journal, in the file, in the indexes."""


def back_up(data: Path, target: Path, *, force: bool = False) -> Counts:
    """Write a backup of the store in the folder `data` to `target`; return how much it holds."""
    saved_anything(data)
    if target.exists() and not force:
        raise DonglingError(
            Said(f"{target} 已经有了；改个名字，或加 --force 改写", f"{target} is there; take another name or --force")
        )
    with closing(Store.open(data)) as store, whole(target) as file:
        return store.dump(file)


def saved_anything(data: Path) -> Path:
    """Return the folder `data`. Raises DonglingError when nothing was ever saved there: it is likely the wrong one."""
    if not (data / FILE).exists():
        raise DonglingError(
            Said(
                f"{data} 里还没有保存过什么。用 --state 或 --folder 指明是哪个网站",
                f"nothing was saved in {data} yet. Say which site by --state or --folder",
            )
        )
    return data


def bring_back(data: Path, source: Path) -> tuple[Counts, Path | None]:
    """Put the backup `source` in place of what is in `data`; return how much, and where what was there is now."""
    before = data / f"before-restore-{dt.datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.gz"
    there = Counts(0, 0)
    with _opened(source) as file, closing(Store.open(data)) as store:
        try:
            counts, there = store.load(file, before, shutil.disk_usage(data).free // _UNPACKED)
        finally:
            if not there.drafts:  # nothing was there, or nothing was changed
                before.unlink(missing_ok=True)
    return counts, before if there.drafts else None


def _opened(source: Path) -> BinaryIO:
    try:
        if source.exists() and not source.is_file():
            raise DonglingError(Said(f"{source} 不是文件", f"{source} is not a file"))
        return source.open("rb")
    except OSError as error:
        raise DonglingError(
            Said(f"打不开 {source}：{error.strerror}", f"can't open {source}: {error.strerror}")
        ) from None
