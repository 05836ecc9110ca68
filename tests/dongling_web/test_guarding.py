"""Who may change something, and how often."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from limits import RateLimitItem, RateLimitItemPerDay

from dongling import Library
from dongling_web.app import create_app
from dongling_web.drafting import COOKIE, close_store
from dongling_web.errors import Refused
from dongling_web.guarding import NEW_DRAFTS, ONE_DRAFT, ONE_PLACE, SLOTS, Pace

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


def write(client: FlaskClient, times: int, path: str = "/drafts") -> list[int]:
    """Return how so many empty forms are answered."""
    headers = {"Sec-Fetch-Site": "same-origin"}
    return [client.post(path, headers=headers).status_code for _ in range(times)]


def test_one_draft_can_be_changed_only_so_often_and_the_page_says_when_again(own: Flask) -> None:
    client, path = own.test_client(), "/drafts/aaaaaaaaaaaaaaaaaaaaaaaa/forget"
    assert write(client, ONE_DRAFT.amount, path) == [303] * ONE_DRAFT.amount
    response = client.post(path, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert "改得太快了，这一次没有保存，已存的都在" in response.text
    assert write(client, 1, "/drafts/bbbbbbbbbbbbbbbbbbbbbbbb/forget") == [303]


def test_one_address_makes_only_so_many_drafts_in_an_hour(own: Flask) -> None:
    for _ in range(NEW_DRAFTS.amount):
        assert own.test_client().post("/drafts/add", data=UNIT).status_code == 303
    response = own.test_client().post("/drafts/add", data=UNIT)
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 60
    assert "分钟再试" in response.text
    other = {"REMOTE_ADDR": "192.0.2.1"}
    assert own.test_client().post("/drafts/add", data=UNIT, environ_base=other).status_code == 303


def test_reading_is_not_counted(own: Flask) -> None:
    client = own.test_client()
    assert {client.get("/drafts/aaaaaaaaaaaaaaaaaaaaaaaa/history").status_code for _ in range(150)} == {404}


def refused(pace: Pace, limit: RateLimitItem, who: str) -> bool:
    """Tell whether one more is too much."""
    try:
        pace.step(limit, who)
    except Refused as error:
        return error.trouble.status == 429
    return False


def test_whoever_makes_up_names_resets_no_limit_and_fills_no_memory() -> None:
    pace = Pace()
    for _ in range(NEW_DRAFTS.amount):
        pace.step(NEW_DRAFTS, "192.0.2.1")
    for number in range(2 * SLOTS):
        pace.step(ONE_DRAFT, f"made-up-{number}")
    assert len(pace) <= SLOTS + 1
    assert refused(pace, NEW_DRAFTS, "192.0.2.1")
    assert not refused(pace, NEW_DRAFTS, "192.0.2.2")


def test_made_up_names_stop_nobody_else() -> None:
    pace = Pace()
    for number in range(ONE_PLACE.amount):
        pace.step(ONE_DRAFT, f"made-up-{number}")
    assert not any(refused(pace, ONE_DRAFT, "a-real-key") for _ in range(ONE_DRAFT.amount // 2))


def test_what_is_written_counts_by_its_size_and_what_is_refused_does_not_count() -> None:
    pace, limit = Pace(), RateLimitItemPerDay(100)
    pace.spend(limit, "192.0.2.1", 60)
    with pytest.raises(Refused, match="请慢一点") as error:
        pace.spend(limit, "192.0.2.1", 60)
    assert "几个小时" in error.value.trouble.text
    pace.spend(limit, "192.0.2.1", 40)
    pace.spend(limit, "192.0.2.2", 60)
