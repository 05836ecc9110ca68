"""The drafts of a browser: its cookie, the current one, and what stands in a page's header."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, Response

from dongling import Library
from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts import access, cookie, held_store
from dongling_web.drafts.cookie import COOKIE, MOST, DraftKeys
from dongling_web.drafts.held_store import close_store
from dongling_web.http.errors import Refused
from tests.dongling_web.conftest import browser

MADE = Said("新建", "made")
KEYS = [f"{number:024}" for number in range(MOST + 5)]


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "...",
        "short",
        "x" * 101,
        "a" * 24 + "; Path=/",
        "书" * 24,
        "../../../../etc/passwd....",
        "<script>alert(1)</script>",
        "'" + "a" * 24,
        "\ud800" * 24,
        "." * 100_000,
    ],
)
def test_what_can_be_no_key_is_passed_over(cookie: str) -> None:
    assert DraftKeys.read(cookie) == DraftKeys()
    assert DraftKeys.read(f"{cookie}.{KEYS[0]}") == DraftKeys((KEYS[0],))


def test_a_cookie_is_read_as_it_was_written_each_key_once_and_no_more_than_there_may_be() -> None:
    mine = DraftKeys.read(".".join([KEYS[1], *KEYS]))
    assert mine.keys == (KEYS[1], KEYS[0], *KEYS[2:MOST])
    assert DraftKeys.read(mine.written) == mine


def test_the_current_one_stands_first_and_none_is_pushed_out() -> None:
    mine = DraftKeys(tuple(KEYS[: MOST - 1]))
    assert not mine.full
    assert mine.with_first(KEYS[3]).keys[:2] == (KEYS[3], KEYS[0])
    full = mine.with_first(KEYS[MOST])
    assert full.full
    assert full.with_first(KEYS[-1]) == full
    assert full.with_first(KEYS[5]).keys[0] == KEYS[5]
    assert full.without(KEYS[5], KEYS[6]).keys == tuple(key for key in full.keys if key not in (KEYS[5], KEYS[6]))


@pytest.fixture
def own(library: Library) -> Iterator[Flask]:
    """Return an app of its own on the site's library."""
    app = create_app(library)
    yield app
    close_store(app)


def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(own: Flask) -> None:
    with own.test_request_context("/"):
        response = Response()
        access.remember(response, KEYS[0])
    said = response.headers["Set-Cookie"]
    assert said.startswith(f"{COOKIE}={KEYS[0]};")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", f"Max-Age={180 * 24 * 3600}"} <= set(said.split("; "))
    assert "Secure" not in said
    assert "Domain" not in said


def test_with_https_the_cookie_is_secure_and_no_neighbour_can_set_it(own: Flask) -> None:
    tossed = {"Cookie": f"{COOKIE}={KEYS[0]}"}
    with own.test_request_context("/", base_url="https://localhost", headers=tossed):
        assert cookie.mine() == DraftKeys()
        response = Response()
        access.remember(response, KEYS[1])
        access.forget(response, KEYS[1])
    written, deleted = response.headers.getlist("Set-Cookie")
    for said in (written, deleted):
        assert said.startswith(f"__Host-{COOKIE}=")
        assert {"Secure", "HttpOnly", "Path=/"} <= set(said.split("; "))
    assert "Max-Age=0" in deleted


def test_a_change_to_the_current_draft_leaves_the_cookie_to_other_tabs(own: Flask) -> None:
    for method, key, written in (("POST", KEYS[0], 0), ("GET", KEYS[0], 1), ("POST", KEYS[1], 1)):
        both = {"Cookie": f"{COOKIE}={KEYS[0]}.{KEYS[1]}"}
        with own.test_request_context("/", method=method, headers=both):
            response = Response()
            access.remember(response, key)
        assert len(response.headers.getlist("Set-Cookie")) == written


def test_two_cookies_of_one_name_do_no_harm(own: Flask) -> None:
    both = {"Cookie": f"{COOKIE}={KEYS[0]}; {COOKIE}={KEYS[1]}"}
    with own.test_request_context("/", headers=both):
        assert cookie.mine().keys in ((KEYS[0],), (KEYS[1],))
        assert access.my_draft() is None


def test_a_request_sees_what_it_has_remembered(own: Flask) -> None:
    with own.test_request_context("/"):
        assert access.my_draft() is None
        saved = held_store.current_store().create(Draft(steps=(Step(unit="film-bell"),)), MADE)
        access.remember(Response(), saved.edit_key)
        assert access.my_draft() == saved
        assert (access.my_step("film-bell"), access.my_step("walk-bridge")) == (1, 0)
        access.forget(Response(), saved.edit_key)
        assert access.my_draft() is None
        assert access.my_step("film-bell") == 0


def test_drafts_that_are_gone_are_passed_over_and_make_room(own: Flask) -> None:
    with own.test_request_context("/"):
        saved = held_store.current_store().create(Draft("还在"), MADE)
    gone = [*KEYS[: MOST - 1], saved.edit_key]
    with own.test_request_context("/", headers={"Cookie": f"{COOKIE}={'.'.join(gone)}"}):
        assert access.current_draft() == saved
        assert access.my_drafts() == [saved]
        assert access.has_room()
        access.remember(Response(), KEYS[-1])
        assert cookie.mine().keys == (KEYS[-1], saved.edit_key)


def test_where_there_is_no_room_a_draft_that_is_opened_stays_out(own: Flask) -> None:
    with own.test_request_context("/"):
        store = held_store.current_store()
        keys = [store.create(Draft(), MADE).edit_key for _ in range(MOST + 1)]
    with own.test_request_context("/", headers={"Cookie": f"{COOKIE}={'.'.join(keys[:MOST])}"}):
        assert not access.has_room()
        access.remember(Response(), keys[MOST])
        assert cookie.mine().keys == tuple(keys[:MOST])


def test_the_edit_key_finds_the_draft_and_every_other_key_is_refused(own: Flask) -> None:
    with own.test_request_context("/"):
        saved = held_store.current_store().create(Draft("一条河"), MADE)
        assert access.found_draft(saved.edit_key) == saved
        with pytest.raises(Refused) as read_only:
            access.found_draft(saved.read_key)
        for key in (KEYS[0], "current", "", saved.edit_key[:-1], saved.edit_key + "a", "x" * 5000):
            with pytest.raises(Refused) as gone:
                access.found_draft(key)
            assert gone.value.trouble.status == 404
    assert read_only.value.trouble.status == 403
    assert read_only.value.trouble.title == "这是只读链接"
    assert read_only.value.trouble.ways[0][0] == f"/shared/{saved.read_key}"


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


def test_once_the_file_is_mended_the_store_is_there_again(without_store: Flask, drafts_file: Path) -> None:
    client = browser(without_store)
    assert client.post("/drafts").status_code == 503
    drafts_file.unlink()
    assert client.post("/drafts").status_code == 303
    assert client.get("/drafts").text.count("没有名字的序列") >= 1
