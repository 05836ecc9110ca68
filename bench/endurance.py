"""Does a site hold more and more the longer it serves? Mixed requests and reloads, and its memory again and again.

Aim: in the last fifth of the time it holds (RSS, median) at most 10 % more than in the second, the first being to warm
up. The most at any moment is printed too: what is being made just then is in it.
"""

import argparse
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from bench.corpus import ROOT, machine, real_units
from bench.results_page import QUERIES
from bench.serving import resident, served
from dongling.testing import unit_text

REQUESTS, RELOADS = 5_000, 200
READERS = 4
AIM = 1.10
FORM = {"Sec-Fetch-Site": "same-origin"}


def requests(chance: Random) -> Iterator[tuple[str, bytes | None]]:
    """Yield addresses, with a form where something is saved: what a school asks for, and some that are not there."""
    units = [unit.identifier for unit in real_units()]
    pages = ("/", "/map", "/sequences", "/facts", "/terms", "/collections", "/drafts", "/healthz", "/units/none")
    ways = ("", "?print=1", "/bundle.zip", "/export/yaml", "/export/docx")
    while True:
        unit, query = chance.choice(units), f"{chance.choice(QUERIES)} {chance.randrange(500)}"
        yield chance.choices(
            (
                (chance.choice(pages), None),
                (f"/units/{unit}{chance.choice(ways)}", None),
                (f"/search?{urllib.parse.urlencode({'q': query})}", None),
                (f"/suggest.json?{urllib.parse.urlencode({'q': query[:2]})}", None),
                ("/drafts", urllib.parse.urlencode({"unit": unit}).encode()),
            ),
            (30, 30, 30, 8, 2),
        )[0]


def status(address: str, form: bytes | None) -> int:
    """Return how a request is answered."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, form, FORM if form else {})) as answer:
            answer.read()
            found: int = answer.status
            return found
    except urllib.error.HTTPError as error:
        with error:
            error.read()
            return error.code


def reloaded(address: str, folder: Path, number: int) -> None:
    """Save a unit, and wait until its page shows it."""
    name = f"第{number}次保存"
    (folder / "saved.yaml").write_text(unit_text("saved", name=name), encoding="utf-8")
    while True:
        try:
            with urllib.request.urlopen(f"{address}/units/saved") as answer:
                if name in answer.read().decode():
                    return
        except urllib.error.HTTPError as error:
            error.close()
        time.sleep(0.01)


def held(address: str, pid: int, folder: Path, asked: int, reloads: int) -> tuple[list[float], Counter[int]]:
    """Return the memory of the site after each reload, and how often which status was answered."""
    each, seen, memory = requests(Random(5000)), Counter[int](), []
    with ThreadPoolExecutor(READERS) as pool:
        for number in range(reloads):
            some = list(islice(each, asked // reloads))
            answers = [pool.submit(status, address + path, form) for path, form in some]
            reloaded(address, folder, number)
            seen.update(answer.result() for answer in answers)
            memory.append(resident(pid))
    return memory, seen


def main() -> None:
    """Print the figures; exit 1 when the site holds too much more."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--requests", type=int, default=REQUESTS)
    asked.add_argument("--reloads", type=int, default=RELOADS)
    given = asked.parse_args()
    print(f"endurance  {given.requests} requests, {given.reloads} reloads; {machine()}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "saved"
        folder.mkdir()
        command = [sys.executable, "-m", "dongling", "--state", f"{place}/state", "serve", str(ROOT / "courses")]
        with served([*command, str(folder), "--port", "0"]) as (address, _, pid):
            begun = time.perf_counter()
            memory, seen = held(address, pid, folder, given.requests, given.reloads)
            seconds = time.perf_counter() - begun
    fifths = [median(memory[len(memory) * n // 5 : len(memory) * (n + 1) // 5]) for n in range(5)]
    grown = fifths[-1] / fifths[1]
    print(f"           {seconds:.0f} s; answered {dict(seen.most_common())}")
    print(f"           memory in each fifth, in MB: {' '.join(f'{one:.0f}' for one in fifths)}; most {max(memory):.0f}")
    print(f"           the last to the second: {grown:.3f}x (aim {AIM:.2f}x)")
    raise SystemExit(grown > AIM)


if __name__ == "__main__":
    main()
