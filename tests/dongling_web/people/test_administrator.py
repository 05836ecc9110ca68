"""Who gets into the room of people."""

from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import Grant, Role
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from dongling_web.people.administrator import grant_of
from tests.dongling.store.accounts.making import DISTRICT, TEACHER_EAST, somebody
from tests.dongling_web.conftest import browser
from tests.dongling_web.people.conftest import SignIn, number_of

ROOM = "/admin/people"


@pytest.mark.parametrize("address", [ROOM, f"{ROOM}/new", f"{ROOM}/1"])
def test_who_has_not_signed_in_is_led_to_where_that_is_done(site: Flask, store: Store, address: str) -> None:
    somebody(store)
    answer = browser(site).get(address)
    assert (answer.status_code, answer.location) == (303, f"/account/sign-in?back={address}")
    assert browser(site).post(f"{ROOM}/1/disable").status_code == HTTPStatus.FORBIDDEN


def test_an_administrators_account_leads_to_the_house_and_no_other_does(
    store: Store, sign_in: SignIn, boss: FlaskClient, district: FlaskClient
) -> None:
    somebody(store)
    for client in (boss, district):
        assert 'href="/admin"' in client.get("/account").text
        assert client.get("/admin", follow_redirects=True).status_code == HTTPStatus.OK
    assert "/admin" not in sign_in("陆老师").get("/account").text


@pytest.mark.parametrize("role", [Role.TEACHER, Role.EDITOR])
def test_who_administers_nobody_is_told_whose_it_is(store: Store, sign_in: SignIn, role: Role) -> None:
    somebody(store, "陆老师", Grant(role, "east"))
    answer = sign_in("陆老师").get(ROOM)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "这里是管理员的" in answer.text


def test_whoever_sits_at_the_machine_signs_in_too(site: Flask) -> None:
    """Any user of the machine reaches it by its own address; the command is for who may read the files."""
    assert browser(site).get(ROOM, environ_base={"REMOTE_ADDR": "127.0.0.1"}).status_code == HTTPStatus.SEE_OTHER


def test_a_site_without_accounts_has_no_such_room(open_library: OpenLibrary, write_content: WriteContent) -> None:
    app = create_app(open_library(write_content({"a.yaml": unit_text("a")}), search=True))
    assert browser(app).get(ROOM).status_code == HTTPStatus.NOT_FOUND
    close_store(app)


def test_a_person_of_another_school_is_as_nobody(store: Store, boss: FlaskClient) -> None:
    foreign = somebody(store, "周老师", Grant(Role.TEACHER, "west"))
    there, nobody = boss.get(f"{ROOM}/{foreign.id}"), boss.get(f"{ROOM}/9999")
    assert there.status_code == nobody.status_code == HTTPStatus.NOT_FOUND
    assert there.text == nobody.text.replace("9999", str(foreign.id))
    for act in ("disable", "enable", "appoint", "dismiss", "link"):
        assert boss.post(f"{ROOM}/{foreign.id}/{act}").status_code == HTTPStatus.NOT_FOUND


def test_an_administrator_who_is_no_more_one_sees_nothing_from_then_on(store: Store, boss: FlaskClient) -> None:
    assert boss.get(ROOM).status_code == HTTPStatus.OK
    store.people.dismiss(somebody(store, "区", DISTRICT).actor, "东校管理员", Grant(Role.SCHOOL_ADMIN, "east"))
    assert boss.get(ROOM).status_code == HTTPStatus.FORBIDDEN
    assert boss.post(f"{ROOM}/{number_of(store, '东校管理员')}/disable").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(("role", "school"), [("king", "east"), ("", ""), ("reader", "east"), ("teacher", "")])
def test_what_is_no_role_at_a_school_is_said(role: str, school: str) -> None:
    with pytest.raises(DonglingError, match="没有这个角色"):
        grant_of(role, school)


def test_a_district_administrators_role_is_of_no_school_whatever_the_form_says() -> None:
    assert grant_of("district_admin", "east") == DISTRICT
    assert grant_of("teacher", "east") == TEACHER_EAST
