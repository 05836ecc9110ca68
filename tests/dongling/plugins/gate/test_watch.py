"""The clock over calls."""

import threading
import time
from time import perf_counter

import pytest

from dongling.plugins.gate import watch as module
from dongling.plugins.gate.door import Bounds, Door, Failed
from dongling.plugins.gate.ledger import HookRecord
from dongling.plugins.gate.watch import watch


def test_in_a_thread_that_waits_nothing_is_raised() -> None:
    ended: list[str] = []

    def wait() -> None:
        seat = watch.take_seat()
        seat.until = perf_counter() + 0.05
        time.sleep(0.6)
        seat.until = 0.0
        ended.append("interrupted" if seat.thrown else "slept through")

    thread = threading.Thread(target=wait)
    thread.start()
    thread.join()
    assert ended == ["slept through"]


def test_however_often_calls_are_interrupted_none_of_it_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls that are over their time at once, so that the watch, which looks very often here, hits every moment."""
    monkeypatch.setattr(module, "TICK", 0.001)
    door = Door(
        ("mine", "hook"), lambda: sum(range(500)), Bounds(seconds=1e-9), HookRecord(), lambda _door, _error: None
    )
    answers = {False: 0, True: 0}
    until = perf_counter() + 3
    while perf_counter() < until:
        answers[isinstance(door.run({}), Failed)] += 1
    assert min(answers.values()) > 0
    assert sum(range(100_000)) > 0, "nothing is left to come"
