"""The real program, started as a person starts it, on any content folder."""

import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

ROOT = Path(__file__).parents[2]
OpenWindow = Callable[..., BrowserContext]
"""How tests open a window of their own, with Playwright's options."""


@dataclass(frozen=True)
class Site:
    """A running site."""

    address: str

    def search(self, **asked: str) -> dict[str, Any]:
        """Return what /search.json answers."""
        with urllib.request.urlopen(f"{self.address}/search.json?{urllib.parse.urlencode(asked)}") as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def first(self, kind: str) -> str:
        """Return the path of a unit of `kind`."""
        hits = self.search(kind=kind, audience="all")["hits"]
        return f"/units/{hits[0]['identifier']}"


def window_on(site: Site) -> dict[str, Any]:
    """Return what every window is: a laptop's, in Chinese, on `site`."""
    return {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN", "base_url": site.address}


@contextmanager
def serving(courses: Path, place: Path, *options: str) -> Iterator[Site]:
    """Serve `courses` and the three schools on a free port; state and log are kept in `place`."""
    command = [sys.executable, "-m", "dongling", "--state", str(place / "state"), "serve", str(courses), "--port", "0"]
    command += options
    log = place / "serve.log"
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            yield Site(_address(process, log))
        finally:
            process.terminate()
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said, said
    assert process.returncode == 0, said


def _address(process: "subprocess.Popen[str]", log: Path) -> str:
    for line in process.stdout or ():
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    raise RuntimeError(f"the site did not start: {log.read_text(encoding='utf-8')}")
