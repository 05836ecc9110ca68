"""The wire between two processes."""

import socket
from collections.abc import Iterator

import pytest

from dongling_web.supervision.wire import Wire


@pytest.fixture
def ends() -> Iterator[tuple[Wire, socket.socket]]:
    """Return one end, and the socket at the other."""
    ours, theirs = socket.socketpair()
    wire = Wire(ours)
    yield wire, theirs
    wire.close()
    theirs.close()


def test_what_is_said_comes_as_it_was_said(ends: tuple[Wire, socket.socket]) -> None:
    wire, theirs = ends
    wire.say(ready={"out": "三个单元"})
    other = Wire(theirs)
    assert other.heard() == [{"ready": {"out": "三个单元"}}]


def test_half_a_line_waits_for_its_rest_and_what_is_no_object_is_passed_over(
    ends: tuple[Wire, socket.socket],
) -> None:
    wire, theirs = ends
    theirs.sendall(b'{"beat"')
    assert wire.heard() == []
    theirs.sendall(b': 1}\nnonsense\n[1]\n{"beat": 2}\n')
    assert wire.heard() == [{"beat": 1}, {"beat": 2}]


def test_an_end_that_is_gone_is_told_and_stops_nobody(ends: tuple[Wire, socket.socket]) -> None:
    wire, theirs = ends
    theirs.close()
    assert wire.heard() is None
    wire.say(beat=1)


def test_whoever_does_not_listen_makes_nobody_wait(ends: tuple[Wire, socket.socket]) -> None:
    wire, _ = ends
    for _ in range(20_000):
        wire.say(beat=1)
