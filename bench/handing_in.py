"""What teachers wait for when they plan and hand in, in a catalogue of ten thousand units.

Aims: the curriculum map within 300 ms, a Word document of ten steps within 1 s. CPU time in this process, the median
of ROUNDS; "first" is what the first person waits for after the content was loaded, with templates compiled before.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from itertools import islice
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient

from bench.corpus import machine, write_corpus
from dongling import Library, Settings, Step
from dongling.catalog import Catalog
from dongling.curriculum import curriculum_map
from dongling.exporters.word.docx import Docx
from dongling.sequences import Draft, as_sequence
from dongling_web.app import create_app

UNITS = 10_000
STEPS = 10
ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def tell(name: str, times: list[float], aim: str = "") -> None:
    """Print a figure."""
    print(f"           {name:<34} {median(times) * 1e3:7.1f} ms{f' (aim {aim})' if aim else ''}")


def page(client: FlaskClient, path: str) -> Callable[[], None]:
    """Return what asks for a page."""

    def ask() -> None:
        answer = client.get(path)
        if answer.status_code != HTTPStatus.OK:
            raise SystemExit(f"{path}: {answer.status}")

    return ask


def measure(library: Library, catalog: Catalog) -> None:
    """Print the figures."""
    client = create_app(library).test_client()
    tell("map, computed after loading", [seconds(lambda: curriculum_map(replace(catalog))) for _ in range(ROUNDS)])
    page(client, "/map?rows=history")()
    anew, *kept = [seconds(page(client, "/map")) for _ in range(ROUNDS + 1)]
    tell("map, first page of its kind", [anew], "300 ms")
    tell("map, page", kept, "300 ms")
    few = list(islice(catalog.units, 2 * ROUNDS))
    for name in few[:ROUNDS]:
        page(client, f"/units/{name}")()
    tell("unit page, another unit each time", [seconds(page(client, f"/units/{name}")) for name in few[ROUNDS:]])
    steps = tuple(Step(unit=name) for name in islice(catalog.units, STEPS))
    sequence = as_sequence(Draft("bench", steps), "bench", catalog)
    first, *rest = [seconds(lambda: Docx().export(sequence, catalog)) for _ in range(ROUNDS + 1)]
    tell(f"docx of {STEPS} steps, the first", [first], "1000 ms")
    tell(f"docx of {STEPS} steps", rest, "1000 ms")


def main() -> None:
    """Measure a catalogue made for it, or the folder that is given."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(sys.argv[1]) if sys.argv[1:] else write_corpus(Path(place) / "courses", UNITS)
        library = Library.open([folder], Settings(state=Path(place) / "state"), search=False)
        print(f"handing in {len(library.catalog.units)} units; {machine()}")
        measure(library, library.catalog)
        library.close()


if __name__ == "__main__":
    main()
