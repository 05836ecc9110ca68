"""Does a page cost more in a larger catalogue? Units, home and map, at 1,000 and 10,000 units of 8 KB.

Every page is asked in this process, gzipped, without search, and its CPU time taken: `made` by a browser with a cookie
of its own, for whom nothing is kept, `kept` by all others. What the first page of a process lays out is told apart.
Aim: a page of the larger catalogue costs at most 1.5 times that of the smaller.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient

from bench.corpus import machine
from bench.districts import write_district
from dongling import Library, Settings
from dongling_web.app import create_app
from dongling_web.drafts.cookie import COOKIE

AIM = 1.5
SIZES = (1_000, 10_000)
ROUNDS, UNITS = 5, 40
PAGES: dict[str, Sequence[str]] = {
    "unit": [f"/units/s000-u{number:04}" for number in range(100, 100 + UNITS)],
    "home": ["/"] * 10,
    "map": ["/map"] * 5,
    "map of a school": ["/map?school=s000"] * 5,
    "school": ["/schools/s000"] * 5,
    "schools": ["/schools"] * 5,
    "collection": [f"/collections/s000-c{number}" for number in range(5)],
    "collections": ["/collections"] * 5,
    "sequence": [f"/sequences/s000-q{number}" for number in range(10)],
    "sequences": ["/sequences"] * 5,
    "facts": ["/facts"] * 5,
    "facts found": ["/facts?q=s000-f7"] * 5,
    "fact": [f"/facts/s000-f{number}" for number in range(10)],
    "terms": ["/terms"] * 2,
    "terms of a scheme": ["/terms/theme"] * 5,
    "about": ["/about"] * 5,
}
KEPT = ("home", "map")
"""The pages that are kept for whoever has no drafts."""


@dataclass
class Cost:
    """Milliseconds of CPU for a page, by its name: the first of all, made anew, and kept; and its bytes as sent."""

    first: dict[str, float] = field(default_factory=dict)
    made: dict[str, float] = field(default_factory=dict)
    kept: dict[str, float] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)


def milliseconds(client: FlaskClient, paths: Sequence[str]) -> tuple[float, int]:
    """Return the CPU time of a page, and its bytes: the mean over paths."""
    size, begun = 0, time.process_time()
    for path in paths:
        answer = client.get(path, headers={"Accept-Encoding": "gzip"})
        if answer.status_code != HTTPStatus.OK:
            raise SystemExit(f"{path}: {answer.status}")
        size += len(answer.data)
    return 1000 * (time.process_time() - begun) / len(paths), size // len(paths)


def measured(folders: Sequence[Path], state: Path) -> Cost:
    """Return what the pages of a catalogue cost."""
    library = Library.open(folders, Settings(state=state, safe_mode=True), search=False, check=False)
    app, cost = create_app(library), Cost()
    everyone, own = app.test_client(), app.test_client()
    own.set_cookie(COOKIE, "none")
    for name, paths in PAGES.items():
        cost.first[name], _ = milliseconds(own, paths[:1])
        rounds = [milliseconds(own, paths) for _ in range(ROUNDS)]
        cost.made[name] = median(took for took, _ in rounds)
        cost.size[name] = rounds[0][1]
    for name in KEPT:
        milliseconds(everyone, PAGES[name])
        cost.kept[name] = median(milliseconds(everyone, PAGES[name])[0] for _ in range(ROUNDS))
    library.close()
    return cost


def main() -> None:
    """Print what pages cost at each size, and the ratio of the largest to the smallest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    sizes = parser.parse_args().sizes
    with tempfile.TemporaryDirectory() as place:
        costs = []
        for size in sizes:
            folders = write_district(Path(place) / str(size), size)
            costs.append(measured(folders, Path(place) / f"state-{size}"))
    print(f"pages      {', '.join(f'{size:,}' for size in sizes)} units, ms of CPU; {machine()}")
    for name in PAGES:
        show(f"{name}, made", [cost.made[name] for cost in costs])
        if name in KEPT:
            show(f"{name}, kept", [cost.kept[name] for cost in costs])
        firsts = ", ".join(f"{cost.first[name]:.0f}" for cost in costs)
        print(f"           {'':24} the first {firsts} ms; {', '.join(f'{c.size[name] / 1024:.1f}' for c in costs)} KB")


def show(name: str, times: Sequence[float]) -> None:
    """Print the times of a page with their ratio."""
    ratio = times[-1] / times[0]
    print(f"           {name:24} {' -> '.join(f'{took:.2f}' for took in times)} ms: {ratio:.2f}x (aim {AIM}x)")


if __name__ == "__main__":
    main()
