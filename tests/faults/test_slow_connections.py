"""Connections that are opened and never come to an end: they stop no reader, and they end."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from dongling.testing import WriteContent, unit_text
from tests.faults.served import READER, STRANGER, Site, served

HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
BODY = b"POST /drafts/add HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\nunit="


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve one unit."""
    place = tmp_path_factory.mktemp("slow")
    (place / "courses").mkdir()
    (place / "courses" / "a.yaml").write_text(unit_text("a"), encoding="utf-8")
    with served([place / "courses"], place / "state") as site:
        yield site


@contextmanager
def dripping(site: Site, count: int, at: str = STRANGER, begun: bytes = HALF) -> Iterator[list[socket.socket]]:
    """Hold `count` connections open that send a byte every second."""
    ended = threading.Event()
    with ExitStack() as stack:
        held = [stack.enter_context(site.open(at, begun)) for _ in range(count)]

        def drip() -> None:
            while not ended.wait(1):
                for one in held:
                    try:
                        one.send(b"x")
                    except OSError:
                        continue

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            yield held
        finally:
            ended.set()
            thread.join()


def seconds_to_the_end(one: socket.socket) -> float:
    """Return after how many seconds the server ends a connection; what it may say first is read."""
    begun = time.monotonic()
    try:
        while one.recv(4096):
            pass
    except ConnectionError:
        pass
    return time.monotonic() - begun


def test_200_half_open_connections_of_one_address_stop_no_reader(site: Site) -> None:
    with dripping(site, 200):
        for _ in range(5):
            for at in (READER, STRANGER):
                answer = site.get("/", at)
                assert answer.status == 200
                assert answer.seconds <= 1
            time.sleep(0.3)


def test_half_open_connections_of_many_addresses_stop_no_reader(site: Site) -> None:
    with ExitStack() as stack:
        for last in range(20, 28):
            for _ in range(75):
                stack.enter_context(site.open(f"127.0.0.{last}", HALF))
        answer = site.get("/")
        assert answer.status == 200
        assert answer.seconds <= 1


def test_a_request_that_never_comes_to_its_end_is_ended(site: Site) -> None:
    """The head within 10 seconds, a body within 15 more."""
    with dripping(site, 1) as (head,), dripping(site, 1, begun=BODY) as (body,):
        for one, most in ((head, 20), (body, 40)):
            one.settimeout(60)
            assert seconds_to_the_end(one) < most


def test_a_slow_sender_that_comes_to_the_end_in_time_is_answered(site: Site) -> None:
    with site.open(READER, b"GET /healthz HTTP/1.1\r\n") as one:
        for piece in (b"Host: 127.0.0.1\r\n", b"Connection: close\r\n", b"\r\n"):
            time.sleep(0.5)
            one.sendall(piece)
        assert one.recv(4096).startswith(b"HTTP/1.1 200")


def test_behind_a_proxy_each_reader_has_a_turn_of_their_own(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    asked = b"GET /search?q=%d HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n"
    with served([folder], tmp_path / "state", "--proxy", "127.0.0.1") as site, ExitStack() as stack:
        held = [stack.enter_context(site.open("127.0.0.1", asked % number)) for number in range(250)]
        answer = site.get("/", "127.0.0.1", X_Forwarded_For="192.0.2.2")
        assert answer.status == 200
        assert answer.seconds <= 1
        assert {one.recv(12) for one in held} <= {b"HTTP/1.1 200", b"HTTP/1.1 503"}
