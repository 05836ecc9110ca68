"""The pulse: it needs a thread that answers requests, and goes before all who wait."""

import threading
import time
from contextlib import ExitStack, closing

from dongling_web.server.fair_queue import FairDispatcher
from dongling_web.server.pulse import LATE, Pulse
from dongling_web.server.server import THREADS
from tests.dongling_web.server.running import running


def test_it_beats_as_long_as_a_thread_is_free() -> None:
    threads, beaten = FairDispatcher(1, 1), threading.Event()
    pulse = Pulse(threads, beaten.set)
    pulse.tick()
    assert beaten.wait(10)
    assert not pulse.late
    threads.shutdown()


def test_it_is_late_when_all_threads_hang_and_goes_before_all_others_then() -> None:
    with running() as site, ExitStack() as stack:
        for number in range(THREADS + 4):
            stack.enter_context(closing(site.ask("/wait", f"127.0.0.{2 + number % 2}")))
        for _ in range(THREADS):
            assert site.begun.acquire(timeout=10)
        until = time.monotonic() + 10
        while not site.late():
            assert time.monotonic() < until
            time.sleep(LATE / 10)
        with closing(site.ask("/who", "127.0.0.4")) as waiting:
            assert site.open_connections() == THREADS + 4
            site.go.set()
            assert waiting.recv(12) == b"HTTP/1.1 200"
        while site.late():
            assert time.monotonic() < until
            time.sleep(LATE / 10)
