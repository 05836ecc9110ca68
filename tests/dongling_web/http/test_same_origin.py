"""Who may change something, and how often."""

from collections.abc import Iterator

import pytest
from flask import Flask

from dongling import Library
from dongling_web.app import create_app
from dongling_web.drafts.cookie import COOKIE
from dongling_web.drafts.held_store import close_store
from dongling_web.http.same_origin import led_here

UNIT = {"unit": "walk-bridge"}


@pytest.fixture
def own(library: Library) -> Iterator[Flask]:
    """Return an app that nobody has written to yet."""
    app = create_app(library)
    yield app
    close_store(app)


def status(app: Flask, headers: dict[str, str], at: str = "http://localhost") -> int:
    """Return how a new browser's form is answered that comes to an address with these headers."""
    return app.test_client().post("/drafts/add", base_url=at, data=UNIT, headers=headers).status_code


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "same-origin, cross-site", "SAME-ORIGIN"])
def test_a_form_of_another_site_changes_nothing_and_is_told_so(own: Flask, site: str) -> None:
    headers = {"Sec-Fetch-Site": site, "Origin": "http://localhost"}
    response = own.test_client().post("/drafts/add", data=UNIT, headers=headers)
    assert response.status_code == 403
    assert "这个请求不是从本站的页面发出的，什么也没有改" in response.text
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_form_of_ours_is_taken_whatever_its_origin_says(own: Flask, site: str) -> None:
    assert status(own, {"Sec-Fetch-Site": site, "Origin": "null"}) == 303


@pytest.mark.parametrize("origin", ["http://localhost", "http://localhost:80", "HTTP://LOCALHOST"])
def test_without_https_the_origin_decides(own: Flask, origin: str) -> None:
    assert status(own, {"Origin": origin}) == 303


@pytest.mark.parametrize(
    "origin",
    [
        "https://localhost",
        "http://localhost:8000",
        "http://localhost.example",
        "http://user@evil.example",
        "http://[::1",
        "http://localhost:port",
        "http://",
        "ftp://localhost",
        "file://",
        "null",
        "",
        "localhost",
    ],
)
def test_scheme_host_and_port_of_the_origin_must_all_be_ours(own: Flask, origin: str) -> None:
    assert status(own, {"Origin": origin}) == 403


def test_the_origin_is_compared_with_the_address_that_was_asked(own: Flask) -> None:
    assert status(own, {"Origin": "https://kc.example:8443"}, at="https://kc.example:8443") == 303
    assert status(own, {"Origin": "https://kc.example"}, at="https://kc.example:8443") == 403


def test_a_program_says_neither_and_may_write_unless_it_brings_a_cookie(own: Flask) -> None:
    assert status(own, {}) == 303
    for cookie in (COOKIE, "other"):
        client = own.test_client()
        client.set_cookie(cookie, "aaaaaaaaaaaaaaaaaaaaaaaa")
        assert client.post("/drafts/add", data=UNIT).status_code == 403


def test_reading_needs_no_leave(own: Flask) -> None:
    assert own.test_client().get("/drafts", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "led"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Referer": "http://localhost/"}, False),
        ({"Referer": "http://localhost/workshop"}, True),
        ({"Referer": "http://localhost.example/"}, False),
        ({"Referer": "null"}, False),
        ({}, False),
    ],
)
def test_a_page_is_led_to_from_here_only_where_the_browser_says_so(
    app: Flask, headers: dict[str, str], led: bool
) -> None:
    with app.test_request_context("/", headers=headers):
        assert led_here() == led
