"""The real program on a folder, and readers at addresses of their own: all of 127.0.0.0/8 is this machine."""

import http.client
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.dongling_web.processes import workers_of

STRANGER, READER = "127.0.0.9", "127.0.0.2"


@dataclass(frozen=True)
class Answer:
    """What a reader was answered, and after how many seconds."""

    status: int
    text: str
    seconds: float
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """A running site: its port, and the process that answers."""

    port: int
    pid: int

    def get(self, path: str = "/", at: str = READER, **headers: str) -> Answer:
        """Return what a reader at an address is answered; raises OSError when that is nothing for 30 seconds."""
        return self._asked("GET", path, at, {name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path: str, fields: Mapping[str, str], at: str = READER, **headers: str) -> Answer:
        """Return what is answered to a form of the site's own page."""
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", **headers}
        return self._asked("POST", path, at, sent, urlencode(fields))

    def found(self, text: str, at: str = READER) -> list[str]:
        """Return the units that a search finds, the best first."""
        answer = self.get(f"/search.json?q={quote(text)}", at)
        assert answer.status == 200, answer.text
        return [hit["identifier"] for hit in json.loads(answer.text)["hits"]]

    def _asked(self, method: str, path: str, at: str, headers: Mapping[str, str], body: str = "") -> Answer:
        begun = time.monotonic()
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(at, 0))) as asked:
            asked.request(method, path, body or None, headers)
            answer = asked.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Answer(answer.status, text, time.monotonic() - begun, dict(answer.headers.items()))

    def open(self, at: str, begun: bytes) -> socket.socket:
        """Return a connection from an address on which this much was sent."""
        one = socket.create_connection(("127.0.0.1", self.port), timeout=30, source_address=(at, 0))
        one.sendall(begun)
        return one


def start(folders: Sequence[Path], state: Path, *options: str, first: Sequence[str] = ()) -> "subprocess.Popen[str]":
    """Start the program on folders, on a free port; it logs to the end of `state`.log. `first` are general options."""
    program = [sys.executable, "-m", "dongling", "--state", str(state), *first, "serve", *map(str, folders)]
    with state.with_suffix(".log").open("a", encoding="utf-8") as log:
        return subprocess.Popen([*program, "--port", "0", *options], stdout=subprocess.PIPE, stderr=log, text=True)


def site_of(process: "subprocess.Popen[str]") -> Site:
    """Return the site of a program once it says where it is."""
    found = (re.search(r"http://[^:/]+:(\d+)", line) for line in process.stdout or ())
    return next(Site(int(match[1]), workers_of(process.pid)[0]) for match in found if match)


def no_traceback(state: Path) -> str:
    """Return what the program of a state folder has logged; none of it is a traceback."""
    said = state.with_suffix(".log").read_text(encoding="utf-8")
    assert "Traceback" not in said, said
    return said


@contextmanager
def served(folders: Sequence[Path], state: Path, *options: str, first: Sequence[str] = ()) -> Iterator[Site]:
    """Serve folders, and the schools that are installed, until the end of the block."""
    with start(folders, state, *options, first=first) as process:
        try:
            yield site_of(process)
        finally:
            process.terminate()
    said = no_traceback(state)
    assert process.returncode == 0, said
