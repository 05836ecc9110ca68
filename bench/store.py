"""Fifty people save at once, as fast as they are let, from two processes on one SQLite file: is anything lost?

Each adds to a sequence of 20 steps and asks at once for the next save; nobody at a site is that fast. Afterwards
every acknowledged save is looked for. Aims: no error, no lost save.
"""

import argparse
import multiprocessing
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from bench.corpus import machine
from dongling import DonglingError, Said, Step
from dongling.sequences import Draft
from dongling.store import SavedDraft, Store

WRITERS = 50
PROCESSES = 2
SECONDS = 60
_DID = Said("改说明", "changed a note")


@dataclass
class Written:
    """What one writer was told: the last save that was acknowledged, how long each took, what went wrong."""

    last: SavedDraft
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def draft(number: int) -> Draft:
    """Return a sequence of 20 steps; `number` makes each save another."""
    steps = tuple(Step(unit=f"dl-walk-canal-{i}", minutes=40, note=f"第{i}步先看门楼，再看碑") for i in range(19))
    return Draft("从家门口到大运河", (*steps, Step(unit="ly-hall", note=f"第{number}次保存")), "五个学段一条线")


def write(store: Store, until: float) -> Written:
    """Save one draft again and again until the time is up."""
    written, number = Written(store.create(draft(0), _DID)), 0
    while time.monotonic() < until:
        number += 1
        begun = time.perf_counter()
        try:
            written.last = store.save(written.last.edit_key, draft(number), written.last.version, _DID)
        except DonglingError as error:
            written.errors.append(str(error))
        written.seconds.append(time.perf_counter() - begun)
    return written


def process(folder: Path, writers: int, until: float) -> list[Written]:
    """Run `writers` threads on one store, as the server of a site does."""
    store, found = Store.open(folder), list[Written]()
    threads = [threading.Thread(target=lambda: found.append(write(store, until))) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    return found


def lost(folder: Path, found: list[Written]) -> int:
    """Return how many acknowledged saves are not what the store holds."""
    store = Store.open(folder)
    missing = 0
    for written in found:
        there = store.by_edit_key(written.last.edit_key)
        acknowledged = 1 + len(written.seconds) - len(written.errors)
        same = there is not None and there.draft == written.last.draft
        missing += acknowledged - (there.version if there else 0) + (not same)
    store.close()
    return missing


def main() -> None:
    """Let everybody save, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Store.open(folder).close()
        until = time.monotonic() + seconds
        with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
            waiting = [pool.submit(process, folder, WRITERS // PROCESSES, until) for _ in range(PROCESSES)]
            found = [written for one in waiting for written in one.result()]
        report(folder, found, seconds)


def report(folder: Path, found: list[Written], seconds: float) -> None:
    """Print what was measured."""
    took = [s for written in found for s in written.seconds]
    errors = [error for written in found for error in written.errors]
    p95 = quantiles(took, n=20)[-1]
    print(f"{machine()}; {WRITERS} writers in {PROCESSES} processes for {seconds:g} s")
    print(f"{len(took)} saves, {len(took) / seconds:.0f}/s; {(folder / 'drafts.db').stat().st_size / 1e6:.1f} MB")
    print(f"a save: median {median(took) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, longest {max(took):.2f} s")
    print(f"errors: {len(errors)}; lost: {lost(folder, found)}")
    for error in sorted(set(errors)):
        print(f"  {error}")


if __name__ == "__main__":
    main()
