"""The site of the workshop with facts on it, and a lesson that states a figure without a source."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling_web.conftest import write
from tests.dongling_web.site import EAST, WEST
from tests.dongling_web.workshop.conftest import editor, lu, save, sign_in, store, west, written

__all__ = ["editor", "lu", "sign_in", "store", "west"]
WALK = EAST["walk-bridge.yaml"]


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent) -> Iterator[Flask]:
    """Return the app of a site with accounts, two schools and the facts of one."""
    folder = write_content({"a.yaml": unit_text("a")})
    named = ("school.yaml", "facts.yaml", "sources.yaml", "places.yaml", "walk-bridge.yaml")
    east = write(folder.parent / "east", {name: EAST[name] for name in named})
    west = write(folder.parent / "west", {"school.yaml": WEST["school.yaml"]})
    app = create_app(open_library(folder, east, west, search=True, accounts=True))
    yield app
    close_store(app)


@pytest.fixture
def lesson(lu: FlaskClient) -> int:
    """Return the number of a lesson, at version 4, that states how long the bridge is and cites nothing."""
    number = written(lu)
    save(lu, number, 3, **{"count:process": "1", "process.0.teacher": "老桥长20米，带着看"})
    return number
