"""What a thread is charged: what it computed or waited, not what it stood behind others."""

import subprocess
import sys
import threading
import time

from dongling.plugins.gate.own_time import OwnTime


def compute(seconds: float) -> None:
    """Compute for so many seconds of this thread's own time."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_who_waits_is_charged_the_time_that_goes_by() -> None:
    spent = OwnTime(threading.get_native_id())
    time.sleep(0.5)
    assert spent.look() >= 0.4


def test_who_is_looked_at_late_is_charged_no_more_waiting_than_was_agreed() -> None:
    spent = OwnTime(threading.get_native_id(), most=0.05)
    time.sleep(0.3)
    assert spent.look() == 0.05
    spent.skip()
    assert spent.look() <= 0.1


def test_who_computes_beside_many_others_is_charged_what_it_computed() -> None:
    burning = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(12)]
    try:
        spent, began = OwnTime(threading.get_native_id()), time.perf_counter()
        compute(0.3)
        charged, gone = spent.look(), time.perf_counter() - began
    finally:
        for one in burning:
            one.kill()
            one.wait()
    assert 0.25 <= charged <= 0.5
    assert gone > charged, "the machine was busy with others"


def test_where_the_system_does_not_tell_the_clock_counts() -> None:
    spent = OwnTime(None)
    time.sleep(0.05)
    assert spent.look() >= 0.05


def test_what_it_computed_is_told_apart_from_what_it_waited() -> None:
    spent = OwnTime(threading.get_native_id())
    time.sleep(0.2)
    spent.look()
    assert spent.computed < 0.1 < spent.seconds
    compute(0.2)
    spent.look()
    assert spent.computed >= 0.15
