"""When the database can't: a full disk, a locked, read-only, damaged or newer file, each said in one sentence.

What was saved is safe in each case; a message says so, and the way on. A path stands only where an administrator
must find the file, not in what a page says on saving.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as NoConnection

from dongling.problems import AWAY, DonglingError, Said
from dongling.store.database.damaged_file import DamagedFile

log = logging.getLogger("dongling.store")

_FULL = Said(
    "磁盘满了，这次没有保存，已存的都在。请管理员腾出空间，再保存一次",
    "the disk is full: this was not saved, nothing saved is lost. Free some space and save again",
)
_READ_ONLY = Said(
    "数据文件不能写，这次没有保存，已存的都在。请管理员改好文件的权限，再保存一次",
    "the data file can't be written: this was not saved, nothing saved is lost. Mend its permissions and save again",
)
_BUSY = Said(
    "别人正在保存，等了很久没有轮到，这次没有保存，已存的都在。过一会儿再保存一次",
    "others are saving and its turn did not come: this was not saved, nothing saved is lost. Save again in a moment",
)
_GONE = Said(
    "数据库连不上。已存的都在；过一会儿再做一次，不会存两份。还是不行，请告诉管理员",
    "the database can't be reached. What is saved is there: do it again in a moment, nothing is saved twice. "
    "Tell the administrator if it stays away",
)
_SHUT = Said(
    "数据文件现在用不了，打不开，这次没有做，已存的没有动。请管理员看看磁盘和权限，再做一次",
    "the data file can't be opened: this was not done, what is saved was left alone. Look at the disk and its "
    "permissions, and do it again",
)
_SLOW = Said(
    "数据库太久没有答上来，这次没有做，已存的都在。过一会儿再做一次；还是不行，请告诉管理员",
    "the database took too long: this was not done, nothing saved is lost. Do it again in a moment; "
    "tell the administrator if it goes on",
)
_UNCLEAR = Said(
    "数据库这一次做不了，什么也没有改，已存的都在。原因在网站的记录里；请告诉管理员",
    "the database can't do this now: nothing was changed, nothing saved is lost. The site's log says why; "
    "tell the administrator",
)
"""For what has no sentence of its own: the words of a database, which name machines and people, are for the log."""
_CONNECTING = ("08", "57P")
"""How the SQL states of a server begin that goes away, or is not there yet."""
_SQL_STATES = {
    "53100": _FULL,
    "53300": _BUSY,
    "55P03": _BUSY,
    "40001": _BUSY,
    "40P01": _BUSY,
    "25006": _READ_ONLY,
    "25P03": _BUSY,
    "57014": _SLOW,
}
_PRIMARY = 0xFF
"""The part of SQLite's result codes that says what; the rest says where."""
_KNOWN = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _SHUT,
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def database_errors(where: str, *, opening: bool = False) -> Iterator[None]:
    """Turn what a database raises inside into a DonglingError; `where` names the database.

    While it is being `opened` an administrator is told why it can't be.
    """
    try:
        yield
    except (DBAPIError, NoConnection, PendingRollbackError) as error:
        cause = getattr(error, "orig", None) or error
        log.warning("%s: %s", where, cause)
        if opening and hasattr(cause, "sqlstate"):
            raise DonglingError(unreachable(where, cause), status=AWAY) from error
        raise _made(cause, where, opening=opening) from error
    except UnicodeDecodeError as error:  # SQLite names something whose name is damaged
        log.warning("%s: %s", where, error)
        raise DamagedFile(where) from error


def busy() -> DonglingError:
    """Return what is said to a writer whose turn did not come."""
    return DonglingError(_BUSY, status=AWAY)


def unusable(where: str, why: object) -> Said:
    """Return what is said of a database that can't be used, for a reason that has no sentence of its own."""
    why = " ".join(str(why).split())
    return Said(
        f"数据文件 {where} 用不了：{why}。已存的没有动。检查磁盘和权限，或换一个 --state",
        f"can't use the data file {where}: {why}. What was saved was left alone. "
        "Look at the disk and the permissions, or take another --state",
    )


def unreachable(where: str, why: object) -> Said:
    """Return what is said to an administrator of a server that can't be reached, or does not let us in."""
    why = " ".join(str(why).split())
    return Said(
        f"数据库 {where} 连不上：{why}。已存的没有动。看它开着没有，网址、用户和密码对不对（--database）",
        f"can't reach the database {where}: {why}. What was saved was left alone. "
        "Is it running, are address, user and password right (--database)?",
    )


def _made(cause: BaseException, where: str, *, opening: bool) -> DonglingError:
    code = getattr(cause, "sqlite_errorcode", 0)
    if code & _PRIMARY in _DAMAGED:
        return DamagedFile(where)
    said = _said(cause, code)
    if said is None or (opening and said is _SHUT):
        said = unusable(where, cause) if opening else _UNCLEAR
    return DonglingError(said, status=AWAY)


def _of_server(cause: BaseException) -> Said | None:
    """Return what is said of a server's error; one without a state never reached the server."""
    state = str(getattr(cause, "sqlstate", "") or "")
    if not state or state.startswith(_CONNECTING):
        return _GONE
    return _SQL_STATES.get(state)


def _said(cause: BaseException, code: int) -> Said | None:
    """Return the sentence of what a database says; None for what has none."""
    if isinstance(cause, NoConnection):
        return _BUSY
    if isinstance(cause, PendingRollbackError):  # the connection went in the middle, and somebody asked on
        return _GONE
    if hasattr(cause, "sqlstate"):
        return _of_server(cause)
    if code == sqlite3.SQLITE_IOERR_WRITE:  # a quota, or the largest size of a file
        return _FULL
    return _KNOWN.get(code & _PRIMARY)
