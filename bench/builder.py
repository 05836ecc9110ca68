"""What does a change in the builder cost, with 40 steps? Aims: 50 ms of the server p95, 50 KB and 6 requests cold.

The changes go through the whole app and the store on this machine's disk, one after the other, as one teacher makes
them. CPU time is told beside the clock's, which the machine's other work falls on. What a browser asks for is read off
the page itself, gzipped as it is sent.
"""

import re
import tempfile
import time
from http import HTTPStatus
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

from flask.testing import FlaskClient

from bench.corpus import UNITS, machine, write_corpus
from dongling import Library, Settings
from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import Draft
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, current_store

STEPS = 40
DRAFTS, CHANGES = 4, 90
"""One draft takes no more than 120 changes a minute."""
AIM_MS, AIM_KB, AIM_REQUESTS = 50, 50, 6
_GZIP = {"Accept-Encoding": "gzip"}


def changed(client: FlaskClient, address: str) -> list[tuple[float, float]]:
    """Return the milliseconds of each of many changes, by the clock and of CPU: moves, minutes, a unit out and in."""
    took, version = [], 1
    forms = cycle(
        (
            {"do": "up", "step": "20"},
            {"do": "set", "step": "7", "minutes": "33", "note": "带放大镜"},
            {"do": "remove", "step": "31"},
            {"do": "restore"},
            {"do": "down", "step": "2"},
            {"do": "set", "step": "7", "minutes": "34", "note": "带放大镜"},
        )
    )
    for _, form in zip(range(CHANGES), forms, strict=False):
        fields = form | {"version": str(version), "number": str(version - 1)}
        begun, used = time.perf_counter(), time.process_time()
        answer = client.post(address, data=fields, headers=_GZIP | {"HX-Request": "true", "Sec-Fetch-Site": "none"})
        took.append((1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - used)))
        if answer.status_code != HTTPStatus.OK:
            raise SystemExit(f"{fields}: {answer.status}")
        version += 1
    return took


def cold(client: FlaskClient, address: str) -> dict[str, int]:
    """Return the bytes of each answer that the page needs before anything is done on it."""
    page = client.get(address)
    linked = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', page.text)
    sizes = {"the page": len(client.get(address, headers=_GZIP).data)}
    return sizes | {path.split("/")[-1]: len(client.get(path, headers=_GZIP).data) for path in linked}


def main() -> None:
    """Print the time of a change and the weight of the page."""
    with tempfile.TemporaryDirectory() as place:
        library = Library.open([write_corpus(Path(place) / "courses")], Settings(state=Path(place) / "state"))
        app = create_app(library)
        steps = tuple(Step(unit=name) for name in list(library.catalog.units)[: STEPS * 5 : 5])
        with app.app_context():
            made = [current_store().create(Draft("四十步", steps), Said("新建", "made")) for _ in range(DRAFTS)]
        addresses = [f"/drafts/{saved.edit_key}" for saved in made]
        sizes = cold(app.test_client(), addresses[0])
        took = [ms for address in addresses for ms in changed(app.test_client(), address)]
        close_store(app)
        library.close()
    print(f"builder    {STEPS} steps, {UNITS} units, {len(took)} changes; {machine()}")
    for told, ms in zip(("by the clock", "of CPU"), zip(*took, strict=True), strict=True):
        p95 = quantiles(ms, n=20)[-1]
        print(f"           a change {told}: median {median(ms):.0f} ms, p95 {p95:.0f} ms (aim {AIM_MS} ms)")
    weight = sum(sizes.values()) / 1000
    print(f"           cold: {weight:.1f} KB (aim {AIM_KB}), {len(sizes)} requests (aim {AIM_REQUESTS})")
    print("           " + ", ".join(f"{name} {size / 1000:.1f}" for name, size in sizes.items()))


if __name__ == "__main__":
    main()
