"""The real program on a folder, and readers at addresses of their own: all of 127.0.0.0/8 is this machine."""

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

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
    """A running site."""

    port: int
    pid: int

    def get(self, path: str = "/", at: str = READER, **headers: str) -> Answer:
        """Return what a reader at an address is answered; raises OSError when that is nothing for 30 seconds."""
        begun = time.monotonic()
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(at, 0))) as asked:
            asked.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = asked.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Answer(answer.status, text, time.monotonic() - begun, dict(answer.headers.items()))

    def open(self, at: str, begun: bytes) -> socket.socket:
        """Return a connection from an address on which this much was sent."""
        one = socket.create_connection(("127.0.0.1", self.port), timeout=30, source_address=(at, 0))
        one.sendall(begun)
        return one


@contextmanager
def served(folders: Sequence[Path], state: Path, *options: str) -> Iterator[Site]:
    """Serve folders, and the schools that are installed, on a free port; nothing it logs is a traceback."""
    program = [sys.executable, "-m", "dongling", "--state", str(state), "serve", *map(str, folders), "--port", "0"]
    log = state.with_suffix(".log")
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen([*program, *options], stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            yield Site(_port(process), process.pid)
        finally:
            process.terminate()
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said, said
    assert process.returncode == 0, said


def _port(process: "subprocess.Popen[str]") -> int:
    found = (re.search(r"http://[^:/]+:(\d+)", line) for line in process.stdout or ())
    return next(int(match[1]) for match in found if match)
