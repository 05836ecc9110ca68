"""How large a request may be, by its address; what is refused is told, and nothing of it is kept."""

import http.client
import socket
from contextlib import ExitStack, closing

import pytest
from flask import request

from dongling_web.server import bodies
from dongling_web.server.connections import Limits
from tests.dongling_web.server.running import Running, running

FILES = "/workshop/7/media"
SIGNED_IN = "a=b; __Host-dongling_session=x"


def takes_files(site: Running) -> None:
    """Give the app a page that says how much it was sent."""

    @site.app.post("/<path:_>")
    def sent(_: str) -> str:
        return str(len(request.get_data()))


def post(site: Running, path: str, size: int, cookie: str = SIGNED_IN) -> tuple[http.client.HTTPResponse, str]:
    """Send so many bytes; return the answer and its words."""
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)) as one:
        one.request("POST", path, body=b"x" * size, headers={"Cookie": cookie})
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


def begun(site: Running, size: int = 9, at: str = "127.0.0.1", whose: str = "") -> socket.socket:
    """Return a connection on which one byte of files came."""
    one = socket.create_connection(("127.0.0.1", site.port), timeout=10, source_address=(at, 0))
    head = f"POST {FILES} HTTP/1.1\r\nHost: a\r\nCookie: {SIGNED_IN}\r\nContent-Length: {size}\r\n"
    one.sendall(f"{head}{f'X-Forwarded-For: {whose}' if whose else 'X-A: b'}\r\n\r\na".encode())
    return one


def is_taken(site: Running, at: str = "127.0.0.1", whose: str = "") -> bool:
    """Tell whether one more may bring files in."""
    with closing(begun(site, 100_000, at, whose)) as one:
        one.sendall(b"b" * 99_999)
        return one.recv(12) == b"HTTP/1.1 200"


def test_so_many_bring_files_at_the_same_time_and_the_next_is_told_to_come_again() -> None:
    with running(Limits(files=1)) as site:
        takes_files(site)
        with closing(begun(site)) as one:
            while not site.open_connections():
                pass
            answer, _ = post(site, FILES, 2_000_000)
            assert (answer.status, answer.getheader("Retry-After")) == (503, "5")
            one.sendall(b"12345678")
            assert one.recv(12) == b"HTTP/1.1 200"
        assert is_taken(site)


def test_one_address_brings_so_many_at_a_time_and_leaves_room_for_others() -> None:
    with running(Limits(files=8, files_of_one=2)) as site, ExitStack() as stack:
        takes_files(site)
        for _ in range(8):
            stack.enter_context(closing(begun(site, 400_000_000, "127.0.0.2")))
        assert is_taken(site, "127.0.0.2"), "what is turned away holds no room"
        for _ in range(8):
            stack.enter_context(closing(begun(site, 200_000_000, "127.0.0.2")))
        assert not is_taken(site, "127.0.0.2")
        assert is_taken(site, "127.0.0.3")


def test_behind_a_proxy_those_are_counted_for_whom_it_asks() -> None:
    with running(Limits(files=8, files_of_one=1), proxy="127.0.0.1") as site, ExitStack() as stack:
        takes_files(site)
        stack.enter_context(closing(begun(site, whose="192.0.2.9, 192.0.2.1")))
        assert not is_taken(site, whose="192.0.2.1")
        assert is_taken(site, whose="192.0.2.9")
        stack.enter_context(closing(begun(site, at="127.0.0.2", whose="192.0.2.7")))
        assert not is_taken(site, at="127.0.0.2", whose="192.0.2.8"), "no proxy of ours is not believed"


def test_files_that_come_steadily_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SLOWEST", 1)
    with running(Limits(head=0.1, body=0.1)) as site, closing(begun(site)) as one:
        takes_files(site)
        one.settimeout(1.5)
        with pytest.raises(TimeoutError):
            one.recv(1)
        one.sendall(b"12345678")
        assert one.recv(12) == b"HTTP/1.1 200"


@pytest.mark.parametrize(
    "limits",
    [Limits(window=0.3), Limits(head=0.1, body=0.1, longest=0.2)],
    ids=["nothing comes", "longer than anybody may take"],
)
def test_whoever_claims_much_and_sends_next_to_nothing_is_let_go(limits: Limits) -> None:
    with running(limits) as site, closing(begun(site, 200_000_000)) as one:
        assert one.recv(1) == b""


@pytest.mark.parametrize("cookie", ["", "dongling_lang=en; x=dongling_session"])
def test_without_a_cookie_of_who_writes_no_files_are_taken(cookie: str) -> None:
    with running(Limits(files=0)) as site:
        takes_files(site)
        answer, words = post(site, FILES, 3_000_000, cookie)
        assert (answer.status, "先登录" in words) == (403, True)
        assert post(site, FILES, 900_000, cookie)[1] == "900000", "the app says the rest"


def test_where_nobody_writes_its_addresses_are_as_any_other() -> None:
    with running(writers=()) as site, closing(begun(site, 3_000_000)) as one:
        assert one.recv(12) == b"HTTP/1.1 413"
