"""Who comes into which room: the district into all, a school's administrator into those that hold what is hers."""

import re

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, current_store
from dongling_web.house.frame import ROOMS, AdminRoom
from tests.dongling.store.accounts.making import somebody
from tests.dongling_web.conftest import browser

OF_A_SCHOOL = {"people", "content", "storage", "audit"}


def _rooms(client: FlaskClient, path: str) -> list[str]:
    nav = re.search(r'<nav class="house-rooms".*?</nav>', client.get(path).text, re.DOTALL)
    assert nav
    return re.findall(r'href="(/admin[^"]*)"', nav[0])


def test_the_district_is_shown_every_room_with_the_one_that_it_is_in(district: FlaskClient) -> None:
    for room in ROOMS:
        text = district.get(room.address).text
        assert {one.address for one in ROOMS} <= set(_rooms(district, room.address))
        assert f'<a href="{room.address}" aria-current="page">' in text


def test_a_school_administrator_comes_into_her_rooms_alone(boss: FlaskClient) -> None:
    for room in ROOMS:
        answer = boss.get(room.address)
        assert (answer.status_code == 200) is (room.name in OF_A_SCHOOL), room
        if answer.status_code == 403:
            assert "这一间不是您管的" in answer.text
    assert set(_rooms(boss, "/admin/audit")) <= {f"/admin/{name}" for name in OF_A_SCHOOL}
    assert boss.get("/admin/no-such").status_code in (403, 404)


def test_the_door_leads_a_school_administrator_to_her_first_room(boss: FlaskClient) -> None:
    answer = boss.get("/admin")
    assert answer.status_code == 303
    assert boss.get(answer.location).status_code == 200


@pytest.mark.parametrize("room", ROOMS)
def test_a_teacher_comes_into_none_and_a_stranger_is_led_to_signing_in(
    teacher: FlaskClient, here: FlaskClient, room: AdminRoom
) -> None:
    assert teacher.get(room.address).status_code in (403, 404)
    for environ in ({"REMOTE_ADDR": "192.0.2.7"}, {}):  # a loopback address is that of any proxy on the machine, too
        answer = here.get(room.address, environ_overrides=environ)
        assert answer.status_code == 303
        assert answer.location == f"/account/sign-in?back={room.address}"


def test_nobody_at_the_machine_sees_whom_the_site_knows_while_accounts_are_switched_off(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}), search=True)
    app = create_app(library)
    assert browser(app).get("/admin/audit").status_code == 200, "nobody has an account yet"
    with app.app_context():
        somebody(current_store())
    answer = browser(app).get("/admin/audit")
    close_store(app)
    assert answer.status_code == 403
    assert "--accounts" in answer.text


def test_who_is_signed_in_is_what_she_is_also_at_the_machine(teacher: FlaskClient) -> None:
    assert teacher.get("/admin/settings", environ_overrides={"REMOTE_ADDR": "127.0.0.1"}).status_code == 403


def test_no_page_of_the_house_is_kept(district: FlaskClient) -> None:
    for room in ROOMS:
        assert "no-store" in district.get(room.address).headers["Cache-Control"]


def test_what_waits_in_a_room_is_counted_beside_it(district: FlaskClient, boss: FlaskClient) -> None:
    assert '<b class="house-count">' in district.get("/admin").text
    assert '<b class="house-count">' not in boss.get("/admin/audit").text
