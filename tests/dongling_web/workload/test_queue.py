"""Who is let in to have something made."""

import threading
from collections.abc import Iterator
from contextvars import ContextVar

import pytest

from dongling_web.workload.queue import ExportQueue, Full


@pytest.fixture
def go() -> Iterator[threading.Event]:
    """Return what the makers in a test wait for; at its end they go on."""
    event = threading.Event()
    yield event
    event.set()


def inside(queue: ExportQueue, who: str, go: threading.Event) -> threading.Thread:
    """Let an address have something made that ends with `go`; return once it is inside."""
    before = queue.inside
    thread = threading.Thread(target=queue.make, args=(who, go.wait))
    thread.start()
    while queue.inside == before:
        threading.Event().wait(0.01)
    return thread


def refused(queue: ExportQueue, who: str) -> bool:
    """Tell whether an address is sent away."""
    try:
        return not queue.make(who, lambda: True)
    except Full:
        return True


def test_one_is_made_and_two_wait_whoever_they_are(go: threading.Event) -> None:
    queue = ExportQueue()
    threads = [inside(queue, who, go) for who in "abc"]
    assert refused(queue, "d")
    go.set()
    for thread in threads:
        thread.join()
    assert not refused(queue, "d")


def test_one_address_leaves_room_for_another(go: threading.Event) -> None:
    queue = ExportQueue()
    threads = [inside(queue, who, go) for who in "aa"]
    assert refused(queue, "a")
    threads.append(inside(queue, "b", go))
    assert queue.inside == 3
    go.set()
    for thread in threads:
        thread.join()
    assert queue.inside == 0


def test_whoever_waits_too_long_is_sent_away_and_the_place_is_free_again(go: threading.Event) -> None:
    queue, patient = ExportQueue(patience=0.05), ExportQueue()
    with pytest.raises(Full):
        queue.make("a", go.wait)
    assert queue.inside == 0
    assert refused(queue, "b")
    go.set()
    assert not refused(patient, "b")


def test_it_is_made_as_the_one_who_asked() -> None:
    queue, who = ExportQueue(), ContextVar("who", default="nobody")
    who.set("a")
    assert queue.make("a", who.get) == "a"


def test_only_one_is_made_at_a_time() -> None:
    queue, makers = ExportQueue(), set()
    for who in "abc":
        queue.make(who, lambda: makers.add(threading.current_thread().name))
    assert len(makers) == 1


def raise_timeout() -> None:
    """Fail as a slow disk does."""
    raise TimeoutError


def test_what_fails_leaves_the_queue_as_it_was() -> None:
    queue = ExportQueue()
    with pytest.raises(ZeroDivisionError):
        queue.make("a", lambda: 1 // 0)
    with pytest.raises(TimeoutError):
        queue.make("a", raise_timeout)
    assert queue.inside == 0
    assert not refused(queue, "a")
