"""Signing in and out, passwords by a link, one's sessions: with plain forms, and nothing told to anybody else."""

import re
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.accounts.access import COOKIE
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling.store.accounts.making import DISTRICT, PASSWORD, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser

SIGN_IN = "/account/sign-in"


def test_the_first_administrator_sets_a_password_by_the_link_and_is_signed_in(site: Flask, store: Store) -> None:
    client, link = browser(site), f"/account/link/{store.people.first_link()}"
    assert "你是第一位" in client.get(link).text
    answer = client.post(link, data={"name": "陆老师", "password": PASSWORD, "again": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/account")
    assert "区管理员" in client.get("/account").text
    assert client.get(link).status_code == HTTPStatus.NOT_FOUND
    assert client.post(link, data={"password": PASSWORD, "again": PASSWORD}).status_code == HTTPStatus.NOT_FOUND


def test_who_signs_in_comes_through_the_teachers_door_to_where_she_was(site: Flask, store: Store) -> None:
    somebody(store)
    client = browser(site)
    form = {"name": "陆老师", "password": PASSWORD, "back": "/units/a"}
    answer = client.post(SIGN_IN, data=form)
    assert (answer.status_code, answer.location) == (303, "/units/a")
    page = client.get("/units/a").text
    assert "已登录：" in page
    assert re.search(r'aria-current="true"[^>]*><svg[^>]*>.*?</svg>老师', page)
    assert "已登录：" not in browser(site).get("/units/a").text


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site_by_signing_in(site: Flask, store: Store, back: str) -> None:
    somebody(store)
    page = browser(site).get(SIGN_IN, query_string={"back": back}).text
    assert '<input type="hidden" name="back" value="/">' in page
    answer = browser(site).post(SIGN_IN, data={"name": "陆老师", "password": PASSWORD, "back": back})
    assert answer.location == "/"


def test_a_wrong_name_and_a_wrong_password_are_told_the_same(site: Flask, store: Store) -> None:
    somebody(store)
    told = []
    for name in ("陆老师", "吴老师"):
        answer = browser(site).post(SIGN_IN, data={"name": name, "password": "桥头银杏三条河"})
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert "Set-Cookie" not in answer.headers
        told.append(answer.text.replace(name, ""))
    assert "名字或密码不对" in told[0]
    assert told[0] == told[1]


def test_the_cookie_is_for_no_script_and_no_other_site_and_is_a_new_one_each_time(site: Flask, store: Store) -> None:
    somebody(store)
    client, https = browser(site), "https://kc.example.cn"
    form = {"name": "陆老师", "password": PASSWORD}
    plain = client.post(SIGN_IN, data=form, base_url=https).headers.getlist("Set-Cookie")
    kept = client.post(SIGN_IN, data={**form, "keep": "1"}, base_url=https).headers.getlist("Set-Cookie")
    (first,), (second,) = ([line for line in lines if COOKIE in line] for lines in (plain, kept))
    assert first.startswith(f"__Host-{COOKIE}=")
    assert all(flag in first for flag in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"))
    assert "Max-Age" not in first
    assert "Max-Age=2592000" in second
    assert first.split(";")[0] != second.split(";")[0]
    assert len(store.sessions.listed(store.register.every(OPERATOR)[0].actor)) == 1  # the one before it ended


def test_a_page_of_another_site_signs_nobody_in_or_out(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    for address in (SIGN_IN, "/account/sign-out", "/account/sessions/end-others", "/account/sessions/1/end"):
        form = {"name": "陆老师", "password": PASSWORD}
        answer = client.post(address, data=form, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "陆老师" in client.get("/account").text


def test_after_signing_out_the_old_cookie_opens_nothing(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    cookie = client.get_cookie(COOKIE)
    assert cookie
    assert "已退出" in client.post("/account/sign-out", follow_redirects=True).text
    assert client.get_cookie(COOKIE) is None
    client.set_cookie(COOKIE, cookie.value)
    assert client.get("/account").location == "/account/sign-in?back=/account"
    assert client.post("/account/sign-out").status_code == HTTPStatus.SEE_OTHER


def test_a_person_sees_her_browsers_and_ends_one_or_all_others(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    here, there, third = (sign_in("陆老师") for _ in range(3))
    page = here.get("/account").text
    ends = re.findall(r'action="(/account/sessions/\d+/end)"', page)
    assert len(ends) == 2
    assert here.post(ends[0]).location == "/account?done=ended"
    assert [client.get("/account").status_code for client in (here, there, third)].count(303) == 1
    here.post("/account/sessions/end-others")
    assert [client.get("/account").status_code for client in (here, there, third)] == [200, 303, 303]


@pytest.mark.parametrize("act", ["reset", "disable"])
def test_a_reset_and_being_disabled_end_what_is_open_at_once(store: Store, sign_in: SignIn, act: str) -> None:
    somebody(store)
    client = sign_in("陆老师")
    getattr(store.people, act)(OPERATOR, "陆老师")
    assert client.get("/account").status_code == HTTPStatus.SEE_OTHER
    assert "陆老师" not in client.get("/").text


def test_a_link_opens_again_after_two_passwords_that_differ_or_a_weak_one(site: Flask, store: Store) -> None:
    link = f"/account/link/{store.people.add(OPERATOR, '陆老师', [DISTRICT])}"
    client = browser(site)
    for password, again, why in (
        (PASSWORD, "x", "不一样"),
        ("short", "short", "至少10个"),
        ("1234567890", "1234567890", "太容易猜"),
    ):
        answer = client.post(link, data={"password": password, "again": again})
        assert (answer.status_code, why in answer.text) == (400, True)
    assert client.post(link, data={"password": PASSWORD, "again": PASSWORD}).status_code == HTTPStatus.SEE_OTHER


def test_pages_of_accounts_are_kept_by_nobody_and_name_no_key_in_a_log(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    link = f"/account/link/{store.people.reset(OPERATOR, '陆老师')}"
    for address in (SIGN_IN, link, "/account"):
        answer = client.get(address)
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Referrer-Policy"] == "same-origin"
    from dongling_web.http.errors import without_key

    assert without_key(link) == "/account/link/…"


def test_a_page_with_a_name_on_it_is_not_kept_for_others(site: Flask, store: Store, sign_in: SignIn) -> None:
    somebody(store)
    reader = browser(site)
    for address in ("/", "/search?q=课", "/map"):
        assert "陆老师" in sign_in("陆老师").get(address).text
        answer = reader.get(address)
        assert "陆老师" not in answer.text
        assert "Cookie" in answer.headers["Vary"]


def test_both_languages_say_it(site: Flask, store: Store) -> None:
    link = f"/account/link/{store.people.first_link()}"
    for address, words in ((SIGN_IN, "Wrong name or password"), (link, "You are the first")):
        client = browser(site)
        data = {"name": "x", "password": "y"}
        page = client.post(f"{address}?lang=en", data=data) if address == SIGN_IN else client.get(f"{address}?lang=en")
        assert words in page.text


def without_accounts(open_library: OpenLibrary, write_content: WriteContent) -> Flask:
    """Return a site as it is when nothing is said."""
    return create_app(open_library(write_content({"a.yaml": unit_text("a")}), search=True))


def test_a_site_without_accounts_knows_nothing_of_them(open_library: OpenLibrary, write_content: WriteContent) -> None:
    app = without_accounts(open_library, write_content)
    client: FlaskClient = browser(app)
    client.set_cookie(COOKIE, "x" * 32)
    assert "登录</a>" not in client.get("/").text
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("accounts."):
            address = rule.rule.replace("<key>", "x" * 32).replace("<int:number>", "1")
            answer = client.get(address) if "GET" in (rule.methods or ()) else client.post(address)
            assert answer.status_code == HTTPStatus.NOT_FOUND
    close_store(app)
