"""Who is let in to have something made."""

import threading
from contextlib import ExitStack

import pytest

from dongling_web.exports.queue import ExportQueue, Full


def inside(queue: ExportQueue, who: str, stack: ExitStack) -> threading.Thread:
    """Let an address wait in a thread until `stack` ends; return once it is inside."""

    def wait() -> None:
        with queue.turn(who):
            pass

    before = queue.inside
    thread = threading.Thread(target=wait)
    thread.start()
    stack.callback(thread.join)
    while queue.inside == before:
        threading.Event().wait(0.01)
    return thread


def refused(queue: ExportQueue, who: str) -> bool:
    """Tell whether an address is sent away."""
    try:
        with queue.turn(who):
            return False
    except Full:
        return True


def test_one_is_made_and_two_wait_whoever_they_are() -> None:
    queue = ExportQueue()
    with ExitStack() as stack, queue.turn("a"):
        inside(queue, "b", stack)
        inside(queue, "c", stack)
        assert refused(queue, "d")
    assert not refused(queue, "d")


def test_one_address_leaves_room_for_another() -> None:
    queue = ExportQueue()
    with ExitStack() as stack, queue.turn("a"):
        inside(queue, "a", stack)
        assert refused(queue, "a")
        inside(queue, "b", stack)
        assert queue.inside == 3
    assert queue.inside == 0


def test_whoever_waits_too_long_is_sent_away_and_the_place_is_free_again() -> None:
    queue = ExportQueue(patience=0.01)
    with queue.turn("a"):
        assert refused(queue, "b")
        assert queue.inside == 1


def test_what_fails_leaves_the_queue_as_it_was() -> None:
    queue = ExportQueue()
    with pytest.raises(ZeroDivisionError), queue.turn("a"):
        raise ZeroDivisionError
    assert queue.inside == 0
    assert not refused(queue, "a")
