"""What the gate to plugins costs, and what thirty broken plugins beside thirty good ones cost a site.

Prints microseconds of a hook that five plugins have, the slowest page, and ratios of a site with the broken ones to one
with the good ones alone: of the CPU and of the seconds until a first start answers, and until later ones do.
`python -m bench.plugin_gate`.
"""

import json
import os
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from dongling.plugins import Plugins, hookimpl
from dongling.settings import Settings
from dongling.testing import unit_text
from tests.dongling_web.processes import workers_of
from tests.gate.broken import Broken
from tests.gate.broken_hooks import HOOKS
from tests.gate.broken_oddly import ODDLY
from tests.gate.broken_pages import PAGES
from tests.gate.installed import environment, good, install, served

CALLS = 50_000
STARTS = 5
_SLOW = tuple(broken for broken in HOOKS if broken.slow)
TWENTY = (*_SLOW, *PAGES[:7], *[broken for broken in HOOKS if not broken.slow][: 13 - len(_SLOW)])
"""All that are slow, and others."""
TEN = ODDLY[:10]
"""Broken in ways that nobody had met before they were thought of."""
ROUTES = ("/", "/units/a-lesson", "/search", "/map", "/about")


class Quiet:
    """A plugin that looks at each unit and has nothing to say."""

    @hookimpl
    def catalog_loaded(self, catalog: object) -> None:
        """Hear it."""


def a_call() -> float:
    """Return the microseconds of CPU of one hook that five plugins have, the best of five rounds."""
    plugins = Plugins.load(Settings(safe_mode=True))
    for number in range(5):
        plugins.register(Quiet(), f"quiet{number}")
    catalog: object = object()
    rounds = []
    for _ in range(6):
        begun = time.thread_time()
        for _ in range(CALLS):
            plugins.catalog_loaded(catalog)  # type: ignore[arg-type]  # nobody looks at it
        rounds.append((time.thread_time() - begun) / CALLS * 1e6)
    return min(rounds[1:])


class Site:
    """A site with some plugins, to be started again and again."""

    def __init__(self, plugins: Iterable[Broken], place: Path) -> None:
        installed, self._place, self._content = place / "installed", place, place / "content"
        installed.mkdir(parents=True)
        self._content.mkdir()
        (self._content / "a.yaml").write_text(unit_text("a-lesson"), encoding="utf-8")
        self._installed, self._tries = install(plugins, installed), 0

    def first(self) -> tuple[float, float]:
        """Start it where nothing is known of any plugin; return the seconds of CPU and of the clock until it answers.

        CPU is that of all its processes so far.
        """
        self._tries += 1
        return self._timed(environment(self._installed, self._place / str(self._tries)))

    def later(self) -> tuple[float, float]:
        """Start it where all is known that the last first start found out; return the same."""
        return self._timed(environment(self._installed, self._place / str(self._tries)))

    def _timed(self, env: dict[str, str]) -> tuple[float, float]:
        begun = time.perf_counter()
        with served(self._content, env, self._place / "log"):
            took = time.perf_counter() - begun
            return sum(map(_cpu, workers_of(os.getpid()))), took

    def slowest(self, rounds: int) -> float:
        """Serve until all plugins are judged, then return the seconds of its slowest page."""
        state = self._place / str(self._tries)
        with served(self._content, environment(self._installed, state), self._place / "log") as address:
            while not all(one["tried"] for one in json.loads((state / "cache" / "plugins.json").read_bytes()).values()):
                time.sleep(0.5)
            return max(_seconds(address + route) for _ in range(rounds) for route in ROUTES)


def _cpu(process: int) -> float:
    """Return the seconds of CPU that a process took, and all that it started."""
    words = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK") + sum(map(_cpu, workers_of(process)))


def _seconds(url: str) -> float:
    begun = time.perf_counter()
    urllib.request.urlopen(url, timeout=30).close()
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print."""
    print(f"a hook that five plugins have: {a_call():.2f} us")
    thirty = [good(number) for number in range(30)]
    with tempfile.TemporaryDirectory() as place:
        good_site, whole = Site(thirty, Path(place) / "good"), Site([*thirty, *TWENTY, *TEN], Path(place) / "all")
        firsts = [(good_site.first(), whole.first()) for _ in range(STARTS)]
        slowest = whole.slowest(rounds=5)
        later = [(good_site.later(), whole.later()) for _ in range(STARTS)]
    print(f"{len(TWENTY) + len(TEN)} broken ones beside 30 good ones: slowest page {slowest:.2f} s")
    _tell("first", firsts)
    _tell("later", later)


def _tell(which: str, pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    """Print the middle of starts without the broken ones and with them: CPU, then the clock."""
    for place, what in enumerate(("CPU", "clock")):
        alone, whole = (median(start[place] for start in starts) for starts in zip(*pairs, strict=True))
        print(
            f"{which} starts, {what}: 30 good {alone:.2f} s, with the broken ones {whole:.2f} s: {whole / alone:.2f} x"
        )


if __name__ == "__main__":
    main()
