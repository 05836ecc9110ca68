"""The drafts of a browser: its cookie, the current one, and what stands in a page's header."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response

from dongling import Library
from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import KEPT
from dongling_web.app import create_app
from dongling_web.drafts import access, cookie, held_store
from dongling_web.drafts.cookie import COOKIE, MOST, DraftKeys
from dongling_web.drafts.held_store import close_store
from dongling_web.http.errors import Refused

MADE = Said("新建", "made")
KEYS = [f"{number:024}" for number in range(MOST + 5)]


@pytest.fixture
def own(library: Library) -> Iterator[Flask]:
    """Return an app of its own on the site's library."""
    app = create_app(library)
    yield app
    close_store(app)


def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(own: Flask) -> None:
    with own.test_request_context("/", method="POST"):
        response = Response()
        access.remember(response, KEYS[0])
    said = response.headers["Set-Cookie"]
    assert said.startswith(f"{COOKIE}={KEYS[0]};")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", f"Max-Age={KEPT.days * 24 * 3600}"} <= set(said.split("; "))
    assert "Secure" not in said
    assert "Domain" not in said


def test_with_https_the_cookie_is_secure_and_no_neighbour_can_set_it(own: Flask) -> None:
    tossed = {"Cookie": f"{COOKIE}={KEYS[0]}"}
    with own.test_request_context("/", method="POST", base_url="https://localhost", headers=tossed):
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


@pytest.mark.parametrize("known", [KEYS[0], f"{KEYS[1]}.{KEYS[0]}", KEYS[1]])
def test_what_is_only_opened_never_becomes_the_current_one(own: Flask, known: str) -> None:
    with own.test_request_context("/", headers={"Cookie": f"{COOKIE}={known}"}):
        response = Response()
        access.remember(response, KEYS[0])
        assert cookie.mine().written == known
    assert all(said.startswith(f"{COOKIE}={known};") for said in response.headers.getlist("Set-Cookie"))


def test_two_cookies_of_one_name_do_no_harm(own: Flask) -> None:
    both = {"Cookie": f"{COOKIE}={KEYS[0]}; {COOKIE}={KEYS[1]}"}
    with own.test_request_context("/", headers=both):
        assert cookie.mine().keys in ((KEYS[0],), (KEYS[1],))
        assert access.my_draft() is None


def test_a_request_sees_what_it_has_remembered(own: Flask) -> None:
    with own.test_request_context("/", method="POST"):
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
    with own.test_request_context("/", method="POST", headers={"Cookie": f"{COOKIE}={'.'.join(gone)}"}):
        assert access.current_draft() == saved
        assert access.my_drafts().there == (saved,)
        assert access.my_drafts().gone == set(KEYS[: MOST - 1])
        assert access.has_room()
        access.remember(Response(), KEYS[-1])
        assert cookie.mine().keys == (KEYS[-1], saved.edit_key)


def test_where_there_is_no_room_a_draft_that_is_opened_stays_out(own: Flask) -> None:
    with own.test_request_context("/"):
        store = held_store.current_store()
        keys = [store.create(Draft(), MADE).edit_key for _ in range(MOST + 1)]
    with own.test_request_context("/", method="POST", headers={"Cookie": f"{COOKIE}={'.'.join(keys[:MOST])}"}):
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
