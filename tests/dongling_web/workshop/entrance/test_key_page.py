"""A lone school's workshop: whoever has the key writes, reviews and publishes; nobody else, and not beside people."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, current_store
from dongling_web.http.context import current_library
from tests.dongling.store.accounts.making import somebody
from tests.dongling_web.conftest import browser, write
from tests.dongling_web.site import EAST
from tests.dongling_web.workshop.conftest import SOUND, go, save

KEY = "桥头 银杏 三条河 雨天"
COOKIE = "dongling_workshop"


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent, tmp_path: Path) -> Iterator[Flask]:
    """Return the app of a school without accounts, with a workshop key."""
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n", encoding="utf-8")
    draft = unit_text("e-half", name="半座桥", review_status="draft")
    folder = write(
        write_content({}), {"school.yaml": EAST["school.yaml"], "a.yaml": unit_text("a"), "half.yaml": draft}
    )
    app = create_app(open_library(folder, search=True, workshop_key=file))
    yield app
    close_store(app)


@pytest.fixture
def store(site: Flask) -> Store:
    """Return the store of the site."""
    with site.app_context():
        return current_store()


def shown(site: Flask, key: str = KEY, **form: str) -> FlaskClient:
    """Return a browser that has shown a key."""
    client = browser(site)
    client.post("/workshop/key", data={"key": key, **form})
    return client


def test_who_has_the_key_writes_hands_in_and_publishes(site: Flask, store: Store) -> None:
    client = browser(site)
    assert client.get("/workshop?x=1").location == "/workshop/key?back=/workshop%3Fx%3D1"
    assert 'href="/workshop"' in client.get("/").text
    answer = client.post("/workshop/key", data={"key": f" {KEY}", "back": "/workshop?x=1"})
    assert answer.location == "/workshop?x=1"
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "半座桥" in client.get("/workshop").text
    assert client.post("/workshop", data={"kind": "lesson"}).location == "/workshop/1"
    save(client, 1, 1, **{"count:process": "0"}, do="add:process")
    save(client, 1, 2, **SOUND)
    go(client, 1, "hand-in")
    go(client, 1, "publish", status="approved")
    with site.app_context():
        library = current_library()
    library.reload()
    assert "从校门到桥头" in browser(site).get("/search?q=桥头").text
    assert not store.people.any()
    assert "工坊钥匙" in client.get("/workshop/1/review").text


def test_a_wrong_key_opens_nothing_and_few_are_tried(site: Flask) -> None:
    client = browser(site)
    for _ in range(5):
        answer = client.post("/workshop/key", data={"key": "x" * 12})
        assert (answer.status_code, answer.headers.get("Set-Cookie")) == (403, None)
    answer = client.post("/workshop/key", data={"key": KEY})
    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)
    assert client.post("/workshop", data={"kind": "lesson"}).status_code == 403
    other = {"HTTP_SEC_FETCH_SITE": "cross-site"}
    assert client.post("/workshop/key", data={"key": KEY}, environ_base=other).status_code == 403


def test_a_button_ends_it_and_nobody_is_led_to_another_site(site: Flask) -> None:
    client = shown(site, back="https://evil.example/")
    assert client.get("/workshop").status_code == 200
    assert client.get("/workshop/key").location == "/workshop"
    client.post("/workshop/key/end")
    assert client.get("/workshop").location.startswith("/workshop/key")
    assert browser(site).post("/workshop/key", data={"key": KEY, "back": "//evil.example"}).location == "/"


def test_once_there_are_people_the_key_gives_nothing(site: Flask, store: Store) -> None:
    client = shown(site)
    client.post("/workshop", data={"kind": "lesson"})
    assert client.get("/workshop/1").status_code == 200
    token = store.people.first_link()
    assert token, "in whose name the key writes is no person"
    somebody(store)
    for page in ("/workshop", "/workshop/1", "/workshop/key"):
        answer = client.get(page)
        assert (answer.status_code, "不再管用" in answer.text) == (403, True)
    assert client.post("/workshop/key", data={"key": KEY}).status_code == 403
    with pytest.raises(Exception, match="工坊钥匙"):
        store.people.add(OPERATOR, "工坊钥匙", [])


def test_without_a_key_or_accounts_there_is_no_workshop(app: Flask) -> None:
    for page in ("/workshop", "/workshop/key"):
        assert browser(app).get(page).status_code == 404
    assert browser(app).post("/workshop/key", data={"key": KEY}).status_code == 404


def test_media_and_pages_of_what_is_written_are_for_who_has_the_key_alone(site: Flask) -> None:
    client = shown(site)
    client.post("/workshop", data={"kind": "lesson"})
    stranger = browser(site)
    stranger.set_cookie(COOKIE, "1800000000.x")
    for page in ("/workshop/1", "/workshop/1/review", "/workshop/1/file"):
        assert stranger.get(page).location.startswith("/workshop/key")
        assert client.get(page).status_code == 200
