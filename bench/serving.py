"""How soon is the site up, and how much memory does it hold? Against an empty app that imports the same libraries.

Aims: at most twice the empty app's time to its first page when the index is there; under 120 MB at 1,000 units.
"""

import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import yaml

from bench.corpus import UNITS, machine, write_corpus
from bench.results_page import QUERIES

ROUNDS = 5
AIM_MB = 120
EMPTY = """
import click, flask, markdown_it, mdit_py_cjk_friendly, nh3, numpy, platformdirs, pluggy, pydantic
import waitress, watchfiles, whoosh.index, yaml
app = flask.Flask("empty")
app.add_url_rule("/", view_func=lambda: "here")
server = waitress.create_server(app, port=0)
print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
server.run()
"""


@contextmanager
def served(command: list[str]) -> Iterator[tuple[str, float, int]]:
    """Run a server; give its address, the seconds to its first page and its process id."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = ""
            while not address and process.stdout and (line := process.stdout.readline()):
                found = re.search(r"http://127\.0\.0\.1:\d+/?", line)
                address = found[0].rstrip("/") if found else ""
            urllib.request.urlopen(f"{address}/").read()
            yield address, time.perf_counter() - begun, process.pid
        finally:
            process.terminate()


def to_first_page(command: list[str]) -> float:
    """Return the seconds from starting a server to its first page."""
    with served(command) as (_, seconds, _):
        return seconds


def resident_mb(command: list[str]) -> float:
    """Return what a server holds in memory after each query was asked some times."""
    with served(command) as (address, _, pid):
        for query in QUERIES * 10:
            urllib.request.urlopen(f"{address}/search?q={urllib.parse.quote(query)}").read()
        return resident(pid)


def resident(pid: int) -> float:
    """Return how many MB a site holds: its supervisor and the workers that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    statuses = [Path(f"/proc/{one}/status").read_text(encoding="utf-8") for one in (pid, *children)]
    return sum(int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) for status in statuses) / 1024


def to_be_found(command: list[str], folder: Path) -> float:
    """Return the seconds from saving a unit to its being found: the median of some."""
    unit = yaml.safe_load(next(folder.glob("unit-*.yaml")).read_text(encoding="utf-8"))
    waited = []
    with served(command) as (address, _, _):
        for number in range(ROUNDS):
            word = f"zzsaved{number}"
            text = yaml.safe_dump(unit | {"identifier": "saved", "name": word}, allow_unicode=True)
            (folder / "saved.yaml").write_text(text, encoding="utf-8")
            begun = time.perf_counter()
            while '"total":0' in urllib.request.urlopen(f"{address}/search.json?q={word}").read().decode():
                time.sleep(0.02)
            waited.append(time.perf_counter() - begun)
    return median(waited)


def main() -> None:
    """Print start-up times and memory."""
    with tempfile.TemporaryDirectory() as place:
        folder, state = write_corpus(Path(place) / "courses"), str(Path(place) / "state")
        ours = [sys.executable, "-m", "dongling", "--state", state, "serve", str(folder), "--port", "0"]
        empty = [sys.executable, "-c", EMPTY]
        first = to_first_page(ours)
        pairs = [(to_first_page(ours), to_first_page(empty)) for _ in range(ROUNDS)]
        held = resident_mb(ours)
        found = to_be_found(ours, folder)
    start, bare = median(a for a, _ in pairs), median(b for _, b in pairs)
    print(f"serving    {UNITS} units; {machine()}")
    print(f"           first page {start:.2f} s, an empty app's {bare:.2f} s: {start / bare:.2f}x")
    print(f"           the very first, with the index to make: {first:.2f} s")
    print(f"           a saved unit is found after {found:.2f} s (aim 1 s)")
    print(f"           memory {held:.0f} MB after {len(QUERIES) * 10} searches (aim {AIM_MB} MB)")


if __name__ == "__main__":
    main()
