"""A small site with accounts, and people on it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, current_store
from tests.dongling.store.accounts.making import PASSWORD
from tests.dongling_web.conftest import browser, write
from tests.dongling_web.site import EAST, WEST

SCHOOLS = {"east": EAST, "west": WEST}
SignIn = Callable[..., FlaskClient]


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent) -> Iterator[Flask]:
    """Return the app of a site with accounts, and two schools."""
    folder = write_content({"a.yaml": unit_text("a")})
    schools = [write(folder.parent / name, {"school.yaml": files["school.yaml"]}) for name, files in SCHOOLS.items()]
    app = create_app(open_library(folder, *schools, search=True, accounts=True))
    yield app
    close_store(app)


@pytest.fixture
def store(site: Flask) -> Store:
    """Return the store of the site."""
    with site.app_context():
        return current_store()


@pytest.fixture
def sign_in(site: Flask) -> SignIn:
    """Return a function that signs somebody in, in a browser of his own, and returns that."""

    def sign(name: str, password: str = PASSWORD) -> FlaskClient:
        client = browser(site)
        answer = client.post("/account/sign-in", data={"name": name, "password": password})
        assert answer.status_code == 303, answer.text
        return client

    return sign
