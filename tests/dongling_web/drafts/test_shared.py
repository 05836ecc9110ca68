"""The read-only link of a draft: what whoever gets it can see and take away, and what they can't do."""

import io
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from dongling import Library
from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.testing import OpenLibrary
from dongling_web.drafts.held_store import current_store
from tests.dongling.exporters.reading import headings, opened, tables
from tests.dongling_web.conftest import write
from tests.dongling_web.site import EAST

DRAFT = Draft(
    '从桥到钟："自己编的"',
    (
        Step(unit="film-bell", note="先看\n再说"),
        Step(unit="walk-bridge", minutes=80),
        Step(unit="gone-unit", minutes=40),
    ),
    "两课：一座桥，一口钟。",
)
SAID = Said("试", "try")


@pytest.fixture
def shared(app: Flask) -> str:
    """Return the address of the read-only page of a draft of three steps, one of a unit that is not loaded."""
    return saved(app, DRAFT)


def saved(app: Flask, draft: Draft) -> str:
    """Save a draft, and return the address of its read-only page."""
    with app.app_context():
        return f"/shared/{current_store().create(draft, SAID).read_key}"


def files(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP."""
    return zipfile.ZipFile(io.BytesIO(data))


def test_a_draft_looks_like_a_sequence_and_can_be_taken_over(client: FlaskClient, shared: str) -> None:
    text = client.get(shared).text
    for part in ("从桥到钟", "两课：一座桥，一口钟。", "说明：先看", "<b>80</b> 分", "gone-unit", "取用为我的序列"):
        assert part in text
    assert f'href="{shared}?print=1"' in text
    assert f'href="{shared}/export/docx"' in text
    assert "/map?sequence=" not in text
    key = shared.rpartition("/")[2]
    assert client.post("/drafts", data={"copy": key}).status_code == 303
    assert "从桥到钟" in client.get("/drafts").text


def test_a_shipped_sequence_can_be_taken_over_too(client: FlaskClient) -> None:
    text = client.get("/sequences/seq-river").text
    assert '<input type="hidden" name="sequence" value="seq-river"><button class="btn">' in text
    assert client.post("/drafts", data={"sequence": "seq-river"}).status_code == 303
    assert "一条河" in client.get("/drafts").text


def test_the_sheets_of_a_draft_are_at_its_address(client: FlaskClient, shared: str) -> None:
    text = client.get(f"{shared}?print=1").text
    for part in ("任务单（学生）", "这是一口老钟。", "第1次", "没有单子"):
        assert part in text


def test_an_empty_draft_has_a_page_and_sheets_too(client: FlaskClient, app: Flask) -> None:
    empty = saved(app, Draft())
    assert "还没有单元" in client.get(empty).text
    assert client.get(f"{empty}?print=1").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_link_changes_nothing(client: FlaskClient, shared: str, method: str) -> None:
    assert getattr(client, method)(shared, data={"do": "name", "name": "改"}).status_code == 405


@pytest.mark.parametrize("key", ["x", "a" * 24, "a" * 5000, "%00", "../drafts"])
def test_a_key_of_nothing_is_not_found_and_the_page_says_so(client: FlaskClient, key: str) -> None:
    for path in (f"/shared/{key}", f"/shared/{key}/export/docx"):
        response = client.get(path)
        assert response.status_code == 404
        assert "没有这" in response.text


def test_nobody_keeps_or_lists_the_page_of_a_draft_nor_its_files(client: FlaskClient, shared: str) -> None:
    for path in (shared, f"{shared}/export/yaml"):
        headers = client.get(path).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Robots-Tag"] == "noindex"


def test_the_document_of_a_draft_has_its_steps_and_names_what_is_not_loaded(client: FlaskClient, shared: str) -> None:
    document = opened(client.get(f"{shared}/export/docx").data)
    assert headings(document)[:3] == [(1, "课次"), (1, "1. 校史微课程：一口老钟"), (2, "脚本")]
    assert ["3", "gone-unit（没有装载）", "", "", "40分", ""] in tables(document)["课次"]
    assert "不带：没有装载的单元只列了编号：gone-unit" in client.get(shared).text


def test_the_calendar_of_a_draft_has_a_day_for_each_step(client: FlaskClient, shared: str) -> None:
    read = Calendar.from_ical(client.get(f"{shared}/export/ics?day=2026-12-01&start=08:30").data)
    starts = [event.decoded("dtstart").isoformat()[:16] for event in read.walk("VEVENT")]
    assert starts == ["2026-12-01T08:30", "2026-12-08T08:30", "2026-12-15T08:30"]
    assert client.get(f"{shared}/export/ics").status_code == 400


def test_the_file_of_a_draft_is_a_sequence_that_a_content_folder_may_hold(
    client: FlaskClient, shared: str, open_library: OpenLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "east", EAST)
    response = client.get(f"{shared}/export/yaml")
    (folder / "sequences" / "mine.yaml").write_bytes(response.data)
    library = open_library(folder)
    assert [problem.text() for problem in library.problems if problem.severity == "error"] == []
    (mine,) = (one for one in library.catalog.sequences.values() if one.identifier.startswith("draft-"))
    assert (mine.name, mine.description, mine.steps) == (DRAFT.name, DRAFT.description, DRAFT.steps)
    assert mine.stages == ("junior",)


def test_the_bundle_of_a_draft_opens_without_a_network_and_holds_its_file(
    client: FlaskClient, shared: str, library: Library
) -> None:
    bundle = files(client.get(f"{shared}/export/bundle").data)
    (file,) = (name for name in bundle.namelist() if name.startswith("yaml/draft-"))
    assert bundle.read(file) == client.get(f"{shared}/export/yaml").data
    assert bundle.read("yaml/walk-bridge.yaml") == library.catalog.units["walk-bridge"].source.path.read_bytes()
    page = bundle.read("index.html").decode()
    assert 'href="units/film-bell.html"' in page
    assert shared.rpartition("/")[2] not in page
    assert "没有装载的单元：gone-unit" in client.get(shared).text
