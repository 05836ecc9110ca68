"""By which door one comes in: the address, else the cookie, else pupils'."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling_web.doors.entrance import COOKIE
from dongling_web.workload.answer_cache import AnswerCache
from tests.dongling_web.conftest import browser

Door = Callable[[str], str]


def stands_in(text: str) -> str:
    """Return whose door is open on a page."""
    switch = re.search(r'<nav class="doors".*?</nav>', text, re.DOTALL)
    assert switch
    (door,) = re.findall(r'href="[^"]*door=(\w+)" aria-current="true"', switch[0])
    return str(door)


@pytest.mark.parametrize("path", ["/", "/search?q=桥", "/units/walk-bridge", "/collections/c-west", "/about", "/none"])
def test_every_page_has_the_switch_as_links_and_pupils_door_is_open(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    assert stands_in(text) == "pupil"
    assert len(set(re.findall(r'<a href="[^"]+door=(?:pupil|teacher|family)"', text))) == 3


def test_a_door_is_remembered_by_a_cookie_and_the_address_wins(client: FlaskClient) -> None:
    answer = client.get("/units/walk-bridge?door=family")
    assert stands_in(answer.text) == "family"
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=family;")
    for part in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert stands_in(client.get("/").text) == "family"
    assert "Set-Cookie" not in client.get("/?door=family").headers
    assert stands_in(client.get("/?door=teacher").text) == "teacher"
    assert stands_in(client.get("/about").text) == "teacher"


def test_only_https_keeps_the_cookie_to_itself(app: Flask) -> None:
    assert "Secure" in browser(app).get("/?door=family", base_url="https://localhost").headers["Set-Cookie"]


def test_a_door_that_there_is_not_is_refused_and_remembered_by_nobody(client: FlaskClient) -> None:
    answer = client.get("/search?door=window")
    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers
    assert stands_in(answer.text) == "pupil"


@pytest.mark.parametrize("cookie", ["", "window", "all", "<script>", "x" * 4000])
def test_a_cookie_that_names_no_door_means_pupils(client: FlaskClient, cookie: str) -> None:
    client.set_cookie(COOKIE, cookie)
    assert stands_in(client.get("/").text) == "pupil"


def test_the_switch_leads_to_the_same_page_with_its_own_words(client: FlaskClient) -> None:
    text = client.get("/search?q=%E6%A1%A5&stage=junior&page=1&door=teacher").text
    assert '<a href="/search?q=%E6%A1%A5&amp;stage=junior&amp;door=family"' in text


def test_an_answer_that_is_kept_is_for_those_of_its_door(app: Flask) -> None:
    kept = next(one for one in app.extensions.values() if isinstance(one, AnswerCache))
    for path in ("/", "/search?q=备课"):
        pupil, teacher = browser(app), browser(app)
        teacher.set_cookie(COOKIE, "teacher")
        pages = [one.get(path).text for one in (pupil, teacher, pupil, teacher)]
        assert pages[0] == pages[2] != pages[1] == pages[3], path
    assert len(kept) >= 1


def test_suggestions_are_those_of_the_door_and_a_program_says_its_door_itself(client: FlaskClient) -> None:
    assert client.get("/suggest.json?q=怎样备").get_json() == []
    client.set_cookie(COOKIE, "teacher")
    assert client.get("/suggest.json?q=怎样备").get_json() == ["怎样备课"]
    assert client.get("/search.json?q=怎样备课").get_json()["total"] == 0
    assert client.get("/search.json?q=怎样备课&door=teacher").get_json()["total"] == 1
