"""dongling with a note of every pause of its threads: `python -m bench.scale.noted serve …`.

The garbage collector says itself when it holds them up. Whatever else does is seen by a thread that wants a turn every
few milliseconds: what the process computes until it has one is time in which somebody gave no turn.

Apart from it nothing is imported that dongling doesn't: what is collected is what it holds.
"""

import gc
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PAUSES = "DONGLING_BENCH_PAUSES"
"""The variable that names the file of notes."""


BEAT = 0.002
NOTED = 0.02
"""Seconds of computing until a turn that are worth a note; turns are given every 5 ms."""


@dataclass(frozen=True)
class Pause:
    """A pause by the `collector`, or by anybody (`turn`): its beginning, by the monotonic clock, and its seconds.

    Of the collector `cpu` is that of its thread, of a turn that of the process.
    """

    who: str
    at: float
    cpu: float
    wall: float


def read(noted: Path) -> list[Pause]:
    """Return the pauses that were noted; a line that is being written is left out."""
    text = noted.read_text(encoding="utf-8") if noted.exists() else ""
    rows = (line.split() for line in text.splitlines(keepends=True) if line.endswith("\n"))
    return [Pause(who, *map(float, row)) for who, *row in rows]


@contextmanager
def noting(path: Path) -> Iterator[None]:
    """Have every collection of this process noted in a file until the end of the block."""
    begun: list[tuple[float, float]] = []
    with path.open("a", encoding="utf-8", buffering=1) as file:

        def called(phase: str, _info: object) -> None:
            now = time.monotonic(), time.thread_time()
            if phase == "start":
                begun.append(now)
            elif begun:
                at, cpu = begun.pop()
                file.write(f"collector {at} {now[1] - cpu} {now[0] - at}\n")

        def beat() -> None:
            while not ended.is_set():
                at, cpu = time.monotonic(), time.process_time()
                time.sleep(BEAT)
                if (took := time.process_time() - cpu) > NOTED:
                    file.write(f"turn {at} {took} {time.monotonic() - at}\n")

        ended, beating = threading.Event(), threading.Thread(target=beat, daemon=True)
        gc.callbacks.append(called)
        beating.start()
        try:
            yield
        finally:
            gc.callbacks.remove(called)
            ended.set()
            beating.join()


if __name__ == "__main__":
    from dongling.__main__ import main

    with noting(Path(os.environ[PAUSES])):
        main()
