"""The site with accounts, with two people of one school and what they do on its pages."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from dongling.store import Store
from tests.dongling.store.accounts.making import somebody
from tests.dongling_web.accounts.conftest import SignIn, sign_in, site, store

__all__ = ["lu", "sign_in", "site", "store", "zhou"]


@pytest.fixture
def lu(store: Store, sign_in: SignIn) -> FlaskClient:
    """Return the browser of a teacher of east."""
    somebody(store)
    return sign_in("陆老师")


@pytest.fixture
def zhou(store: Store, sign_in: SignIn) -> FlaskClient:
    """Return the browser of a colleague."""
    somebody(store, "周老师")
    return sign_in("周老师")


Begin = Callable[..., int]


def begin(client: FlaskClient, **form: str) -> int:
    """Begin a draft on the shelf; return its number."""
    answer = client.post("/drafts", data=form)
    assert answer.status_code == 303, answer.text
    found = re.fullmatch(r"/drafts/shelf-(\d+)", answer.location)
    assert found, answer.location
    return int(found[1])


def named(client: FlaskClient, name: str, unit: str = "a") -> int:
    """Begin a draft of a unit under a name; return its number."""
    number = begin(client, unit=unit)
    answer = client.post(f"/drafts/shelf-{number}", data={"do": "about", "name": name, "version": "1"})
    assert answer.status_code == 303, answer.text
    return number


def share(client: FlaskClient, number: int, sharing: str) -> str:
    """Say who sees a draft; return the page that says so."""
    answer = client.post(f"/shelf/{number}/sharing", data={"sharing": sharing, "school": "east"})
    assert answer.status_code == 200, answer.text
    return answer.text


def main(client: FlaskClient, address: str) -> str:
    """Return what a page says, without its head and foot, which name the current draft."""
    return client.get(address, follow_redirects=True).text.partition("<main")[2].partition("</main>")[0]
