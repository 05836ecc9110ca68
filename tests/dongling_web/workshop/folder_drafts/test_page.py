"""Drafts that lie in folders: in the workshop alone, for whoever may write for their school, who goes on with them."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from dongling_web.http.context import current_library
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.conftest import browser, write
from tests.dongling_web.site import EAST
from tests.dongling_web.workshop.conftest import go

DRAFT = f"# 教研组的稿子\n{unit_text('e-half', name='半座桥', review_status='draft')}"


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent) -> Iterator[Flask]:
    """Return the app of a site with a draft of east, and one of another school."""
    folder = write_content(
        {"a.yaml": unit_text("a"), "schools/west/w.yaml": unit_text("w", name="西边的稿子", review_status="draft")}
    )
    east = write(folder.parent / "east", {"school.yaml": EAST["school.yaml"], "half.yaml": DRAFT})
    app = create_app(open_library(folder, east, search=True, accounts=True))
    yield app
    close_store(app)


def test_it_is_listed_for_who_writes_for_its_school_and_opened_once(lu: FlaskClient, store: Store) -> None:
    page = lu.get("/workshop").text
    assert "半座桥" in page
    assert "half.yaml" in page
    assert "西边的稿子" not in page
    for _ in range(2):
        opened = lu.post("/workshop/drafts", data={"unit": "e-half"}).location
        assert opened == "/workshop/1"
    there = store.manuscripts.get(person_named(store).actor, 1)
    assert there
    assert (there.body, there.line.school, there.line.identifier) == (DRAFT, "east", "e-half")
    assert re.search(r'<a class="btn" href="/workshop/1">.*接着写', lu.get("/workshop").text)


def test_of_another_school_it_is_the_same_as_none(west: FlaskClient, site: Flask) -> None:
    assert "半座桥" not in west.get("/workshop").text
    answers = [west.post("/workshop/drafts", data={"unit": name}) for name in ("e-half", "e-none", "a")]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}
    assert browser(site).post("/workshop/drafts", data={"unit": "e-half"}).status_code == 403


def test_published_it_has_a_status_that_readers_see_and_its_draft_is_in_no_list(
    lu: FlaskClient, editor: FlaskClient, site: Flask
) -> None:
    lu.post("/workshop/drafts", data={"unit": "e-half"})
    go(lu, 1, "hand-in")
    go(editor, 1, "publish")
    with site.app_context():
        library = current_library()
    library.reload()
    assert library.catalog.units["e-half"].review_status == "reviewed"
    assert browser(site).get("/units/e-half").status_code == 200
    assert "half.yaml" not in lu.get("/workshop").text
    assert [one.code for one in library.problems] == ["draft-published"]


def test_one_that_lies_where_it_is_published_is_published_over(
    lu: FlaskClient, editor: FlaskClient, site: Flask
) -> None:
    with site.app_context():
        library = current_library()
    assert library.published
    write(library.published / "schools" / "east", {"e-here.yaml": DRAFT.replace("e-half", "e-here")})
    library.reload()
    lu.post("/workshop/drafts", data={"unit": "e-here"})
    go(lu, 1, "hand-in")
    go(editor, 1, "publish")
    library.reload()
    assert "e-here" in library.catalog.units
    assert "e-here" not in library.catalog.drafts
    assert "# 教研组的稿子\n" in library.catalog.units["e-here"].source.path.read_text(encoding="utf-8")


def test_what_a_template_asks_for_is_to_be_written_before_it_is_handed_in(lu: FlaskClient, site: Flask) -> None:
    with site.app_context():
        library = current_library()
    assert library.published
    write(
        library.published / "schools" / "east",
        {"e-new.yaml": unit_text("e-new", name="请写标题", review_status="draft")},
    )
    library.reload()
    lu.post("/workshop/drafts", data={"unit": "e-new"})
    answer = lu.post("/workshop/1/way", data={"do": "hand-in"})
    assert (answer.status_code, "还是模板里的话" in answer.text) == (409, True)
