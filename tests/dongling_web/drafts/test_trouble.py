"""Damage of one draft: its page offers what is sound, is never opened empty, and every other draft goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, housekeeper
from tests.dongling_web.conftest import browser
from tests.dongling_web.drafts.test_page import KEY, add, keys, names

pytestmark = pytest.mark.of_sqlite

WAYS = {
    "body": "UPDATE draft_versions SET body = replace(body, 'steps', 'stepz') WHERE draft_id = 2 AND number = 2",
    "row": "UPDATE drafts SET used = 'x' WHERE id = 2",
    "hash": "UPDATE drafts SET edit_hash = 'x' || substr(edit_hash, 2) WHERE id = 2",
    "gone": "DELETE FROM draft_versions WHERE draft_id = 2 AND number = 2",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of drafts of `site`."""
    return tmp_path / "state" / "data" / "drafts.db"


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent) -> Iterator[Flask]:
    """Return a site of two lessons with a store of its own."""
    units = {"a.yaml": unit_text("a-lesson", name="第一课"), "b.yaml": unit_text("b-lesson", name="第二课")}
    app = create_app(open_library(write_content(units), search=True))
    yield app
    close_store(app)


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    """Return a browser with two drafts; the current one has two versions."""
    client = browser(site)
    client.post("/drafts", data={"unit": "a-lesson"})
    client.post("/drafts", data={"unit": "a-lesson"})
    add(client, "b-lesson")
    return client


def spoil(file: Path, statement: str) -> None:
    """Change what is stored behind the program's back."""
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute(statement).rowcount == 1
        raw.commit()


@pytest.mark.parametrize("way", WAYS)
def test_one_damaged_draft_takes_no_other_along(client: FlaskClient, file: Path, way: str) -> None:
    damaged, sound = keys(client)
    spoil(file, WAYS[way])
    page = client.get("/drafts")
    assert page.status_code == 200
    assert len(names(client)) == 1
    assert f'<a href="/drafts/{damaged}">看它最后完好的一版</a>' in page.text
    assert client.get("/drafts/current").headers["Location"] == f"/drafts/{sound}"
    assert client.get(f"/drafts/{sound}").status_code == 200
    assert client.get(f"/drafts/{sound}/history").status_code == 200
    assert add(client, "b-lesson").status_code == 303
    assert keys(client) == [sound, damaged]
    assert client.get("/units/a-lesson").status_code == 200


@pytest.mark.parametrize("way", WAYS)
def test_its_page_shows_the_last_sound_version_and_goes_on_from_it_at_a_click(
    client: FlaskClient, file: Path, way: str
) -> None:
    damaged, _ = keys(client)
    spoil(file, WAYS[way])
    for answer in (
        client.get(f"/drafts/{damaged}"),
        client.get(f"/drafts/{damaged}/history"),
        client.post(f"/drafts/{damaged}", data={"do": "remove", "step": 1, "version": 2}),
        client.post(f"/drafts/{damaged}/delete"),
    ):
        assert answer.status_code == 503
        assert "存下的数据有损坏" in answer.text
        assert "第一课" in answer.text
        assert f'<form class="btns" action="/drafts/{damaged}/repair" method="post">' in answer.text
    stranger = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(f"/drafts/{damaged}/repair", headers=stranger).status_code == 403
    assert client.post(f"/drafts/{damaged}/repair").headers["Location"] == f"/drafts/{damaged}"
    page = client.get(f"/drafts/{damaged}")
    assert page.status_code == 200
    assert "第一课" in page.text
    assert client.post(f"/drafts/{KEY}/repair").status_code == 404


def test_whoever_only_reads_a_damaged_draft_is_offered_no_repair(client: FlaskClient, site: Flask, file: Path) -> None:
    (read_key, *_) = client.get(f"/drafts/{keys(client)[0]}").text.split("/shared/")[1:]
    spoil(file, WAYS["body"])
    answer = browser(site).get(f"/shared/{read_key[:24]}")
    assert answer.status_code == 503
    assert "存下的数据有损坏" in answer.text
    assert "repair" not in answer.text


def test_a_draft_of_which_nothing_is_sound_says_so(client: FlaskClient, file: Path) -> None:
    damaged, _ = keys(client)
    spoil(file, "UPDATE draft_versions SET did = '' WHERE draft_id = 2 AND number = 1")
    spoil(file, "UPDATE draft_versions SET did = '' WHERE draft_id = 2 AND number = 2")
    for answer in (client.get(f"/drafts/{damaged}"), client.post(f"/drafts/{damaged}/repair")):
        assert answer.status_code == 503
        assert "没有一版完好，请管理员从备份恢复" in answer.text
    assert client.get("/drafts").status_code == 200


def test_an_earlier_version_that_is_damaged_is_told_in_the_history(client: FlaskClient, file: Path) -> None:
    spoil(file, "UPDATE draft_versions SET did = '' WHERE draft_id = 2 AND number = 1")
    key = keys(client)[0]
    page = client.get(f"/drafts/{key}/history")
    assert "这一版损坏了，读不出来，请告诉管理员。别的版都能恢复" in page.text
    assert client.get(f"/drafts/{key}/history/1").status_code == 400
    assert client.get(f"/drafts/{key}").status_code == 200


def test_the_process_that_serves_makes_the_backup_of_the_day(client: FlaskClient, site: Flask, file: Path) -> None:
    assert keys(client)
    housekeeper(site).round()
    assert [path.suffix for path in (file.parent / "backups").iterdir()] == [".gz"]


def test_who_keeps_house_makes_no_store_by_looking(site: Flask, file: Path) -> None:
    housekeeper(site).round()
    assert not file.exists()
