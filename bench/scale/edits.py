"""Row `edit`: from a file that is saved until search finds what was written, by the clock."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.scale.corpora import Corpus
from bench.scale.loads import prime
from bench.scale.record import Value, Values
from bench.scale.sites import Site, site

ROUNDS = 5
PATIENCE = 600.0
_NAME = re.compile(r"^name: .*$", re.MULTILINE)


def edit(content: Corpus) -> Values:
    """Save another name for a unit, a few times; the content is left as it was."""
    prime(content)
    _, path = content.unit(content.size // 2)
    before = path.read_bytes()
    with site(content) as up:
        try:
            up.settle(content.size)
            took = [_found_after(up, path, f"zzsaved{number}") for number in range(ROUNDS)]
        finally:
            path.write_bytes(before)
        _wait(lambda: not up.total(f"zzsaved{ROUNDS - 1}"))
    return {"edit": Value(median(took), f"longest {max(took):.2f} s")}


def _found_after(up: Site, path: Path, word: str) -> float:
    time.sleep(1)
    text = path.read_text(encoding="utf-8")
    begun = time.perf_counter()
    path.write_text(renamed(text, word), encoding="utf-8")
    _wait(lambda: up.total(word) > 0)
    return time.perf_counter() - begun


def renamed(text: str, word: str) -> str:
    """Return the file of a unit with another name."""
    return _NAME.sub(f"name: {word}", text, count=1)


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"what was saved is not found after {PATIENCE:.0f} s")
        time.sleep(0.02)
