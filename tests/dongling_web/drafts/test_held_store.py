"""While the store is away, all that needs none of it goes on."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.cookie import COOKIE, MOST
from dongling_web.drafts.held_store import close_store
from tests.dongling_web.conftest import browser

KEYS = [f"{number:024}" for number in range(MOST + 5)]


@pytest.fixture
def drafts_file(tmp_path: Path) -> Path:
    """Return a damaged file of drafts, where a library of the test will look for it."""
    file = tmp_path / "state" / "data" / "drafts.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"this is no database" * 1000)
    return file


@pytest.fixture
def without_store(open_library: OpenLibrary, write_content: WriteContent, drafts_file: Path) -> Iterator[Flask]:
    """Return an app whose file of drafts is damaged."""
    assert drafts_file.exists()
    app = create_app(open_library(write_content({"a.yaml": unit_text()}), search=True))
    yield app
    close_store(app)


@pytest.mark.of_sqlite
def test_while_the_store_is_away_its_own_pages_say_so_and_all_others_answer(
    without_store: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    client = browser(without_store)
    client.set_cookie(COOKIE, KEYS[0])
    with caplog.at_level(logging.WARNING):
        for path in ("/", "/search", "/units/a-lesson", "/sequences", "/about", "/none"):
            response = client.get(path)
            assert response.status_code in (200, 404)
            assert 'id="mine" href="/drafts"' in response.text
        for response in (
            client.get("/drafts"),
            client.get("/drafts/current"),
            client.get(f"/drafts/{KEYS[0]}/history"),
            client.post("/drafts", data={"unit": "a-lesson"}),
            client.post("/drafts/add", data={"unit": "a-lesson"}),
            client.post(f"/drafts/{KEYS[0]}/delete"),
        ):
            assert response.status_code == 503
            assert "保存序列的地方现在打不开，已存的没有动" in response.text
            assert "drafts.db" not in response.text
    assert "drafts.db" in caplog.text
    assert KEYS[0] not in caplog.text


@pytest.mark.of_sqlite
def test_headers_do_without_the_store_for_a_moment_after_it_was_away(
    without_store: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    client = browser(without_store)
    client.set_cookie(COOKIE, KEYS[0])
    with caplog.at_level(logging.WARNING):
        for path in ("/", "/search", "/about"):
            assert client.get(path).status_code == 200
    assert caplog.text.count("drafts away") == 1


def test_a_browser_without_drafts_does_not_open_the_store(without_store: Flask) -> None:
    client = browser(without_store)
    assert client.get("/drafts").status_code == 200
    assert client.get("/search").status_code == 200


@pytest.mark.of_sqlite
def test_once_the_file_is_mended_the_store_is_there_again(without_store: Flask, drafts_file: Path) -> None:
    client = browser(without_store)
    assert client.post("/drafts").status_code == 503
    drafts_file.unlink()
    assert client.post("/drafts").status_code == 303
    assert client.get("/drafts").text.count("没有名字的序列") >= 1
