"""What was read and is still so: all is asked for anew once anybody, of whatever process, has changed something."""

from typing import Generic, TypeVar

from dongling.store.database.database import Database
from dongling.store.database.engines.changes import Mark

MOST = 4096
T = TypeVar("T")


class KnownNow(Generic[T]):
    """Values by name, as they are in the database now. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[Mark | None, dict[str, T]] = (None, {})

    def now(self) -> dict[str, T]:
        """Return what is known at this moment. What is read of the database from now on may be put into it."""
        mark = self._database.mark()
        before, known = self._known
        if mark is None or mark != before or len(known) >= MOST:
            known = {}
            self._known = mark, known
        return known
