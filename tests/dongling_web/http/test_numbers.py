"""Numbers from outside: plain figures within what a database takes, and nothing else."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling_web.http.numbers import LARGEST, keep_numbers, whole_number, whole_numbers

NONE = ["", "-1", "+1", "1 ", "1e3", "\uff11", "²", "٣", str(LARGEST + 1), "9" * 5000]


def _told(number: int) -> str:
    return str(number)


@pytest.fixture
def client() -> FlaskClient:
    """Return a browser of an app with a page that has a number."""
    app = Flask(__name__)
    keep_numbers(app)
    app.add_url_rule("/<int:number>", view_func=_told)
    app.add_url_rule("/some/<int(max=20):number>", view_func=_told, endpoint="some")
    return app.test_client()


@pytest.mark.parametrize("typed", NONE)
def test_what_is_no_number_is_the_default_in_a_form_and_no_page_or_the_largest_in_an_address(
    client: FlaskClient, typed: str
) -> None:
    assert whole_number(typed, 7) == 7
    assert whole_numbers(["1", typed, "2"]) == [1, 2]
    answer = client.get(f"/{typed}")
    assert (answer.status_code == 404) if not typed.isascii() or not typed.isdigit() else (answer.text == str(LARGEST))


@pytest.mark.parametrize("number", [0, 1, 2**16, LARGEST])
def test_a_number_is_itself(client: FlaskClient, number: int) -> None:
    assert whole_number(str(number)) == number
    assert client.get(f"/{number}").text == str(number)


def test_what_is_not_said_is_the_default_and_a_page_may_take_less(client: FlaskClient) -> None:
    assert whole_number(None) == 0
    assert client.get("/some/20").status_code == 200
    assert client.get("/some/21").status_code == 404
