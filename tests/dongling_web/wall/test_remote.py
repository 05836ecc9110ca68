"""A phone that turns the wall: pairing, turning, and who may not."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling_web.wall.remote import TRIES
from tests.dongling_web.conftest import browser

AS_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def wall(app: Flask) -> FlaskClient:
    """Return the browser of the classroom, which has begun a wall."""
    client = browser(app)
    assert client.post("/wall", data={"unit": "film-bell"}).headers["Location"] == "/wall/pair"
    return client


@pytest.fixture
def phone(app: Flask) -> FlaskClient:
    """Return a browser elsewhere, at an address of its own."""
    client = browser(app)
    client.environ_base["REMOTE_ADDR"] = "10.0.0.7"
    return client


def code_of(wall: FlaskClient) -> str:
    """Return the code that a wall shows."""
    found = re.search(r'class="pair-letters">([\w-]+)<', wall.get("/wall/pair").text)
    assert found
    return found[1]


def told(browser: FlaskClient) -> dict[str, Any]:
    """Return what a browser is told of its wall."""
    state: dict[str, Any] = json.loads(browser.get("/wall/state.json").text)
    return state


def paired(wall: FlaskClient, phone: FlaskClient) -> None:
    """Pair a phone with a wall."""
    assert phone.post("/wall/join", data={"code": code_of(wall)}).headers["Location"] == "/wall/desk"
    assert wall.post("/wall/agree").headers["Location"] == "/units/film-bell/show"


def test_a_paired_phone_turns_the_wall_and_has_its_notes(wall: FlaskClient, phone: FlaskClient) -> None:
    paired(wall, phone)
    assert "钟楼" in phone.get("/wall/desk").text
    assert phone.post("/wall/turn", data={"to": "next"}).headers["Location"] == "/wall/desk#s2"
    state = told(wall)
    assert state["screen"] == 2
    assert state["started"] > 0
    assert '"dark":true' in phone.post("/wall/turn", data={"to": "dark"}, headers=AS_SCRIPT).text.replace(" ", "")
    assert told(wall)["dark"] is True


def test_the_wall_is_asked_whether_the_number_on_the_phone_is_the_right_one(
    wall: FlaskClient, phone: FlaskClient
) -> None:
    phone.post("/wall/join", data={"code": code_of(wall)})
    sign = re.search(r'class="pair-letters"[^>]*>(\d+)<', phone.get("/wall/desk").text)
    assert sign
    assert f"手机上的数字是{sign[1]}吗" in wall.get("/wall/pair").text


def test_before_the_wall_has_agreed_a_phone_neither_sees_nor_moves_anything(
    wall: FlaskClient, phone: FlaskClient
) -> None:
    phone.post("/wall/join", data={"code": code_of(wall)})
    assert told(phone) == {"agreed": False}
    assert "老钟" not in phone.get("/wall/desk").text
    assert phone.post("/wall/turn", data={"to": "next"}).status_code == 403
    assert told(wall)["screen"] == 1


def test_a_pupil_who_was_quicker_is_sent_away_and_can_do_nothing(wall: FlaskClient, phone: FlaskClient) -> None:
    phone.post("/wall/join", data={"code": code_of(wall)})
    assert wall.post("/wall/unpair").headers["Location"] == "/wall/pair"
    assert told(phone) == {"ended": True}
    assert phone.post("/wall/turn", data={"to": "next"}).status_code == 403
    assert re.search(r'class="pair-letters">[\w-]{9}<', wall.get("/wall/pair").text)


def test_a_phone_can_not_agree_for_the_wall(wall: FlaskClient, phone: FlaskClient) -> None:
    phone.post("/wall/join", data={"code": code_of(wall)})
    assert phone.post("/wall/agree").status_code == 403
    assert phone.get("/wall/pair").status_code == 403
    assert told(phone) == {"agreed": False}


@pytest.mark.parametrize("path", ["/wall/pair", "/wall/desk"])
def test_who_has_no_key_sees_nothing(phone: FlaskClient, path: str) -> None:
    assert phone.get(path).status_code == 403
    assert told(phone) == {"ended": True}
    phone.set_cookie("dongling_wall", "x" * 3000)
    assert phone.get(path).status_code == 403
    assert told(phone) == {"ended": True}


@pytest.mark.parametrize("do", ["turn", "agree", "unpair"])
def test_who_has_no_key_moves_nothing(phone: FlaskClient, do: str) -> None:
    assert phone.post(f"/wall/{do}", data={"to": "next"}).status_code == 403


def test_a_code_by_which_nobody_comes_in_is_refused_with_a_way_on(phone: FlaskClient) -> None:
    answer = phone.post("/wall/join", data={"code": "AAAA-AAAA"})
    assert answer.status_code == 403
    assert "在大屏幕上再要一个" in answer.text
    assert 'href="/wall"' in answer.text


def test_codes_can_not_be_guessed_at_without_end(app: Flask) -> None:
    guesser = browser(app)
    guesser.environ_base["REMOTE_ADDR"] = "10.9.9.9"
    answers = [guesser.post("/wall/join", data={"code": f"AAAA{n:04}"}).status_code for n in range(TRIES.amount + 5)]
    assert answers[: TRIES.amount] == [403] * TRIES.amount
    assert set(answers[TRIES.amount :]) == {429}


def test_a_page_of_another_site_can_turn_nothing(wall: FlaskClient, phone: FlaskClient) -> None:
    paired(wall, phone)
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert phone.post("/wall/turn", data={"to": "next"}, headers=elsewhere).status_code == 403
    assert told(wall)["screen"] == 1


def test_the_code_in_the_address_has_still_to_be_sent_so_that_looking_takes_nothing(
    wall: FlaskClient, phone: FlaskClient
) -> None:
    code = code_of(wall)
    for _ in range(2):
        assert f'value="{code.replace("-", "")}"' in phone.get(f"/wall?code={code}").text
    assert phone.post("/wall/join", data={"code": code}).status_code == 303


def test_the_code_is_drawn_where_a_phone_can_open_the_site(wall: FlaskClient) -> None:
    assert "<svg" not in wall.get("/wall/pair").text.partition('class="pairing"')[2]
    wall.post("/wall", data={"unit": "film-bell"}, base_url="http://kc.example.cn")
    shown = wall.get("/wall/pair", base_url="http://kc.example.cn").text
    assert "http://kc.example.cn/wall" in shown
    assert "<svg" in shown.partition('class="pair-code"')[2][:60]


def test_pages_of_the_pairing_are_kept_by_nobody(wall: FlaskClient) -> None:
    for page in ("/wall", "/wall/pair", "/wall/state.json"):
        assert "no-store" in wall.get(page).headers["Cache-Control"]


def test_the_key_is_out_of_reach_of_scripts_and_of_other_sites(app: Flask) -> None:
    cookie = browser(app).post("/wall", data={"unit": "film-bell"}).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age" not in cookie


def test_the_next_unit_takes_the_phone_along(wall: FlaskClient, phone: FlaskClient) -> None:
    paired(wall, phone)
    phone.get("/wall/state.json")
    assert wall.post("/wall", data={"unit": "walk-bridge"}).headers["Location"] == "/units/walk-bridge/show"
    assert told(phone)["unit"] == "walk-bridge"
    assert "讲校名" in phone.get("/wall/desk").text


def test_an_end_lets_go_of_both(wall: FlaskClient, phone: FlaskClient) -> None:
    paired(wall, phone)
    assert wall.post("/wall/end").headers["Location"] == "/units/film-bell/show"
    assert told(phone) == {"ended": True}
    assert phone.post("/wall/end").headers["Location"] == "/wall"


def test_a_wall_of_a_unit_that_is_not_there_is_not_begun(phone: FlaskClient) -> None:
    assert phone.post("/wall", data={"unit": "none"}).status_code == 404


def test_only_the_wall_that_is_paired_asks_the_site(wall: FlaskClient, phone: FlaskClient) -> None:
    assert "data-paired" in wall.get("/units/film-bell/show").text
    assert "data-paired" not in wall.get("/units/walk-bridge/show").text
    assert "data-paired" not in phone.get("/units/film-bell/show").text
