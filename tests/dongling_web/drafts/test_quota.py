"""How much may be saved: by one address, and in all."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from limits import RateLimitItemPerDay

from dongling import Library, Settings
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts import quota
from dongling_web.drafts.held_store import close_store, current_store
from tests.dongling_web.conftest import browser


@pytest.fixture
def app(write_content: WriteContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Return an app with one megabyte of room, which it looks at each time."""
    monkeypatch.setattr(quota, "EVERY", 0)
    settings = Settings(state=tmp_path / "state", safe_mode=True, drafts_mb=1)
    library = Library.open([write_content({"a.yaml": unit_text("a")})], settings)
    app = create_app(library)
    yield app
    close_store(app)
    library.close()


def fill(app: Flask, share: float) -> None:
    """Save drafts until so much of the room is taken."""
    with app.app_context():
        while current_store().usage().bytes < share * 1_000_000:
            current_store().create(Draft(description="长" * 1000), Said("新建", "made"))


def new(client: FlaskClient) -> int:
    """Return how a new draft is answered."""
    return client.post("/drafts", data={"unit": "a"}).status_code


def test_health_says_how_much_is_taken_and_four_fifths_are_an_alarm(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    client = browser(app)
    assert client.get("/healthz").get_json()["drafts_used"] is None
    assert new(client) == 303
    answer = client.get("/healthz").get_json()
    assert (answer["status"], 0 < answer["drafts_used"] < 80) == ("ok", True)
    with caplog.at_level(logging.WARNING):
        fill(app, 0.8)
        for _ in range(3):
            answer = client.get("/healthz").get_json()
    assert (answer["status"], 80 <= answer["drafts_used"] < 90) == ("degraded", True)
    assert caplog.text.count("of their room") == 1


def test_when_it_is_full_nothing_new_begins_and_what_is_there_is_saved_on(app: Flask) -> None:
    client = browser(app)
    assert new(client) == 303
    fill(app, 1)
    response = client.post("/drafts", data={"unit": "a"})
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert "已存的都在" in response.text
    assert "Nothing saved is lost" in response.text
    where = client.get("/drafts/current").headers["Location"]
    said = client.post(where, data={"do": "about", "name": "改了名字", "version": "1"})
    assert said.status_code == 303
    assert "改了名字" in client.get(where).text
    fill(app, quota.SAVING_ENDS)
    assert client.post(where, data={"do": "about", "name": "又改", "version": "2"}).status_code == 503
    assert "改了名字" in client.get(where).text
    assert client.post("/drafts/add", data={"unit": "a"}).status_code in (303, 503)


def test_one_address_saves_only_so_much_in_a_day(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quota, "WRITTEN_IN_A_DAY", RateLimitItemPerDay(2))
    client = browser(app)
    assert [new(client) for _ in range(3)] == [303, 303, 429]
    elsewhere = browser(app)
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    assert new(elsewhere) == 303


def test_one_address_begins_only_so_many_in_a_day(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quota, "NEW_IN_A_DAY", RateLimitItemPerDay(2))
    assert [new(browser(app)) for _ in range(3)] == [303, 303, 429]
