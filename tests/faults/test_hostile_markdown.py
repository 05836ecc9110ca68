"""Hostile Markdown by a generator, as large as the limits let through and far beyond them, on a real site.

No page of it takes much of the server's time, and the server holds little more afterwards.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.hostile_markdown import MOST_MB, MOST_SECONDS, apart, largest
from bench.hostile_texts import CONSTRUCTIONS, PARTS
from dongling.testing import unit_text
from tests.faults.conftest import SEEN
from tests.faults.served import Site, served
from tests.faults.site_process import until

BY_CHANCE = 20
FAR_BEYOND = 150_000
"""Bytes of a body that all but fills a file, as it is written."""
ON_A_BUSY_MACHINE = 4
"""So many times the figures for one body: a page has a head and a foot, and more runs beside it."""
BEYOND = ("**a ", "*a **a `", "[", "> ", "- - ", "|a\n", "[a]: b\n", "字\n")
PAGES = ("/units/{}?door=teacher", "/units/{}/export/docx")


class Spent(NamedTuple):
    """What a process has taken so far: CPU seconds, and the most megabytes that it ever held."""

    seconds: float
    most: float

    @classmethod
    def of(cls, pid: int) -> "Spent":
        """Return what a process has taken."""
        times = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
        most = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        return cls(sum(map(int, times)) / os.sysconf("SC_CLK_TCK"), most / 1024)


def bodies(chance: Random) -> Iterator[str]:
    """Yield each construction that parsers were slow at as large as is allowed, and what chance puts together."""
    for construction in CONSTRUCTIONS.values():
        yield largest(construction)
    for _ in range(BY_CHANCE):
        before, part = ("".join(chance.choices(PARTS, k=chance.randint(1, 6))) for _ in range(2))
        yield chance.choice((largest, apart))((before, part, ""))
    for part in BEYOND:
        yield part * (FAR_BEYOND // len(part.encode()))


def write(file: Path, body: str) -> None:
    """Write a unit with a body; what JSON says of a text, YAML reads."""
    text = f"{unit_text(file.stem)}body: {json.dumps(body, ensure_ascii=False)}\n"
    file.write_text(text.replace("\x7f", "\\x7f"), encoding="utf-8")


def dearest(site: Site, names: list[str]) -> list[tuple[float, str]]:
    """Return what each page of hostile units took of the server's time, the dearest first."""
    took = []
    for path in (page.format(name) for name in names for page in PAGES):
        before = Spent.of(site.pid).seconds
        assert site.get(path).status == 200, path
        took.append((Spent.of(site.pid).seconds - before, path))
    return sorted(took, reverse=True)


def test_no_page_of_hostile_markdown_is_dear(tmp_path: Path) -> None:
    courses, names = tmp_path / "courses", list[str]()
    courses.mkdir()
    write(courses / "plain.yaml", "一段话。")
    with served([courses], tmp_path / "state", first=("--safe-mode",)) as site:
        dearest(site, ["plain"])  # the first Word file loads python-docx
        for number, body in enumerate(bodies(Random(1604))):  # noqa: S311 - chance that repeats, not secrets
            names.append(f"hostile-{number}")
            write(courses / f"{names[-1]}.yaml", body)
        until(lambda: json.loads(site.get("/healthz").text)["units"] == len(names) + 1)
        before = Spent.of(site.pid).most
        took = dearest(site, names)
        more = Spent.of(site.pid).most - before
        assert json.loads(site.get("/healthz").text)["problems"] >= len(BEYOND)
    SEEN.append(f"{len(names)} hostile bodies: the dearest of {len(took)} pages took {took[0][0]:.2f} s of CPU")
    SEEN.append(f"  and all of them {more:+.0f} MB")
    assert took[0][0] <= MOST_SECONDS * ON_A_BUSY_MACHINE, took[:5]
    assert more <= MOST_MB * ON_A_BUSY_MACHINE
