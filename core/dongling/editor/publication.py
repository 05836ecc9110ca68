"""A unit's file in the folder of what schools publish: written whole or not at all, never over what others wrote."""

import errno
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from dongling.model import is_identifier
from dongling.problems import AWAY, DonglingError, Said
from dongling.settings import SCHOOLS

_OF_THE_SCHOOL = "school"
"""What the file is called that says which school it is."""
_ODD = Said("编号或学校的写法不能做文件名，没有发布", "identifier or school can't name a file: it was not published")
_FULL = Said(
    "磁盘满了，没有发布，稿子都在。请管理员腾出空间，再按一次",
    "the disk is full: it was not published, the manuscript is safe. Free some space and do it again",
)
_AWAY = Said(
    "放单元的文件夹现在写不了，没有发布，稿子都在。请管理员看看 --published 的文件夹",
    "the folder of published units can't be written: it was not published, the manuscript is safe. Look at --published",
)


class ChangedOutside(DonglingError):
    """The file is not what was last published: somebody changed it by other means. `text` is what it holds now."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Said(
                "文件在外面改过了，没有发布，也没有盖掉它",
                "the file was changed by other means: it was not published, and not written over",
            )
        )
        self.text = text


def unit_path(folder: Path, school: str, identifier: str) -> Path:
    """Return where the file of a unit lies. Raises DonglingError for names that can't name files."""
    if not (is_identifier(school) and is_identifier(identifier)) or identifier == _OF_THE_SCHOOL:
        raise DonglingError(_ODD)
    return folder / SCHOOLS / school / f"{identifier}.yaml"


def publish(folder: Path | None, school: str, identifier: str, text: str, known: str) -> str:
    """Write the file of a unit; return its digest. `known` is the digest of what was last published, "" for nothing.

    Raises ChangedOutside when it holds something else than that now, DonglingError when it can't be written.
    """
    if folder is None:
        raise DonglingError(_AWAY, status=AWAY)
    path, data = unit_path(folder, school, identifier), text.encode()
    _must_be_known(path, known, data)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        _write(path, data)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise DonglingError(_FULL if full else _AWAY, status=AWAY) from error
    return text_digest(text)


def text_digest(text: str) -> str:
    """Return the digest of a text as a file holds it."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def published_text(folder: Path | None, school: str, identifier: str) -> str | None:
    """Return what the file of a unit holds now; None when it is not there or can't be read."""
    if folder is None:
        return None
    try:
        return _read(unit_path(folder, school, identifier)).decode("utf-8", "surrogateescape")
    except OSError:
        return None


def withdraw(folder: Path | None, school: str, identifier: str, known: str) -> None:
    """Take the file of a unit out of the folder, into a hidden one beside it where nobody reads it.

    Raises as `publish`; a file that is gone already is no trouble.
    """
    if folder is None:
        raise DonglingError(_AWAY, status=AWAY)
    path = unit_path(folder, school, identifier)
    _must_be_known(path, known, b"")
    try:
        aside = path.parent / ".withdrawn"
        aside.mkdir(mode=0o700, exist_ok=True)
        path.replace(aside / path.name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise DonglingError(_AWAY, status=AWAY) from error


def _must_be_known(path: Path, known: str, wanted: bytes) -> None:
    try:
        held = _read(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise DonglingError(_AWAY, status=AWAY) from error
    if held != wanted and sha256(held).hexdigest() != known:
        raise ChangedOutside(held.decode("utf-8", "surrogateescape"))


def _read(path: Path) -> bytes:
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(opened, "rb") as file:
        return file.read()


def _write(path: Path, data: bytes) -> None:
    """Put a file in its place once it is safely on the disk."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as made:
        begun = Path(made.name)
        try:
            made.write(data)
            made.flush()
            os.fsync(made.fileno())
            begun.chmod(0o644)
            begun.replace(path)
        except OSError:
            with suppress(OSError):
                begun.unlink(missing_ok=True)
            raise
    folder = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
