"""Who comes into which room: the district into all, a school's administrator into those that hold what is hers."""

import re

import pytest
from flask.testing import FlaskClient

from dongling_web.house.frame import ROOMS

OF_A_SCHOOL = {"people", "content", "storage", "audit"}
SIGNED_IN = [room for room in ROOMS if room.name == "people"]
"""Rooms for those who signed in alone, also at the machine itself."""


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
def test_a_teacher_and_a_stranger_come_into_none(teacher: FlaskClient, here: FlaskClient, room: object) -> None:
    assert room in ROOMS
    address = getattr(room, "address", "")
    assert teacher.get(address).status_code in (403, 404)
    refused = here.get(address, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}).status_code
    assert refused == (303 if room in SIGNED_IN else 403)


def test_whoever_sits_at_the_machine_comes_into_all_and_no_page_is_kept(here: FlaskClient) -> None:
    for room in ROOMS:
        if room in SIGNED_IN:
            assert here.get(room.address).location.startswith("/account/sign-in")
            assert room.address not in _rooms(here, "/admin")
            continue
        answer = here.get(room.address)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]


def test_who_is_signed_in_is_what_she_is_also_at_the_machine(teacher: FlaskClient) -> None:
    assert teacher.get("/admin/settings", environ_overrides={"REMOTE_ADDR": "127.0.0.1"}).status_code == 403


def test_what_waits_in_a_room_is_counted_beside_it(district: FlaskClient, boss: FlaskClient) -> None:
    assert '<b class="house-count">' in district.get("/admin").text
    assert '<b class="house-count">' not in boss.get("/admin/audit").text
