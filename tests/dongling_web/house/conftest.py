"""A site with two schools' folders and accounts, and who administers what there."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import Grant, Role
from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, current_store
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, somebody
from tests.dongling_web.conftest import browser

AWAY = {"REMOTE_ADDR": "192.0.2.1"}


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent) -> Iterator[Flask]:
    """Return the app of a site with a sound unit and a broken one, of the school “east”."""
    files = {"a.yaml": unit_text("a"), "b.yaml": "编号: b\n种类: lesson\n", "school.yaml": "编号: east\n名称: 东校\n"}
    app = create_app(open_library(write_content(files), search=True, accounts=True))
    yield app
    close_store(app)


@pytest.fixture
def store(site: Flask) -> Store:
    """Return the store of the site."""
    with site.app_context():
        return current_store()


@pytest.fixture
def here(site: Flask) -> FlaskClient:
    """Return a browser on the machine where the site runs, in which nobody is signed in."""
    return browser(site)


@pytest.fixture
def at_hand(open_library: OpenLibrary, write_content: WriteContent) -> Iterator[FlaskClient]:
    """Return a browser on the machine where a site without accounts runs, on which something was saved."""
    app = create_app(open_library(write_content({"b.yaml": "编号: b\n种类: lesson\n"}), search=True))
    with app.app_context():
        current_store()
    yield browser(app)
    close_store(app)


def signed_in(site: Flask, store: Store, name: str, *grants: Grant) -> FlaskClient:
    """Return a browser elsewhere in which somebody is signed in."""
    somebody(store, name, *grants)
    client = browser(site)
    client.environ_base |= AWAY
    assert client.post("/account/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
    return client


@pytest.fixture
def boss(site: Flask, store: Store) -> FlaskClient:
    """Return the browser of the school administrator of “east”."""
    return signed_in(site, store, "校长", BOSS_EAST)


@pytest.fixture
def district(site: Flask, store: Store) -> FlaskClient:
    """Return the browser of a district administrator."""
    return signed_in(site, store, "教研员", DISTRICT)


@pytest.fixture
def boss_west(site: Flask, store: Store) -> FlaskClient:
    """Return the browser of the administrator of another school, which has no folder here."""
    return signed_in(site, store, "西校长", Grant(Role.SCHOOL_ADMIN, "west"))


@pytest.fixture
def teacher(site: Flask, store: Store) -> FlaskClient:
    """Return the browser of a teacher."""
    return signed_in(site, store, "陆老师", TEACHER_EAST)
