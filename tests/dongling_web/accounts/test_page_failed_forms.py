"""A form that could not be done keeps what was typed, and says what is wrong beside the field, which it is tied to."""

import re
from html import unescape
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import Grant, Role
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import Store
from dongling.store.accounts.person import Person
from tests.dongling.store.accounts.making import BOSS_EAST, PASSWORD, TEACHER_EAST, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser

LONG = "一个比四十个字还要长得多的名字" * 4


def told_at(page: str, field: str) -> str:
    """Return what is said to be wrong with a field, tied to it and right before it."""
    (said,) = re.findall(r'id="wrong" role="alert">.*?<span>(.*?)</span>', page, re.DOTALL)
    (tag,) = re.findall(rf'<(?:input|select|fieldset)[^>]* id="{field}"[^>]*>', page)
    assert re.search(r'aria-describedby="(?:\w+ )?wrong"', tag), tag
    assert 'aria-invalid="true"' in tag
    assert page.count(" autofocus") == 1
    assert " autofocus" in tag
    between = page[page.index('id="wrong"') : page.index(tag)]
    assert "<input" not in between.replace('<input type="hidden"', "")
    return unescape(said)


def value(page: str, field: str) -> str:
    """Return what stands in a field."""
    (tag,) = re.findall(rf'<input[^>]* id="{field}"[^>]*>', page)
    found = re.search(r'value="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


@pytest.fixture
def lu(store: Store) -> Person:
    """Return a teacher of two schools."""
    return somebody(store, "陆老师", TEACHER_EAST, Grant(Role.TEACHER, "west"))


@pytest.fixture
def client(lu: Person, sign_in: SignIn) -> FlaskClient:
    """Return her browser."""
    return sign_in(lu.name)


def test_a_folder_that_can_not_be_made_or_called_so(client: FlaskClient, store: Store, lu: Person) -> None:
    one, _ = (store.shelf.folders.make(lu.actor, name) for name in ("公开课", "班会"))
    made = client.post("/shelf/folders", data={"name": LONG})
    assert (made.status_code, value(made.text, "folder-name")) == (400, LONG)
    assert told_at(made.text, "folder-name")
    named = client.post(f"/shelf/folders/{one}", data={"name": "班会", "do": "rename"})
    assert (named.status_code, value(named.text, "new-name")) == (400, "班会")
    assert "已经有“班会”了" in told_at(named.text, "new-name")
    assert "<h2>公开课</h2>" in named.text
    gone = client.post("/shelf/folders/999", data={"name": "班会", "do": "rename"})
    assert gone.status_code == HTTPStatus.BAD_REQUEST
    assert gone.text.count('id="wrong"') == 1


def test_what_was_ticked_stays_ticked(client: FlaskClient, store: Store, lu: Person) -> None:
    one, two = (store.shelf.create(lu.actor, Draft(name), Said("新建", "made")).shelf_number for name in "一二")
    answer = client.post("/shelf/chosen", data={"item": [one], "do": "move", "folder": "999"})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert f'id="item-{one}" checked' in answer.text
    assert f'id="item-{two}" checked' not in answer.text
    assert '<fieldset class="shelf-chosen" aria-describedby="wrong">' in answer.text


def test_who_should_see_it_stays_chosen(client: FlaskClient, store: Store, lu: Person) -> None:
    number = store.shelf.create(lu.actor, Draft("一"), Said("新建", "made")).shelf_number
    answer = client.post(f"/shelf/{number}/sharing", data={"sharing": "school", "school": "nowhere"})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert 'id="to-school" checked autofocus' in answer.text
    assert '<fieldset aria-describedby="wrong">' in answer.text
    assert 'id="to-private" checked' not in answer.text


@pytest.mark.parametrize(
    ("address", "data", "field", "kept"),
    [
        ("/shelf/hand-over", {"to": "没有的人"}, "to", {"to": "没有的人"}),
        ("/shelf/leave", {"name": "陆老帅"}, "name", {"name": "陆老帅"}),
        ("/account/password", {"old": "x", "password": PASSWORD, "again": PASSWORD}, "old", {"password": ""}),
        ("/account/password", {"old": PASSWORD, "password": "short", "again": "short"}, "password", {"old": ""}),
        ("/account/password", {"old": PASSWORD, "password": "a", "again": "b"}, "password", {}),
        ("/account/second-factor", {"code": "000000"}, "code", {}),
    ],
)
def test_of_ones_own_account(
    client: FlaskClient, address: str, data: dict[str, str], field: str, kept: dict[str, str]
) -> None:
    answer = client.post(address, data=data)
    assert HTTPStatus.BAD_REQUEST <= answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert told_at(answer.text, field)
    assert {name: value(answer.text, name) for name in kept} == kept


def test_signing_in_keeps_the_name_and_the_wish_to_stay(site: Flask, lu: Person) -> None:
    answer = browser(site).post("/account/sign-in", data={"name": lu.name, "password": "x", "keep": "1"})
    assert told_at(answer.text, "password")
    assert value(answer.text, "name") == lu.name
    assert re.search(r'name="keep"[^>]* checked', answer.text)
    assert not re.search(r'name="keep"[^>]* checked', browser(site).get("/account/sign-in").text)


@pytest.mark.parametrize(
    ("name", "password", "field"), [(LONG, PASSWORD, "name"), ("陆老师", "short", "password"), ("", PASSWORD, "name")]
)
def test_the_first_administrator(site: Flask, store: Store, name: str, password: str, field: str) -> None:
    link = f"/account/link/{store.people.first_link()}"
    answer = browser(site).post(link, data={"name": name, "password": password, "again": password})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert told_at(answer.text, field)
    assert value(answer.text, "name") == name


def test_people_who_are_taken_in_or_given_a_role(store: Store, sign_in: SignIn, lu: Person) -> None:
    somebody(store, "校长", BOSS_EAST)
    zhou = somebody(store, "周老师")
    boss = sign_in("校长")
    taken = boss.post("/admin/people", data={"name": lu.name, "role": "editor", "school": "east"})
    assert (taken.status_code, value(taken.text, "name")) == (400, lu.name)
    assert told_at(taken.text, "name")
    assert '<option value="editor" selected>' in taken.text
    odd = boss.post("/admin/people", data={"name": "新来的", "role": "editor", "school": "nowhere"})
    assert (odd.status_code, value(odd.text, "name")) == (400, "新来的")
    assert told_at(odd.text, "role")
    data = {"role": "editor", "school": "nowhere", "seen": zhou.fingerprint}
    given = boss.post(f"/admin/people/{zhou.id}/appoint", data=data)
    assert given.status_code == HTTPStatus.BAD_REQUEST
    assert told_at(given.text, "role")
    assert '<option value="editor" selected>' in given.text
