"""A small site of two schools, made of real files, opened by a real Library with the real search."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling import Library, Settings
from dongling.testing import OpenLibrary, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling_web.languages.english_site import SITE
from tests.dongling_web.site import EAST, WEST


def write(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write files by name; what is not text yet is written as JSON, which is YAML."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open the library of the site; tests only read it."""
    place = tmp_path_factory.mktemp("site")
    folders = write(place / "east", EAST), write(place / "west", WEST)
    library = Library.open(folders, Settings(state=place / "state", safe_mode=True))
    assert [problem.text() for problem in library.problems if problem.severity == "error"] == []
    yield library
    library.close()


@pytest.fixture(scope="session")
def app(library: Library) -> Iterator[Flask]:
    """Return the app of the site, on a day in September."""
    app = create_app(library, today=lambda: dt.date(2026, 9, 10))
    yield app
    close_store(app)


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Serve the content that is written in English."""
    place = tmp_path_factory.mktemp("english")
    settings = Settings(state=place / "state", safe_mode=True, site_name="Site", site_url="https://a.example/")
    library = Library.open((write(place / "east", SITE),), settings)
    assert [problem.text("en") for problem in library.problems if problem.severity == "error"] == []
    app = create_app(library, today=lambda: dt.date(2026, 9, 10))
    yield app
    close_store(app)
    library.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a browser without scripts."""
    return browser(app)


def browser(app: Flask) -> FlaskClient:
    """Return a browser on a page of the site: its forms say that they are the site's own."""
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


@pytest.fixture
def one_unit(open_library: OpenLibrary, tmp_path: Path) -> Callable[..., FlaskClient]:
    """Return a function that serves one lesson, with changes to it, and returns a client."""

    def serve(**changes: object) -> FlaskClient:
        folder = write(tmp_path / "one", {"a-lesson.yaml": unit_text("a-lesson", **changes)})
        return create_app(open_library(folder, search=True)).test_client()

    return serve
