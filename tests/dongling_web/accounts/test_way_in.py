"""Who has not signed in is led back to what was asked for, whole; a form that came too late is not done, and told."""

import re
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import Store
from tests.dongling.store.accounts.making import PASSWORD, TEACHER_EAST, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser

ASKED = [
    "/shelf/hand-over?item=1&item=2&person=%E9%99%86%E8%80%81%E5%B8%88",
    "/shelf?folder=3&q=%E6%A1%A5",
    "/admin/people?q=%E9%99%86&page=2",
    "/admin/audit?school=east&day=2026-09-01",
    "/account/mail?done=mail-sent",
    "/drafts/shelf-1/history?page=2",
    "/shelf/leave",
]


def led_to(location: str) -> str:
    """Return the page to which signing in leads back."""
    parts = urlsplit(location)
    assert parts.path == "/account/sign-in"
    return parse_qs(parts.query)["back"][0]


@pytest.mark.parametrize("address", ASKED)
def test_a_page_is_come_back_to_with_all_that_was_asked_of_it(site: Flask, store: Store, address: str) -> None:
    if address.startswith("/account/mail"):
        address = "/account/password?a=b%26c"
    somebody(store)
    client = browser(site)
    back = led_to(client.get(address).location)
    assert back == address
    form = re.search(r'name="back" value="([^"]*)"', client.get("/account/sign-in", query_string={"back": back}).text)
    assert form
    sent = {"name": "陆老师", "password": PASSWORD, "back": form[1].replace("&amp;", "&")}
    assert client.post("/account/sign-in", data=sent).location == address


def test_the_link_to_sign_in_of_a_page_leads_back_to_its_query_also_from_what_is_kept(site: Flask) -> None:
    for words in ("a", "b", "a"):
        page = browser(site).get("/search", query_string={"q": words, "page": 1}).text
        assert f'href="/account/sign-in?back=/search%3Fq%3D{words}%26page%3D1"' in page


@pytest.mark.parametrize(
    "referer", ["https://evil.example/shelf", "//evil.example", "http://[", "http://localhost//evil.example"]
)
def test_no_foreign_page_is_come_back_to(site: Flask, referer: str) -> None:
    answer = browser(site).post("/shelf/folders", data={"name": "公开课"}, headers={"Referer": referer})
    assert 'href="/account/sign-in?back=/shelf"' in answer.text


def test_a_form_that_came_too_late_is_not_done_and_shows_what_it_held(store: Store, sign_in: SignIn) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师", TEACHER_EAST)
    number = store.shelf.create(lu.actor, Draft("一条河"), Said("新建", "made")).shelf_number
    client = sign_in(lu.name)
    store.people.disable(OPERATOR, lu.name)
    store.people.enable(OPERATOR, lu.name)
    page = f"/shelf/hand-over?item={number}"
    sent = {"to": zhou.name, "item": str(number)}
    answer = client.post("/shelf/hand-over", data=sent, headers={"Referer": f"http://localhost{page}"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "没有做" in answer.text
    assert f"<dd>{zhou.name}</dd>" in answer.text
    assert f'href="/account/sign-in?back=/shelf/hand-over%3Fitem%3D{number}"' in answer.text
    assert [item.number for item in store.shelf.everything(lu.actor)] == [number]
    assert store.shelf.everything(zhou.actor) == ()


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("/account/password", "/account/password"),
        ("/account/second-factor/codes", "/account/second-factor"),
        ("/account/sessions/end-others", "/account"),
        ("/shelf/7/sharing", "/shelf/7"),
        ("/shelf/chosen", "/shelf"),
        ("/admin/people/1/appoint", "/admin/people/1"),
        ("/admin/people/list/confirm", "/admin/people/list"),
        ("/drafts/shelf-7/delete", "/drafts/shelf-7"),
    ],
)
def test_it_leads_to_where_the_form_stands_and_tells_no_secret(site: Flask, store: Store, form: str, page: str) -> None:
    somebody(store)
    secret = {"old": PASSWORD, "password": PASSWORD, "again": PASSWORD, "code": "123456", "rows": "陆老师,east"}
    answer = browser(site).post(form, data={**secret, "name": "<b>公开课</b>"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert f'href="/account/sign-in?back={page}"' in answer.text
    assert not any(word in answer.text for word in (PASSWORD, "123456", "陆老师,east", "<b>公开课"))


def test_a_script_of_the_builder_is_told_that_nothing_was_saved(site: Flask, store: Store) -> None:
    somebody(store)
    client: FlaskClient = browser(site)
    answer = client.post("/drafts/shelf-1", data={"do": "about", "name": "写了很久"}, headers={"HX-Request": "true"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "写了很久" in answer.text
