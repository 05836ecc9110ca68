"""A content file replaced by a mended one: whole or not at all, with what it was kept beside it."""

import datetime as dt
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISLNK, S_ISREG, S_IWUSR

from dongling.content.folders import shown
from dongling.problems import DonglingError, Said


def replace_file(path: Path, before: bytes, after: bytes, now: dt.datetime) -> Path:
    """Put `after` in the place of `before` and return where that is kept: `NAME.bak-20261130-140509`.

    No content folder reads a file of such a name, and none that is there is written over. Mode and owner stay as they
    are. Raises DonglingError, with one sentence, for a link, a file that may not be written or is another by now, and
    a full disk; the file is then as it was.
    """
    try:
        mode = _writable(path)
        if path.read_bytes() != before:
            name = shown(path)
            raise DonglingError(Said(f"{name} 刚被改过，没有动；再运行一次", f"{name} was just changed; run it again"))
        kept = _keep(path, before, mode, now)
        try:
            _write(path, after, mode)
        except OSError:
            kept.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DonglingError(
            Said(
                f"写不了 {shown(path)}，原来的文件没有动：{error.strerror}",
                f"can't write {shown(path)}; the file is as it was: {error.strerror}",
            )
        ) from None
    return kept


def _writable(path: Path) -> int:
    """Return the mode of a file that may be replaced. Raises DonglingError, or OSError where it is not there."""
    stat = path.lstat()
    name = f"{shown(path.parent)}/{path.name}"
    if S_ISLNK(stat.st_mode):
        raise DonglingError(
            Said(f"{name} 是符号链接，没有动；去改它指向的文件", f"{name} is a link; mend what it leads to")
        )
    if not S_ISREG(stat.st_mode):
        raise DonglingError(Said(f"{name} 不是普通文件，没有动", f"{name} is no plain file; it stays as it is"))
    if not stat.st_mode & S_IWUSR or not os.access(path, os.W_OK):
        raise DonglingError(
            Said(f"{name} 是只读的，没有动；先改它的权限", f"{name} is read-only; change its permissions first")
        )
    return S_IMODE(stat.st_mode)


def _keep(path: Path, data: bytes, mode: int, now: dt.datetime) -> Path:
    """Write what a file was beside it, under a name that is free."""
    stem = f"{path.name}.bak-{now:%Y%m%d-%H%M%S}"
    for number in range(1, 1000):
        kept = path.with_name(stem if number == 1 else f"{stem}-{number}")
        try:
            opened = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        except FileExistsError:
            continue
        try:
            with open(opened, "wb") as file:  # noqa: PTH123 - it is open already
                _fill(file.fileno(), data, mode)
        except OSError:
            kept.unlink(missing_ok=True)
            raise
        return kept
    raise DonglingError(Said(f"{stem} 太多了，先清一清", f"there are too many of {stem}; clear some away"))


def _write(path: Path, data: bytes, mode: int) -> None:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    begun = Path(name)
    try:
        with open(number, "wb") as file:  # noqa: PTH123 - it is open already
            stat = path.lstat()
            with suppress(OSError):  # only who owns the machine may give a file to another
                os.chown(file.fileno(), stat.st_uid, stat.st_gid)
            _fill(file.fileno(), data, mode)
        begun.replace(path)
    except OSError:
        begun.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _fill(number: int, data: bytes, mode: int) -> None:
    os.fchmod(number, mode)
    written = 0
    while written < len(data):
        written += os.write(number, data[written:])
    os.fsync(number)
