"""`dongling serve` on the courses that ship, with settings; and what it answers."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """A running site and its process."""

    address: str
    pid: int

    def get(self, path: str, **asked: str) -> tuple[int, str]:
        """Return the status and the text of a page."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}?{urllib.parse.urlencode(asked)}") as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def json(self, path: str, **asked: str) -> Any:
        """Return a page of JSON."""
        return json.loads(self.get(path, **asked)[1])


@contextmanager
def serving(state: Path, *options: str, courses: Path = ROOT / "courses") -> Iterator[Site]:
    """Serve courses; its log is `state`.log."""
    program = [sys.executable, "-m", "dongling", "--state", str(state), *options]
    with (
        state.with_suffix(".log").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            [*program, "serve", str(courses), "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        try:
            yield Site(_address(process), process.pid)
        finally:
            process.terminate()
    assert process.returncode == 0
    assert "Traceback" not in state.with_suffix(".log").read_text(encoding="utf-8")


def _address(process: "subprocess.Popen[str]") -> str:
    found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in process.stdout or ())
    return next(match[0] for match in found if match)
