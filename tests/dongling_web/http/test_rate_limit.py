"""Who writes too fast is told when again."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling import Library
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from dongling_web.http.errors import Refused
from dongling_web.http.rate_limit import NEW_DRAFTS, ONE_DRAFT, ONE_PLACE, Pace, place

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


def test_the_pace_forgets_names_before_they_fill_the_memory() -> None:
    pace = Pace()
    for number in range(5010):
        pace.step(ONE_PLACE, f"192.0.2.{number}")
    for _ in range(ONE_DRAFT.amount):
        pace.step(ONE_DRAFT, "one")
    with pytest.raises(Refused) as refused:
        pace.step(ONE_DRAFT, "one")
    assert refused.value.trouble.status == 429


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:" + "x" * 100, "unix:" + "x" * 59),
    ],
)
def test_an_address_of_ipv6_stands_for_its_network(address: str, who: str) -> None:
    assert place(address) == who
