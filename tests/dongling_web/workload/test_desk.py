"""Long sequences as files: made once, in turn, or another time."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from dongling import Library, Settings
from dongling.catalog import Catalog
from dongling.exporters.word.docx import Docx
from dongling.model import Sequence, Unit
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.cookie import COOKIE
from dongling_web.drafts.held_store import close_store
from dongling_web.workload.desk import CHEAP_PICTURES, CHEAP_STEPS, Desk
from tests.dongling.media.making import medium

LONG = "/sequences/seq-long"
WAYS = (f"{LONG}/export/docx", f"{LONG}/bundle.zip", f"{LONG}/export/yaml", f"{LONG}?print=1", "/map.csv", "/map.svg")


def sequence(name: str, steps: int) -> dict[str, Any]:
    """Return a sequence of so many steps."""
    return {"identifier": name, "name": "一条序列", "steps": [{"unit": "a"}] * steps}


@pytest.fixture
def library(write_content: WriteContent, tmp_path: Path) -> Iterator[Library]:
    """Open a library with a long and a short sequence."""
    long, short = sequence("seq-long", CHEAP_STEPS + 1), sequence("seq-short", CHEAP_STEPS)
    texts = {f"sequences/{one['identifier']}.yaml": str(one) for one in (long, short)}
    folder = write_content({"a.yaml": unit_text("a"), **texts})
    library = Library.open([folder], Settings(state=tmp_path / "state", safe_mode=True))
    assert set(library.catalog.sequences) == {"seq-long", "seq-short"}
    yield library
    library.close()


@pytest.fixture
def app(library: Library) -> Iterator[Flask]:
    """Return the app."""
    app = create_app(library)
    yield app
    close_store(app)


@pytest.fixture
def full(app: Flask) -> Iterator[Flask]:
    """Return an app in whose queue this address has as many as it may."""
    desk = app.extensions["dongling.exports"] = Desk()
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(desk.queue.entered("127.0.0.1"))
        yield app


@pytest.mark.parametrize("path", WAYS)
def test_who_comes_when_the_queue_is_full_is_told_when_to_come_again(full: Flask, path: str) -> None:
    response = full.test_client().get(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "什么也没有丢" in response.text
    assert "Nothing is lost" in response.text
    assert f'href="{path}"' in response.text
    page = re.split(r"[.?]|/export|/bundle", path)[0]
    assert f'href="{page}"' in response.text


@pytest.mark.parametrize(
    "path", ["/units/a/export/docx", "/sequences/seq-short/export/docx", "/units/a/bundle.zip", LONG, "/map", "/"]
)
def test_what_is_not_dear_does_not_wait(full: Flask, path: str) -> None:
    assert full.test_client().get(path).status_code == 200


def test_a_file_of_many_pictures_is_made_in_turn_and_its_page_at_once(full: Flask, library: Library) -> None:
    text = unit_text("a", media=[medium(f"p{number}.jpg") for number in range(CHEAP_PICTURES + 1)])
    (library.folders[0] / "a.yaml").write_text(text, encoding="utf-8")
    library.reload()
    for path in ("/units/a/export/docx", "/sequences/seq-short/export/docx", "/units/a/bundle.zip"):
        assert full.test_client().get(path).status_code == 503, path
    for path in ("/units/a", "/sequences/seq-short?print=1"):
        assert full.test_client().get(path).status_code == 200, path


def test_another_address_has_a_place_of_its_own(full: Flask) -> None:
    desk: Desk = full.extensions["dongling.exports"]
    elsewhere = {"REMOTE_ADDR": "192.0.2.1"}
    assert desk.queue.inside == 2
    assert full.test_client().get(WAYS[0], environ_base=elsewhere).status_code == 200


@pytest.mark.parametrize("path", WAYS)
def test_what_was_made_is_handed_out_again_even_when_the_queue_is_full(app: Flask, path: str) -> None:
    first = app.test_client().get(path)
    desk: Desk = app.extensions["dongling.exports"]
    with desk.queue.entered("127.0.0.1"), desk.queue.entered("127.0.0.1"):
        again = app.test_client().get(path)
    assert (again.status_code, again.data) == (200, first.data)


def test_it_is_made_once_until_the_content_is_another(
    app: Flask, library: Library, write_content: WriteContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    export = Docx.export

    def counted(self: Docx, item: Unit | Sequence, catalog: Catalog) -> bytes:
        made.append(item.identifier)
        return export(self, item, catalog)

    monkeypatch.setattr(Docx, "export", counted)
    client = app.test_client()
    first = client.get(WAYS[0]).data
    assert client.get(WAYS[0]).data == first
    assert made == ["seq-long"]
    write_content({"a.yaml": unit_text("a", name="另一个名字")})
    library.reload()
    assert client.get(WAYS[0]).data != first
    assert made == ["seq-long"] * 2


def test_a_sheet_with_this_browser_s_drafts_on_it_is_kept_for_nobody(app: Flask) -> None:
    client = app.test_client()
    client.set_cookie(COOKIE, "a" * 24)
    client.get(f"{LONG}?print=1")
    desk: Desk = app.extensions["dongling.exports"]
    with desk.queue.entered("127.0.0.1"), desk.queue.entered("127.0.0.1"):
        assert app.test_client().get(f"{LONG}?print=1").status_code == 503
