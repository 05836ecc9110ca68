"""The server: whose requests get a thread, who is believed, and what is not even read."""

import http.client
import socket
import time
from contextlib import ExitStack, closing
from urllib.parse import quote

import pytest

from dongling_web.server.connections import Limits
from dongling_web.server.server import OF_ONE, THREADS
from tests.dongling_web.server.running import running


def test_one_address_never_has_all_threads() -> None:
    with running() as site, ExitStack() as stack:
        for _ in range(THREADS * 3):
            stack.enter_context(closing(site.ask("/wait")))
        for _ in range(OF_ONE):
            assert site.begun.acquire(timeout=10)
        assert site.get("/who", "127.0.0.2").status == 200
        assert not site.begun.acquire(blocking=False)


def test_one_of_several_that_share_a_socket_goes_and_the_others_are_still_reached() -> None:
    with running() as stays:
        with running(shared=stays.listening):
            pass  # it has come and gone
        assert [stays.get("/who").status for _ in range(3)] == [200] * 3


def test_behind_a_proxy_it_is_the_address_that_the_proxy_names() -> None:
    with running(proxy="127.0.0.1") as site, ExitStack() as stack:
        for _ in range(THREADS * 2):
            stack.enter_context(closing(site.ask("/wait", X_Forwarded_For="192.0.2.1")))
        for _ in range(OF_ONE):
            assert site.begun.acquire(timeout=10)
        assert site.get("/who", X_Forwarded_For="192.0.2.1, 192.0.2.9").headers["X-Who"] == "192.0.2.9"
        assert not site.begun.acquire(blocking=False)


def test_nobody_else_is_believed_about_an_address() -> None:
    with running(proxy="127.0.0.7") as site, ExitStack() as stack:
        for number in range(THREADS * 2):
            stack.enter_context(closing(site.ask("/wait", X_Forwarded_For=f"192.0.2.{number}")))
        for _ in range(OF_ONE):
            assert site.begun.acquire(timeout=10)
        assert site.get("/who", "127.0.0.2").headers["X-Who"] == "127.0.0.2"
        assert not site.begun.acquire(blocking=False)


def test_too_many_that_wait_are_told_so_with_a_page_in_both_languages() -> None:
    with running(Limits(waiting=2)) as site, ExitStack() as stack:
        for _ in range(OF_ONE):
            stack.enter_context(closing(site.ask("/wait")))
            assert site.begun.acquire(timeout=10)
        held = [stack.enter_context(closing(site.ask("/wait"))) for _ in range(3)]
        answer = http.client.HTTPResponse(held[-1])
        answer.begin()
        page = answer.read().decode()
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert "请稍等" in page
        assert "Please wait" in page
        assert 'href="/"' in page


@pytest.mark.parametrize(
    ("head", "status"), [(b"Content-Length: 9999999\r\n", b"413"), (b"A: " + b"a" * 140_000, b"431")]
)
def test_what_no_page_would_take_is_not_even_read(head: bytes, status: bytes) -> None:
    with running() as site, closing(socket.create_connection(("127.0.0.1", site.port), timeout=10)) as one:
        one.sendall(b"POST /who HTTP/1.1\r\nHost: localhost\r\n" + head + b"\r\n\r\n")
        assert one.recv(12)[9:] == status


def test_an_address_with_ten_thousand_chinese_characters_reaches_the_page() -> None:
    with running() as site:
        assert site.get(f"/who?q={quote('书' * 10_000)}").status == 200


def test_a_page_knows_on_which_address_it_was_reached_whatever_host_is_named() -> None:
    with running() as site, closing(site.ask("/reached", Host="evil.example", Connection="close")) as one:
        assert b"".join(iter(lambda: one.recv(4096), b"")).endswith(b"\r\n127.0.0.1")


def test_a_server_that_is_given_up_says_so_to_all_who_wait_and_to_nobody_else() -> None:
    with running() as site, ExitStack() as stack:
        idle = stack.enter_context(closing(socket.create_connection(("127.0.0.1", site.port), timeout=10)))
        held = [stack.enter_context(closing(site.ask("/wait"))) for _ in range(OF_ONE + 2)]
        for _ in range(OF_ONE):
            assert site.begun.acquire(timeout=10)
        while site.open_connections() <= len(held):
            time.sleep(0.01)
        time.sleep(0.2)
        site.server.give_up()
        for one in held:
            answer = http.client.HTTPResponse(one)
            answer.begin()
            assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
            assert "这个请求没有做完" in answer.read().decode()
        site.go.set()
        idle.sendall(b"GET /who HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert idle.recv(100).startswith(b"HTTP/1.1 200")


def test_a_server_that_ends_while_it_is_told_to_does_not_lose_what_wakes_it() -> None:
    with running() as site:
        listening = vars(site.server)["_listening"][0]
        pull = listening.pull_trigger

        def late() -> None:
            time.sleep(1)  # it looks by itself four times a second, and sees that it shall end
            pull()

        listening.pull_trigger = late
        site.server.drain(0)


def test_a_server_that_has_ended_may_be_told_to_end() -> None:
    with running() as site:
        site.server.drain(0)
        for _ in range(1000):
            if vars(site.server)["_closed"]:
                break
            time.sleep(0.01)
        assert vars(site.server)["_closed"]
        site.server.drain(0)
