"""What a person changes of her own account: the password, the second factor; for the old one, and by a code."""

import re
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.store import Store
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling.store.accounts.signing_in.making import shown
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.accounts.test_second_step import next_code
from tests.dongling_web.conftest import browser

NEW = "雨天 河埠头 银杏 四条街"
SECOND = "/account/second-factor"


def changed(client: FlaskClient, old: str = PASSWORD, new: str = NEW, again: str = "") -> tuple[int, str]:
    """Change a password; return what came of it."""
    answer = client.post("/account/password", data={"old": old, "password": new, "again": again or new})
    return answer.status_code, answer.text if answer.status_code != HTTPStatus.SEE_OTHER else answer.location


def test_a_password_is_changed_for_the_old_one_and_others_are_signed_out(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    here, there = sign_in("陆老师"), sign_in("陆老师")
    assert "现在的密码" in here.get("/account/password").text
    assert changed(here) == (303, "/account?done=password")
    assert "别的浏览器都已退出" in here.get("/account?done=password").text
    assert there.get("/account").status_code == HTTPStatus.SEE_OTHER
    sign_in("陆老师", NEW)


@pytest.mark.parametrize(
    ("form", "status", "why"),
    [
        ({"old": "x"}, 403, "现在的密码不对"),
        ({"new": "short"}, 400, "至少10个"),
        ({"again": "x"}, 400, "不一样"),
        ({"new": PASSWORD}, 400, "和旧的一样"),
    ],
)
def test_what_is_wrong_changes_nothing(
    store: Store, sign_in: SignIn, form: dict[str, str], status: int, why: str
) -> None:
    somebody(store)
    client = sign_in("陆老师")
    told = changed(client, **form)
    assert (told[0], why in told[1]) == (status, True)
    sign_in("陆老师")


def test_wrong_old_passwords_are_counted_as_tries_to_sign_in_are(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    assert [changed(client, old="x")[0] for _ in range(5)] == [403] * 4 + [429]
    assert changed(client)[0] == 429


def test_a_person_switches_the_second_factor_on_sees_the_codes_once_and_off_again(
    store: Store, sign_in: SignIn
) -> None:
    person = somebody(store)
    client = sign_in("陆老师")
    page = client.get(SECOND).text
    secret = "".join(re.findall(r'account-secret">([^<]+)<', page)[0].split())
    assert "<svg" in page
    assert "style=" not in page
    assert client.post(SECOND, data={"code": "abcdef"}).status_code == HTTPStatus.FORBIDDEN
    answer = client.post(SECOND, data={"code": shown(secret, store.present.now)})
    codes = re.findall(r"<li><code>([^<]+)", answer.text)
    assert len(codes) == 10
    assert "no-store" in answer.headers["Cache-Control"]
    page = client.get(SECOND).text
    assert "备用码还有10个" in page
    assert not any(code in page for code in codes)
    assert secret not in page
    again = client.post(f"{SECOND}/codes", data={"code": next_code(secret)})
    fresh = re.findall(r"<li><code>([^<]+)", again.text)
    assert len(fresh) == 10
    assert client.post(f"{SECOND}/off", data={"code": codes[0]}).status_code == HTTPStatus.FORBIDDEN
    assert client.post(f"{SECOND}/off", data={"code": fresh[0]}).location == "/account?done=second-off"
    assert not store.second_factors.is_on(person)


def test_wrong_codes_are_few_here_too(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    for address in (SECOND, f"{SECOND}/codes", f"{SECOND}/off", SECOND, SECOND):
        assert client.post(address, data={"code": "abcdef"}).status_code == HTTPStatus.FORBIDDEN
    for address in (SECOND, f"{SECOND}/codes", f"{SECOND}/off"):
        assert client.post(address, data={"code": "abcdef"}).status_code == HTTPStatus.TOO_MANY_REQUESTS


@pytest.mark.parametrize("address", ["/account/password", SECOND, f"{SECOND}/codes", f"{SECOND}/off"])
def test_whoever_is_signed_in_no_more_changes_nothing(site: Flask, store: Store, sign_in: SignIn, address: str) -> None:
    person = somebody(store)
    client = sign_in("陆老师")
    store.people.disable(OPERATOR, "陆老师")
    for one in (client, browser(site)):
        answer = one.post(address, data={"old": PASSWORD, "password": NEW, "again": NEW, "code": "123456"})
        assert (answer.status_code, "先登录" in answer.text) == (403, True)
    store.people.enable(OPERATOR, "陆老师")
    assert store.people.recognised("陆老师", PASSWORD) == person


def test_both_languages_say_how_to_change_them(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    assert "Change the password" in client.get("/account/password?lang=en").text
    assert "The second factor" in client.get(f"{SECOND}?lang=en").text
