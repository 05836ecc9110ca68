"""`dongling serve` as a process, on a disk of its own where the machine permits that, and how to wait for it."""

import json
import re
import shlex
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEADLINE = 60.0
"""Seconds that anything is waited for; how long it took is told at the end of the run."""
OWN_MOUNTS = ("unshare", "--map-root-user", "--mount")
"""Begins a program that may mount what only it sees."""


@dataclass(frozen=True)
class Site:
    """A running site, and the file that holds what it wrote to standard error."""

    address: str
    log: Path

    def get(self, path: str, data: bytes | None = None) -> tuple[int, str]:
        """Return the status and the text of a page; with `data`, of a form that its own page sends."""
        asked = urllib.request.Request(f"{self.address}{path}", data, {"Sec-Fetch-Site": "same-origin"})
        try:
            with urllib.request.urlopen(asked, timeout=DEADLINE) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def json(self, path: str, **asked: str) -> Any:
        """Return a page of JSON."""
        status, text = self.get(f"{path}?{urllib.parse.urlencode(asked)}")
        assert status == 200, text
        return json.loads(text)

    def found(self, text: str) -> list[str]:
        """Return the units that a search finds."""
        return [hit["identifier"] for hit in self.json("/search.json", q=text)["hits"]]

    def said(self) -> str:
        """Return what the site has written to standard error so far."""
        return self.log.read_text(encoding="utf-8")


@contextmanager
def site(folder: Path, state: Path, log: Path, *, before: str = "") -> Iterator[Site]:
    """Serve a folder. With `before`, a line of shell, that is run first, in a process that may mount for itself."""
    program = [
        sys.executable,
        "-m",
        "dongling",
        "--safe-mode",
        "--state",
        str(state),
        "serve",
        str(folder),
        "--port",
        "0",
    ]
    if before:
        program = [*OWN_MOUNTS, "sh", "-ec", f"{before}; exec {shlex.join(program)}"]
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(program, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in process.stdout or ())
            address = next((match[0] for match in found if match), "")
            assert address, log.read_text(encoding="utf-8")
            yield Site(address, log)
        finally:
            process.terminate()
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said, said
    assert process.returncode == 0, said


def may_mount() -> bool:
    """Tell whether this machine permits a process to mount what only it sees."""
    try:
        run = subprocess.run([*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return run.returncode == 0


def until(condition: Callable[[], object]) -> float:
    """Wait until something holds; return after how many seconds it did."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < DEADLINE, "waited in vain"
        time.sleep(0.02)
    return time.monotonic() - begun
