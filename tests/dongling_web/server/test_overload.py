"""What is answered where no page is asked."""

from dongling_web.server.bodies import NotIn, TooLarge
from dongling_web.server.overload import Overload, given_up


def test_a_whole_answer_says_how_long_it_is_and_that_the_connection_ends() -> None:
    head, _, page = given_up("/below/").partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert status == "HTTP/1.1 503 Service Unavailable"
    assert headers["Content-Length"] == str(len(page))
    assert (headers["Connection"], headers["Retry-After"]) == ("close", "5")
    assert page.count(b'href="/below/"') == 2


def test_both_answers_let_nothing_be_loaded() -> None:
    _, headers, page = Overload("/below/").to_response()
    assert ("Content-Security-Policy", "default-src 'none'") in headers
    assert b"Content-Security-Policy: default-src 'none'" in given_up("/")
    assert "/below/" in bytes(page).decode()  # type: ignore[arg-type]  # waitress takes it as bytes


def test_only_who_is_to_come_again_is_told_when() -> None:
    told = {page.code: dict(page().to_response()[1]) for page in (Overload, TooLarge, NotIn)}
    assert {code for code, headers in told.items() if "Retry-After" in headers} == {503}
    assert {headers["Content-Type"] for headers in told.values()} == {"text/html; charset=utf-8"}
