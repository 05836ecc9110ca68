"""The real program, served in a process of its own: what it costs, what it holds, what it answers."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.scale.corpora import Corpus
from bench.serving import served

PATIENCE = 3600.0
"""Seconds until a site that is not up to its content counts as broken."""
_TICKS = 100
"""Of a second: what the kernel counts CPU time in, on every Linux."""


def cpu(pid: int) -> float:
    """Return the seconds of CPU that a process took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


@dataclass(frozen=True)
class Site:
    """A site that answers; `wall` is how many seconds it took to its first page, `first` the CPU until then."""

    address: str
    pid: int
    wall: float
    first: float

    def rss(self) -> float:
        """Return the MB that the process holds, those that it shares with others included."""
        return self._held("VmRSS", "status")

    def pss(self) -> float:
        """Return the MB that the process holds: of what is shared its share."""
        return self._held("Pss", "smaps_rollup")

    def _held(self, field: str, file: str) -> float:
        text = Path(f"/proc/{self.pid}/{file}").read_text(encoding="utf-8")
        return int(re.findall(rf"^{field}:\s+(\d+)", text, re.MULTILINE)[0]) / 1024

    def get(self, path: str) -> str:
        """Return a page. Raises urllib.error.HTTPError where it is not one."""
        with urllib.request.urlopen(self.address + urllib.parse.quote(path, safe="/?=&%")) as answer:
            text: str = answer.read().decode("utf-8", "replace")
            return text

    def total(self, word: str) -> int:
        """Return how many units are found by a word; none while search is away."""
        try:
            found = re.search(r'"total": ?(\d+)', self.get(f"/search.json?q={word}&door=all"))
        except urllib.error.HTTPError as error:
            error.close()
            return 0
        return int(found[1]) if found else 0

    def settle(self, size: int) -> None:
        """Wait until all units are there and the process has nothing more to do than to look now and then.

        Raises TimeoutError when that is never so.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            before = cpu(self.pid)
            time.sleep(2)
            health = self.get("/healthz") if cpu(self.pid) - before < 0.3 else ""
            if re.search(rf'"units": ?{size}\b', health) and not re.search(r'"generation": ?""', health):
                return
        raise TimeoutError(f"{size} units are not served after {PATIENCE:.0f} s")


@cache
def _alone() -> Sequence[str]:
    """Return the option by which the command answers by itself, where it has one: what is counted is one process."""
    run = subprocess.run(
        [sys.executable, "-m", "dongling", "serve", "--help"], capture_output=True, text=True, check=True
    )
    return ("--workers", "0") if "--workers" in run.stdout else ()


def command(content: Corpus, state: Path, *program: str) -> list[str]:
    """Return the command that serves a corpus; `program` in place of dongling itself."""
    start = program or ("-m", "dongling")
    folders = map(str, content.folders)
    options = ("--safe-mode", "--state", str(state), "serve", "--port", "0", *_alone())
    return [sys.executable, *start, *options, *folders]


@contextmanager
def site(content: Corpus, state: Path | None = None, *program: str) -> Iterator[Site]:
    """Serve a corpus from its state, or from another one, until the end of the block."""
    with served(command(content, state or content.state, *program)) as (address, wall, pid):
        yield Site(address, pid, wall, cpu(pid))
