"""Drafts from before signing in: asked about one by one, taken only when ticked, and then no longer this browser's."""

import re

from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from tests.dongling.store.accounts.making import PASSWORD, person_named, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser


def made_before(site: Flask, count: int) -> tuple[FlaskClient, list[str]]:
    """Return a browser where nobody is signed in, with drafts, and their keys."""
    client = browser(site)
    addresses = [client.post("/drafts", data={"unit": "a"}).location for _ in range(count)]
    return client, [address.removeprefix("/drafts/") for address in addresses]


def came_in(client: FlaskClient, name: str = "陆老师") -> str:
    """Sign in; return where that leads."""
    answer = client.post("/account/sign-in", data={"name": name, "password": PASSWORD, "back": "/units/a"})
    assert answer.status_code == 303
    return answer.location


def test_after_signing_in_one_is_asked_and_what_is_ticked_comes_to_the_shelf(site: Flask, store: Store) -> None:
    somebody(store)
    client, (one, two, three) = made_before(site, 3)
    assert came_in(client) == "/shelf/bring?back=%2Funits%2Fa"
    page = client.get("/shelf/bring?back=/units/a").text
    assert "3份" in page
    assert page.count("checked") == 3
    assert store.shelf.everything(person_named(store).actor) == ()
    assert client.post("/shelf/bring", data={"key": [one, two], "back": "/"}).location == "/shelf?done=brought"
    shelf = client.get("/shelf").text
    assert len(re.findall('class="shelf-line"', shelf)) == 2
    assert "看看要不要放上来" in shelf
    drafts = client.get("/drafts").text
    assert (three in drafts, one in drafts, two in drafts) == (True, False, False)
    assert client.get(f"/drafts/{one}").status_code == 200


def test_whoever_does_not_want_it_keeps_them_where_they_are(site: Flask, store: Store) -> None:
    somebody(store)
    client, (one,) = made_before(site, 1)
    came_in(client)
    assert client.post("/shelf/bring", data={"back": "/units/a"}).location == "/units/a"
    assert one in client.get("/drafts").text
    assert client.get("/shelf/bring?back=https://evil.example/").status_code == 200


def test_a_browser_without_drafts_is_asked_nothing(site: Flask, store: Store) -> None:
    somebody(store)
    client = browser(site)
    assert came_in(client) == "/units/a"
    assert client.get("/shelf/bring?back=/units/a").location == "/units/a"


def test_what_lies_on_somebodys_shelf_is_nobody_elses_to_bring(site: Flask, store: Store, sign_in: SignIn) -> None:
    somebody(store)
    somebody(store, "周老师")
    client, (one,) = made_before(site, 1)
    colleague = browser(site)
    colleague.set_cookie("dongling_drafts", one)
    came_in(client)
    client.post("/shelf/bring", data={"key": one})
    came_in(colleague, "周老师")
    assert colleague.get("/shelf/bring").location == "/shelf"
    assert colleague.post("/shelf/bring", data={"key": one}).status_code == 303
    assert 'class="shelf-line"' not in colleague.get("/shelf").text
    stranger = sign_in("周老师")
    stranger.post("/shelf/bring", data={"key": one})
    assert 'class="shelf-line"' not in stranger.get("/shelf").text
