"""A lone school's site, without accounts, with a workshop key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, current_store
from tests.dongling_web.conftest import browser, write
from tests.dongling_web.site import EAST

KEY = "桥头 银杏 三条河 雨天"


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent, tmp_path: Path) -> Iterator[Flask]:
    """Return the app of a school without accounts, with a workshop key."""
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n", encoding="utf-8")
    draft = unit_text("e-half", name="半座桥", review_status="draft")
    folder = write(
        write_content({}), {"school.yaml": EAST["school.yaml"], "a.yaml": unit_text("a"), "half.yaml": draft}
    )
    app = create_app(open_library(folder, search=True, workshop_key=file))
    yield app
    close_store(app)


@pytest.fixture
def store(site: Flask) -> Store:
    """Return the store of the site."""
    with site.app_context():
        return current_store()


def shown(site: Flask, key: str = KEY, **form: str) -> FlaskClient:
    """Return a browser that has shown a key."""
    client = browser(site)
    client.post("/workshop/key", data={"key": key, **form})
    return client
