"""What one address may hold open, and for how long."""

import socket
from contextlib import ExitStack, closing

import pytest

from dongling_web.server.connections import Limits
from tests.dongling_web.server.running import running


def ended(one: socket.socket) -> bool:
    """Tell whether the server ended a connection; one whose request it never read is reset."""
    try:
        return one.recv(1) == b""
    except ConnectionResetError:
        return True


def test_the_connection_that_waits_longest_makes_room_and_none_that_is_answered() -> None:
    with running(Limits(of_one=3)) as site, ExitStack() as stack:
        answered = stack.enter_context(closing(site.ask("/wait")))
        assert site.begun.acquire(timeout=10)
        half = [stack.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=10)) for _ in range(2)]
        assert site.get("/who").status == 200
        assert half[0].recv(1) == b""
        site.go.set()
        assert answered.recv(12) == b"HTTP/1.1 200"


def test_with_no_room_to_be_made_the_newest_is_let_go() -> None:
    with running(Limits(of_one=2)) as site, ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(closing(site.ask("/wait")))
            assert site.begun.acquire(timeout=10)
        third = stack.enter_context(closing(site.ask("/who")))
        assert ended(third)
        assert site.get("/who", "127.0.0.2").status == 200


def test_when_the_site_is_full_the_address_with_the_most_makes_room() -> None:
    with running(Limits(connections=4, of_one=3)) as site, ExitStack() as stack:
        held = [
            stack.enter_context(socket.create_connection(("127.0.0.1", site.port), 10, source_address=(at, 0)))
            for at in ("127.0.0.2", "127.0.0.3", "127.0.0.3", "127.0.0.3")
        ]
        assert site.get("/who", "127.0.0.4").status == 200
        assert held[1].recv(1) == b""


@pytest.mark.parametrize(
    ("limits", "sent"),
    [
        (Limits(silent=0.1), b""),
        (Limits(head=0.1), b"GET / HTTP/1.1\r\nHost: "),
        (Limits(head=0.1, body=0.1), b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na"),
    ],
    ids=["silent", "head", "body"],
)
def test_a_connection_that_takes_too_long_is_ended(limits: Limits, sent: bytes) -> None:
    with running(limits) as site, closing(socket.create_connection(("127.0.0.1", site.port), timeout=10)) as one:
        one.sendall(sent)
        assert one.recv(1) == b""
