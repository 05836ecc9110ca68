"""Where the catalogue lies: in a file of the cache that one process writes, or in memory where there can be none.

Who finds the file taken by another process reads what that one writes, or begins with a copy and keeps it to itself.
"""

import logging
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, CatalogueUnwritable, remove
from dongling.plugins import Plugins
from dongling.settings import Settings

log = logging.getLogger("dongling.library")

RETRY = 300.0
"""Seconds after which a file that could not be written is tried again."""
_OWN = ("dongling", "pydantic")
"""What reads and writes values: another version of it may do so otherwise."""


def edition_of(plugins: Plugins, settings: Settings, content: Iterable[Path]) -> str:
    """Return a name for all that decides what a file gives, beside the file and the words that it is read by."""
    own = [f"{name} {version(name)}" for name in _OWN]
    others = [f"{info.name} {info.version} {info.status} {info.origin}" for info in plugins.infos]
    files = [f"{path.resolve()} {_digest(path)}" for path in settings.plugin]
    folders = [str(folder) for folder in content]
    return sha256("\n".join((*own, *others, *files, *folders)).encode()).hexdigest()


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


class CataloguePlace:
    """Opens the catalogue's file in `cache`; without one, or where it can't be written, the catalogue is in memory.

    `database` is None as long as another process writes the file and this one `follows` it.
    """

    def __init__(self, cache: Path | None, edition: str, *, follows: bool = False) -> None:
        self._path, self._edition = cache and cache / "catalogue.db", edition
        self._lock: FileLock | None = None
        self._retry_at = float("inf")
        self.database: CatalogueFile | None = None
        if not self.take() and not follows:
            self.copy()

    def take(self) -> bool:
        """Become the one who writes, unless another process is."""
        if self._path is None:
            self.database = CatalogueFile(None, self._edition)
            return True
        try:
            self._take_lock(self._path)
            self.database = CatalogueFile(self._path, self._edition)
        except Timeout:
            return False
        except (OSError, CatalogueUnwritable) as error:
            self._in_memory(error)
            self.database = CatalogueFile(None, self._edition)
        return True

    def _take_lock(self, path: Path) -> None:
        lock = FileLock(path.with_suffix(".lock"))
        lock.acquire(timeout=0)
        self._lock = lock

    def followed(self) -> CatalogueFile:
        """Return the file that another process writes. Raises CatalogueDamaged while it is of no use."""
        if self._path is None:
            raise CatalogueDamaged("there is no file")
        return CatalogueFile(self._path, self._edition, writes=False)

    def copy(self) -> None:
        """Go on with a copy of the file of another process, in memory; with nothing where that is of no use."""
        self.database = CatalogueFile(None, self._edition)
        with suppress(CatalogueDamaged, CatalogueUnwritable):
            database = self.followed()
            database.move(None)
            self.database = database

    def retreat(self, database: CatalogueFile, error: Exception) -> None:
        """Go on in memory: the file can't be written."""
        self._in_memory(error)
        database.move(None)

    def settle(self, database: CatalogueFile) -> None:
        """See that the file is there: it may have been deleted, or it could not be written a while ago."""
        if self._path is None or self._lock is None:
            return
        away = database.path is None and time.monotonic() >= self._retry_at
        if away or not database.in_place:
            self._retry_at = time.monotonic() + RETRY
            with suppress(CatalogueUnwritable, OSError, Timeout):
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._lock.release()
                self._take_lock(self._path)
                database.move(self._path)
                log.warning("the catalogue is in its file again")

    def remade(self, error: Exception) -> CatalogueFile:
        """Return an empty file in place of one that is damaged; who holds that one may go on reading it."""
        log.warning("the catalogue is damaged (%s); it is made anew", getattr(error, "why", error))
        try:
            if self.database is not None and self.database.path is None:
                return CatalogueFile(None, self._edition)
            if self._path is not None:
                remove(self._path)
            return CatalogueFile(self._path, self._edition)
        except (OSError, CatalogueUnwritable) as why:
            self._in_memory(why)
            return CatalogueFile(None, self._edition)

    def _in_memory(self, error: Exception) -> None:
        self._retry_at = time.monotonic() + RETRY
        log.warning("the catalogue is kept in memory: %s", error)

    @property
    def damaged(self) -> bool:
        """Whether damage was met that is not mended yet."""
        return self.database is not None and bool(self.database.damage)

    def close(self) -> None:
        """Let go of the file."""
        if self.database is not None:
            self.database.close()
        if self._lock is not None:
            self._lock.release()
