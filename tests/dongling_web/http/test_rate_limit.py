"""Who writes too fast is told when again."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from limits import RateLimitItem, RateLimitItemPerDay

from dongling import Library
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from dongling_web.http.errors import Refused
from dongling_web.http.rate_limit import NEW_DRAFTS, ONE_DRAFT, ONE_PLACE, SLOTS, Pace

UNIT = {"unit": "walk-bridge"}


@pytest.fixture
def own(library: Library) -> Iterator[Flask]:
    """Return an app that nobody has written to yet."""
    app = create_app(library)
    yield app
    close_store(app)


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
    assert "几个小时" in str(error.value.trouble.text)
    pace.spend(limit, "192.0.2.1", 40)
    pace.spend(limit, "192.0.2.2", 60)
