"""Answers that are kept: the same for everyone, for as long as the content is the same."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from dongling import Library, Query, Results, Settings
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from dongling_web.workload import answer_cache
from dongling_web.workload.answer_cache import AnswerCache, Content
from dongling_web.workload.gap import Plain


class Watched(Library):
    """A library that counts its searches, and whose search can be away."""

    searches = 0
    away = False

    def search(self, query: Query) -> Results:
        """Answer and count, or fail."""
        self.searches += 1
        if self.away:
            raise OSError(query.text)
        return super().search(query)


@pytest.fixture
def watched(write_content: WriteContent, tmp_path: Path) -> Iterator[Watched]:
    """Return a library of one unit."""
    folder = write_content({"a.yaml": unit_text()})
    library = Watched.open([folder], Settings(state=tmp_path / "state", safe_mode=True))
    assert isinstance(library, Watched)
    yield library
    library.close()


@pytest.mark.parametrize("page", ["/search", "/search.json"])
def test_the_same_question_is_answered_once_until_something_is_saved(
    watched: Watched, write_content: WriteContent, page: str
) -> None:
    client = create_app(watched).test_client()
    first, again = client.get(f"{page}?q=石榴"), client.get(f"{page}?q=石榴")
    assert again.data == first.data
    assert again.headers == first.headers
    assert watched.searches == 1
    client.get(f"{page}?q=石榴&sort=minutes")
    assert watched.searches == 2
    write_content({"b.yaml": unit_text("b-lesson", name="会说话的石榴")})
    watched.reload()
    assert "b-lesson" not in first.text
    assert "b-lesson" in client.get(f"{page}?q=石榴").text


def test_a_change_that_search_does_not_see_is_shown_as_well(watched: Watched, write_content: WriteContent) -> None:
    client = create_app(watched).test_client()
    before = client.get("/search").text
    generation = watched.generation
    write_content({"sequences/s.yaml": "identifier: s-one\nname: 一条线\nsteps: [{unit: a-lesson}]\n"})
    watched.reload()
    assert watched.generation == generation
    assert client.get("/search").text.replace("1条序列", "0条序列") == before


def test_it_is_kept_gzipped_for_those_who_take_it_and_plain_for_others(watched: Watched) -> None:
    client = create_app(watched).test_client()
    plain = client.get("/search").data
    for _ in range(2):
        zipped = client.get("/search", headers={"Accept-Encoding": "gzip"})
        assert zipped.headers["Content-Encoding"] == "gzip"
        assert set(zipped.vary) == {"Accept-Encoding", "Accept-Language", "Cookie"}
        assert gzip.decompress(zipped.data) == plain
    assert "Content-Encoding" not in client.get("/search").headers


def test_every_answer_has_the_headers_of_safety_once(watched: Watched) -> None:
    client = create_app(watched).test_client()
    for _ in range(2):
        assert len(client.get("/search").headers.getlist("Content-Security-Policy")) == 1


def test_errors_are_not_kept(watched: Watched) -> None:
    client = create_app(watched).test_client()
    watched.away = True
    assert client.get("/search?q=水").status_code == 503
    watched.away = False
    assert client.get("/search?q=水").status_code == 200
    assert client.get("/search?stage=nowhere").status_code == 400
    assert client.get("/search?stage=nowhere").status_code == 400


def test_what_was_made_while_the_content_changed_is_not_kept(watched: Watched, write_content: WriteContent) -> None:
    app = create_app(watched)
    calls: list[Callable[[], object]] = [
        lambda: write_content({"b.yaml": unit_text("b-lesson")}),
        watched.reload,
    ]

    @app.get("/slow")
    @answer_cache.cached_answer
    def slow() -> str:
        while calls:
            calls.pop(0)()
        return f"{len(watched.catalog.units)}"

    client = app.test_client()
    assert client.get("/slow").text == "2"
    assert len(app.extensions["dongling.kept"]) == 0


def test_only_the_last_answers_are_kept_and_only_of_the_latest_content(library: Library) -> None:
    answers, content = AnswerCache(), Content(library.catalog, "g1")
    assert answers.get(content, ("/search", b"0", True)) is None
    for number in range(answer_cache.MOST + 2):
        answers.put(content, ("/search", b"%d" % number, True), Plain(b"%d" % number), [])
    assert len(answers) == answer_cache.MOST
    assert answers.get(content, ("/search", b"1", True)) is None
    found = answers.get(content, ("/search", b"2", True))
    assert found
    assert found.page.filled(b"") == b"2"
    assert answers.get(Content(library.catalog, "g2"), ("/search", b"2", True)) is None
    answers.put(content, ("/search", b"3", True), Plain(b"late"), [])
    assert len(answers) == 0


def test_an_app_keeps_its_own_answers(app: Flask, watched: Watched) -> None:
    other = create_app(watched)
    assert other.test_client().get("/search").data != app.test_client().get("/search").data


@pytest.mark.parametrize("page", ["/", "/map", "/map?rows=history"])
def test_home_and_map_are_made_once_until_something_is_saved(
    watched: Watched, write_content: WriteContent, page: str
) -> None:
    app = create_app(watched)
    client, kept = app.test_client(), app.extensions["dongling.kept_pages"]
    first, again = client.get(page), client.get(page)
    assert (again.data, again.headers) == (first.data, first.headers)
    assert len(kept) == 1
    write_content({"b.yaml": unit_text("b-lesson", themes=["yunhe"])})
    watched.reload()
    assert client.get(page).data != first.data


def test_home_and_map_are_kept_while_search_is_away(watched: Watched) -> None:
    app = create_app(watched)
    client = app.test_client()
    watched.away = True
    assert [client.get("/").status_code, client.get("/map").status_code] == [200, 200]
    assert len(app.extensions["dongling.kept_pages"]) == 2


@pytest.mark.parametrize("page", ["/", "/map", "/search?q=石榴"])
def test_a_browser_with_drafts_is_answered_anew_and_nothing_of_it_is_kept(watched: Watched, page: str) -> None:
    app = create_app(watched)
    mine, other = app.test_client(), app.test_client()
    mine.post("/drafts", headers={"Sec-Fetch-Site": "same-origin"})
    assert mine.get(page).text != other.get(page).text
    assert other.get(page).data == app.test_client().get(page).data
    assert len(app.extensions["dongling.kept_pages"]) + len(app.extensions["dongling.kept"]) == 1
    close_store(app)
