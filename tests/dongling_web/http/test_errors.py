"""Error pages: what is the matter, and a way on."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling import DonglingError, Library, Said
from dongling.problems import AWAY
from dongling_web.app import create_app
from dongling_web.http.errors import Refused, SearchAway, Trouble


@pytest.mark.parametrize("path", ["/none", "/units/none", "/search?stage=nowhere", "/search?page=0"])
def test_an_error_page_shows_a_way_on(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    assert '<a class="btn btn-main" href="/">回到首页</a>' in text
    assert '<a class="btn" href="/search">' in text


def test_a_bad_value_is_named_with_the_nearest_good_one(client: FlaskClient) -> None:
    text = client.get("/search?stage=juniour").text
    assert "juniour" in text
    assert "是不是“junior”" in text


def test_a_program_gets_its_errors_as_json(client: FlaskClient) -> None:
    response = client.get("/search.json?kind=nothing")
    assert response.status_code == 400
    assert set(response.get_json()) == {"error", "detail"}


def raising(library: Library, error: Exception) -> FlaskClient:
    """Return a client of an app with a page that raises."""
    app: Flask = create_app(library)

    def fail() -> str:
        raise error

    app.add_url_rule("/raise", view_func=fail)
    app.add_url_rule("/raise.json", view_func=fail, endpoint="json")
    return app.test_client()


def test_search_away_says_that_the_courses_are_there(library: Library) -> None:
    response = raising(library, SearchAway("the index is on another planet")).get("/raise")
    assert response.status_code == 503
    assert "检索暂时不能用" in response.text
    assert 'href="/schools/east"' in response.text
    assert "planet" not in response.text


def test_a_service_that_is_away_is_said_in_its_own_sentence(library: Library) -> None:
    response = raising(library, DonglingError(Said("磁盘满了", "the disk is full"), status=AWAY)).get("/raise")
    assert response.status_code == 503
    assert "磁盘满了" in response.text
    assert "检索暂时不能用" not in response.text


def test_a_page_that_refuses_says_its_own_words_ways_and_headers(library: Library) -> None:
    trouble = Trouble(429, "慢一点", "等一等。", ways=(("/about", "关于"),), headers=(("Retry-After", "7"),))
    response = raising(library, Refused(trouble)).get("/raise")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "7"
    assert "等一等。" in response.text
    assert '<a class="btn btn-main" href="/about">关于</a>' in response.text


def test_what_nobody_foresaw_says_nothing_of_the_inside(library: Library) -> None:
    client = raising(library, ValueError("a secret"))
    for path in ("/raise", "/raise.json"):
        response = client.get(path)
        assert response.status_code == 500
        assert "secret" not in response.text


def test_a_method_that_is_not_allowed_says_which_are(client: FlaskClient) -> None:
    response = client.post("/about")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
