"""Kept pages and who is signed in: all are given what is kept, and each only his own name."""

import gzip
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.store import Store
from tests.dongling.store.accounts.making import questions, somebody
from tests.dongling.store.making import DID, draft
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser

NAMES = ("陆老师", "Zhou")
PAGES = ("/", "/search", "/search?q=石榴", "/map")
DOORS = ("pupil", "teacher", "family")


def text(client: FlaskClient, path: str, *, zipped: bool = False) -> str:
    """Return a page as it is read."""
    answer = client.get(path, headers={"Accept-Encoding": "gzip"} if zipped else {})
    assert answer.status_code == HTTPStatus.OK
    assert set(answer.vary) >= {"Cookie", "Accept-Language"}
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    if answer.headers.get("Content-Encoding") == "gzip":
        return gzip.decompress(answer.data).decode()
    return answer.text


def kept(site: Flask) -> int:
    """Return how many pages are kept."""
    return len(site.extensions["dongling.kept"]) + len(site.extensions["dongling.kept_pages"])


@pytest.mark.parametrize("zipped", [False, True])
def test_one_page_is_kept_for_all_and_each_reads_his_own_name_alone(
    site: Flask, store: Store, sign_in: SignIn, *, zipped: bool
) -> None:
    clients = {name: sign_in(somebody(store, name).name) for name in NAMES} | {"": browser(site)}
    ways = [f"lang={language}&door={door}" for language in ("zh", "en") for door in DOORS]
    for number, address in enumerate(f"{path}{'&' if '?' in path else '?'}{way}" for path in PAGES for way in ways):
        for name in (*clients, *reversed(clients)):
            whole = text(clients[name], address, zipped=zipped)
            assert [other for other in NAMES if other in whole] == ([name] if name else [])
            assert ("/account/sign-in?back=" in whole) is not bool(name)
            assert (whole.count('class="who"'), whole.count("</html>")) == (1, 1)
        assert kept(site) == number + 1


def test_what_is_kept_reads_as_what_is_made_anew(store: Store, sign_in: SignIn) -> None:
    client = sign_in(somebody(store).name)
    for path in PAGES:
        for language in ("zh", "en"):
            address = f"{path}{'&' if '?' in path else '?'}lang={language}"
            first, again = text(client, address), text(client, address, zipped=True)
            assert again == first
            assert "<!--" not in first


def test_whoever_is_signed_out_elsewhere_is_nobody_on_the_next_kept_page(
    site: Flask, store: Store, sign_in: SignIn
) -> None:
    person = somebody(store)
    client = sign_in(person.name)
    assert person.name in text(client, "/search")
    store.people.reset(OPERATOR, person.name)
    assert person.name not in text(client, "/search")
    assert kept(site) == 1


def test_a_page_that_fails_while_it_is_made_for_all_says_who_is_signed_in(
    site: Flask, store: Store, sign_in: SignIn
) -> None:
    person = somebody(store)
    answer = sign_in(person.name).get("/search?stage=nowhere")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert person.name in answer.text
    assert "<!--" not in answer.text
    assert kept(site) == 0


def test_a_site_below_a_path_of_its_host_leads_to_the_account_there(site: Flask, store: Store, sign_in: SignIn) -> None:
    client = sign_in(somebody(store).name)
    site.config["APPLICATION_ROOT"] = "/dongling"
    for _ in range(2):
        assert 'href="/dongling/account"' in text(client, "/search")
        assert 'href="/dongling/account/sign-in?back=/search"' in text(browser(site), "/search")


@pytest.mark.of_sqlite
def test_a_results_page_asks_the_database_once_and_a_kept_one_not_at_all(
    site: Flask, store: Store, sign_in: SignIn
) -> None:
    client, reader = sign_in(somebody(store).name), browser(site)
    store.create(draft(), DID)
    assert len(questions(lambda: client.get("/search?q=石榴"))) == 1
    assert questions(lambda: [client.get("/search?q=石榴") for _ in range(3)]) == []
    assert questions(lambda: reader.get("/search?q=水")) == []
