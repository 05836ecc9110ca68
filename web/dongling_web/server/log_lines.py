"""The lines that a site which serves writes: with the time, the process and the number of the request."""

import logging
import time
from datetime import datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from dongling.problems import DonglingError, Said, visible
from dongling_web.server.visit import NUMBER, Visit

_ACCESS = "dongling.access"


def now() -> str:
    """Return the time as every line begins with it."""
    return _as_text(time.time())


def _as_text(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="milliseconds")


class LogLine(logging.Formatter):
    """Writes `TIME LEVEL PROCESS REQUEST LOGGER: MESSAGE`; what would fool a terminal is spelt out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        about = f"{_as_text(record.created)} {record.levelname} {record.process} {NUMBER.get()} {record.name}"
        return visible(f"{about}: {super().format(record)}")


def write_log_lines() -> None:
    """Have all that is logged from now on written so."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(LogLine())


def _forgive(_record: logging.LogRecord) -> None:
    """Do without a line that could not be written."""


class AccessLog:
    """Writes a line a request to a file, which may be moved away by whoever rotates logs, or to standard error (`-`).

    Raises DonglingError when the file can't be written.
    """

    def __init__(self, where: str) -> None:
        try:
            handler = logging.StreamHandler() if where == "-" else WatchedFileHandler(Path(where), encoding="utf-8")
        except OSError as error:
            message = (
                f"不能写 --access-log {where}：{error.strerror}",
                f"can't write --access-log {where}: {error.strerror}",
            )
            raise DonglingError(Said(*message)) from None
        handler.handleError = _forgive  # type: ignore[assignment]  # a full disk: the page is shown
        handler.setFormatter(logging.Formatter("%(message)s"))
        self._log = logging.getLogger(_ACCESS)
        self._log.propagate = False
        self._log.setLevel(logging.INFO)
        for before in self._log.handlers:
            before.close()
        self._log.handlers = [handler]

    def note(self, visit: Visit) -> None:
        """Write `TIME ADDRESS METHOD PATH STATUS BYTES SECONDS REQUEST`."""
        asked = f"{visit.address} {visit.method} {'_'.join(visit.path.split(' '))}"
        line = f"{now()} {asked} {visit.status} {visit.size} {visit.seconds:.3f} {visit.number}"
        self._log.info("%s", visible(line.replace("\n", "_").replace("\t", "_")))
