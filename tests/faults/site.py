"""A site in a process of its own, whose clock a test sets."""

import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dongling.testing import unit_text
from tests.house.tree import ROOT


@dataclass
class ClockedSite:
    """A site that is started and ended as a test likes; its calendar and its ticks are the test's."""

    place: Path
    calendar: float = 0
    ticks: float = 0
    address: str = field(default="", init=False)

    def __post_init__(self) -> None:
        courses = self.place / "courses"
        courses.mkdir()
        (courses / "a.yaml").write_text(unit_text("a-lesson"), encoding="utf-8")
        self._write()

    def say(self, year: int) -> None:
        """Set the calendar to the first of September of a year."""
        self.calendar = (datetime(year, 9, 1, tzinfo=UTC) - datetime.now(UTC)).total_seconds() - self.ticks
        self._write()

    def let_pass(self, hours: float) -> None:
        """Let time go by."""
        self.ticks += hours * 3600
        self._write()

    def _write(self) -> None:
        fresh = self.place / "clock.part"
        fresh.write_text(f"{self.calendar} {self.ticks}", encoding="ascii")
        fresh.replace(self.place / "clock")  # in one step: the site reads it all the time

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve until the block ends."""
        program = [sys.executable, "-m", "tests.faults.clocked", str(self.place / "clock"), "--safe-mode"]
        options = ["--state", str(self.place / "state"), "serve", str(self.place / "courses"), "--port", "0"]
        log = self.place / "serve.log"
        with (
            log.open("a", encoding="utf-8") as errors,
            subprocess.Popen([*program, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True) as run,
        ):
            try:
                found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in run.stdout or ())
                self.address = next(match[0] for match in found if match)
                yield
            finally:
                run.terminate()
        assert "Traceback" not in log.read_text(encoding="utf-8")

    def ask(self, path: str, **form: str) -> tuple[int, str]:
        """Return the status of an answer, and where it leads or its text."""
        data = urllib.parse.urlencode(form).encode() if form else None
        asked = urllib.request.Request(self.address + path, data)
        try:
            with urllib.request.build_opener(_Stay).open(asked) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers.get("Location") or error.read().decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_more: object) -> None:
        """Go nowhere: where an answer leads is looked at."""
