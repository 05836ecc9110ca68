"""How large a request may be, by its address; what is refused is told, and nothing of it is kept."""

import http.client
import socket
from contextlib import closing

import pytest
from flask import request

from dongling_web.server import bodies
from dongling_web.server.connections import Limits
from tests.dongling_web.server.running import Running, running

FILES = "/workshop/7/media"


def takes_files(site: Running) -> None:
    """Give the app a page that says how much it was sent."""

    @site.app.post("/<path:_>")
    def sent(_: str) -> str:
        return str(len(request.get_data()))


def post(site: Running, path: str, size: int) -> tuple[http.client.HTTPResponse, str]:
    """Send so many bytes; return the answer and its words."""
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)) as one:
        one.request("POST", path, body=b"x" * size)
        answer = one.getresponse()
        return answer, answer.read().decode()


def test_an_address_that_takes_files_takes_large_ones_and_no_other_does() -> None:
    with running() as site:
        takes_files(site)
        assert post(site, FILES, 3_000_000)[1] == "3000000"
        assert post(site, FILES + "/x", 1_000_000)[1] == "1000000"
        with closing(socket.create_connection(("127.0.0.1", site.port), timeout=10)) as one:
            one.sendall(b"POST /elsewhere HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n")
            assert one.recv(12) == b"HTTP/1.1 413"


def test_what_is_too_large_is_read_to_its_end_and_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LARGEST", 2_000_000)
    with running() as site:
        takes_files(site)
        answer, words = post(site, FILES, 3_000_000)
        assert (answer.status, "没有存" in words) == (413, True)
        assert answer.getheader("Content-Type") == "text/html; charset=utf-8"


def test_so_many_bring_files_at_the_same_time_and_the_next_is_told_to_come_again() -> None:
    with running(Limits(files=1)) as site, closing(socket.create_connection(("127.0.0.1", site.port), 10)) as one:
        takes_files(site)
        one.sendall(f"POST {FILES} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na".encode())
        while not site.open_connections():
            pass
        answer, _ = post(site, FILES, 2_000_000)
        assert (answer.status, answer.getheader("Retry-After")) == (503, "5")
        one.sendall(b"12345678")
        assert one.recv(12) == b"HTTP/1.1 200"


def test_files_that_come_steadily_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SLOWEST", 1)
    with (
        running(Limits(head=0.1, body=0.1)) as site,
        closing(socket.create_connection(("127.0.0.1", site.port))) as one,
    ):
        takes_files(site)
        one.settimeout(1.5)
        one.sendall(f"POST {FILES} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na".encode())
        with pytest.raises(TimeoutError):
            one.recv(1)
        one.sendall(b"12345678")
        assert one.recv(12) == b"HTTP/1.1 200"
