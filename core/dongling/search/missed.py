"""What was looked for and not found, counted by day for 90 days, so that a school sees what to write next.

Of who asked nothing is kept, no address, no browser, no time but the day; and no text that seems to hold a number of
somebody or an address. It lies beside the index, in a file that may be thrown away. Trouble with it is no trouble of a
search.
"""

import datetime as dt
import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal

log = logging.getLogger("dongling.search")

MISSED_DAYS = 90
"""So long is a count kept."""
MOST = 20_000
"""So many texts, each on each day, are counted at the most: whoever sends others must not fill the disk."""
PATIENCE = 0.2
"""Seconds that a search waits for another process that writes."""
FILE = "missed.sqlite3"
_PERSONAL = re.compile(r"[0-9]{5,}|@|[0-9x]{3,}[- ][0-9]{3,}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS missed (
    day TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, asked INTEGER NOT NULL, PRIMARY KEY (text, day)
) WITHOUT ROWID
"""

MissedKind = Literal["nothing", "unsure"]
"""Nothing was found, or only what has some characters in common."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A text that was not found, how often it was asked, and on which day last."""

    text: str
    kind: MissedKind
    asked: int
    last: str


class MissedQueries:
    """The counts of a site, in `folder`; several processes may write."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = Lock()
        self._swept = ""

    def note(self, text: str, kind: MissedKind, today: dt.date | None = None) -> None:
        """Count a text once more; never raises, and lets go of what is too old."""
        text, day = " ".join(text.split()), (today or dt.datetime.now(tz=dt.UTC).date()).isoformat()
        if not text or _PERSONAL.search(text):
            return
        try:
            with self._lock, self._opened() as file:
                if self._swept != day:
                    self._sweep(file, day)
                if file.execute("SELECT count(*) FROM missed").fetchone()[0] < MOST:
                    file.execute(_COUNT, (day, text, kind))
        except sqlite3.OperationalError as error:
            log.info("what was not found is not counted: %s", error)
        except (sqlite3.Error, OSError) as error:
            with suppress(OSError):
                self._path.unlink()  # damaged: it is only counts, begun anew
            log.info("what was not found is not counted: %s", error)

    def most(self, limit: int) -> list[Missed]:
        """Return the texts that were asked most often, those that nothing was found for first among equals."""
        if not self._path.is_file():
            return []
        with suppress(sqlite3.Error, OSError), self._opened() as file:
            self._sweep(file, dt.datetime.now(tz=dt.UTC).date().isoformat())
            return [Missed(*row) for row in file.execute(_MOST, (limit,))]
        return []

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=PATIENCE)) as file, file:
            file.execute("PRAGMA synchronous = OFF")
            file.execute(_SCHEMA)
            yield file

    def _sweep(self, file: sqlite3.Connection, day: str) -> None:
        first = dt.date.fromisoformat(day) - dt.timedelta(days=MISSED_DAYS)
        file.execute("DELETE FROM missed WHERE day < ?", (first.isoformat(),))
        self._swept = day


_COUNT = """
INSERT INTO missed VALUES (?, ?, ?, 1)
ON CONFLICT (text, day) DO UPDATE SET asked = asked + 1, kind = excluded.kind
"""
_MOST = """
SELECT text, min(kind), sum(asked), max(day) FROM missed GROUP BY text
ORDER BY sum(asked) DESC, min(kind), text LIMIT ?
"""
