"""Signing in with a second factor: nothing is open before the code, each opens once, tries are few, no script."""

import datetime as dt
from http import HTTPStatus

import pytest
from flask import Flask

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling_web.accounts.access import COOKIE
from dongling_web.accounts.admission import HALF
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling.store.accounts.signing_in.making import shown, with_second_factor
from tests.dongling.store.making import by_hand
from tests.dongling_web.conftest import browser

CODE = "/account/sign-in/code"
FORM = {"name": "陆老师", "password": PASSWORD, "back": "/units/a"}


def next_code(secret: str) -> str:
    """Return the code of the next half minute, which a clock that is ahead shows already."""
    return shown(secret, dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30))


def test_after_the_password_a_code_is_asked_for_and_nothing_is_open_before(site: Flask, store: Store) -> None:
    secret, _ = with_second_factor(store, somebody(store))
    client = browser(site)
    answer = client.post("/account/sign-in", data=FORM)
    assert (answer.status_code, answer.location) == (303, f"{CODE}?back=%2Funits%2Fa")
    assert client.get_cookie(COOKIE) is None
    assert client.get("/account").status_code == HTTPStatus.SEE_OTHER
    page = client.get(answer.location).text
    assert '<input type="hidden" name="back" value="/units/a">' in page
    assert "陆老师" not in page
    answer = client.post(CODE, data={"code": next_code(secret), "back": "/units/a"})
    assert (answer.status_code, answer.location) == (303, "/units/a")
    assert client.get_cookie(HALF) is None
    assert "陆老师" in client.get("/account").text


def test_a_code_that_was_used_opens_nothing_and_a_recovery_code_opens_once(site: Flask, store: Store) -> None:
    secret, recovery = with_second_factor(store, somebody(store))
    code = next_code(secret)
    for given, status in ((code, 303), (code, 403), (recovery[0], 303), (recovery[0], 403)):
        client = browser(site)
        client.post("/account/sign-in", data=FORM)
        answer = client.post(CODE, data={"code": given})
        assert answer.status_code == status
        assert ("这个码不对" in answer.text) is (status == 403)
        assert (client.get_cookie(COOKIE) is not None) is (status == 303)


def test_wrong_codes_are_few_from_wherever_they_come(site: Flask, store: Store) -> None:
    secret, _ = with_second_factor(store, somebody(store))
    clients = []
    for number in range(2):
        client = browser(site)
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        client.post("/account/sign-in", data=FORM)
        clients.append(client)
    told = [clients[number % 2].post(CODE, data={"code": "abcdef"}) for number in range(6)]
    assert [answer.status_code for answer in told] == [403] * 5 + [429]
    assert int(told[-1].headers["Retry-After"]) > 0
    assert clients[0].post(CODE, data={"code": next_code(secret)}).status_code == 429


def test_whoever_shows_no_password_first_is_sent_to_the_beginning(site: Flask, store: Store) -> None:
    person = somebody(store)
    secret, _ = with_second_factor(store, person)
    client = browser(site)
    for value in ("", "x" * 32, "\x80"):
        client.set_cookie(HALF, value)
        assert client.get(CODE).location == "/account/sign-in"
        assert client.post(CODE, data={"code": next_code(secret)}).location == "/account/sign-in"
    assert client.get("/account").status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("act", ["reset", "disable"])
def test_a_reset_between_both_steps_ends_them(site: Flask, store: Store, act: str) -> None:
    secret, _ = with_second_factor(store, somebody(store))
    client = browser(site)
    client.post("/account/sign-in", data=FORM)
    getattr(store.people, act)(OPERATOR, "陆老师")
    assert client.post(CODE, data={"code": next_code(secret)}).location == "/account/sign-in"
    assert client.get_cookie(COOKIE) is None


def test_a_password_set_by_a_link_does_not_pass_by_the_second_factor(site: Flask, store: Store) -> None:
    from dongling.store.accounts.links import make_link
    from dongling.store.accounts.tokens import RESET

    person = somebody(store)
    with_second_factor(store, person)
    with by_hand(store) as connection:  # as a letter brings it
        token = make_link(connection, person.id, RESET, store.present)
    client = browser(site)
    answer = client.post(f"/account/link/{token}", data={"password": PASSWORD, "again": PASSWORD})
    assert answer.location == f"{CODE}?back=%2Faccount"
    assert client.get_cookie(COOKIE) is None


def test_nobody_is_led_to_another_site_after_the_code(site: Flask, store: Store) -> None:
    _, recovery = with_second_factor(store, somebody(store))
    client = browser(site)
    client.post("/account/sign-in", data=FORM)
    answer = client.post(CODE, data={"code": recovery[0], "back": "https://example.com/"})
    assert answer.location == "/"


def test_both_languages_ask_for_a_code(site: Flask, store: Store) -> None:
    with_second_factor(store, somebody(store))
    client = browser(site)
    client.post("/account/sign-in", data=FORM)
    assert "six figures" in client.get(f"{CODE}?lang=en").text
