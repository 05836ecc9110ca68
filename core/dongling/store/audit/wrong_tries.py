"""Wrong names and passwords: how many there were in about an hour, and nothing of which, or from where."""

import threading

from sqlalchemy import Connection

from dongling.store.audit.chain import note
from dongling.store.audit.did import Did
from dongling.store.audit.entry import SITE

HOUR = 3600


class WrongTries:
    """A count that is noted once an hour, by the process that counted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = self._since = 0

    def add(self, counted: int) -> bool:
        """Count one, at so many counted seconds; tell whether an hour is over, so that it is to be noted."""
        with self._lock:
            if not self._count:
                self._since = counted
            self._count += 1
            return counted - self._since >= HOUR

    @property
    def any(self) -> bool:
        """Tell whether there were any that are not noted yet."""
        return self._count > 0

    def is_due(self, counted: int) -> bool:
        """Tell whether there is a count of an hour that is over."""
        return self.any and counted - self._since >= HOUR

    def note(self, connection: Connection) -> None:
        """Note how many there were, if there were any, and begin anew."""
        with self._lock:
            count, self._count = self._count, 0
        if count:
            note(connection, SITE, Did.SESSION_WRONG, str(count))
