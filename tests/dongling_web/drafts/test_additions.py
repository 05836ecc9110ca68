"""How drafts begin and grow: what a form may ask for, and that nobody's unit is lost on the way."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask, Response

from dongling import Library
from dongling.model import Step
from dongling.problems import DonglingError, Said
from dongling.sequences import MOST_STEPS, Draft
from dongling_web.app import create_app
from dongling_web.drafts import access, additions, held_store
from dongling_web.drafts.cookie import COOKIE
from dongling_web.drafts.held_store import close_store
from dongling_web.http.errors import Refused

MADE = Said("新建", "made")


@pytest.fixture
def own(library: Library) -> Iterator[Flask]:
    """Return an app of its own on the site's library."""
    app = create_app(library)
    yield app
    close_store(app)


def steps(draft: Draft) -> list[str]:
    """Return the units of a draft."""
    return [step.unit for step in draft.steps]


def test_a_unit_goes_to_the_end_of_the_current_draft_once(own: Flask, library: Library) -> None:
    catalog = library.catalog
    with own.test_request_context("/", method="POST"):
        first = additions.add_to_current(catalog.units["film-bell"], catalog)
        access.remember(Response(), first.edit_key)
        second = additions.add_to_current(catalog.units["walk-bridge"], catalog)
        again = additions.add_to_current(catalog.units["film-bell"], catalog)
        said = [version.did.zh for version in held_store.current_store().history(first.edit_key)]
    assert (first.version, second.version) == (1, 2)
    assert again == second
    assert steps(again.draft) == ["film-bell", "walk-bridge"]
    assert said == ["已加入《走到老桥》", "已加入《一口老钟》"]


def test_units_that_many_windows_add_at_once_are_all_there(own: Flask, library: Library) -> None:
    units = [unit for unit in library.catalog.units.values() if unit.identifier.startswith("lesson-")][:8]
    assert len(units) == 8
    with own.test_request_context("/"):
        key = held_store.current_store().create(Draft("大家的"), MADE).edit_key
    ready = threading.Barrier(len(units))

    def add(number: int) -> None:
        with own.test_request_context("/", headers={"Cookie": f"{COOKIE}={key}"}):
            ready.wait()
            additions.add_to_current(units[number], library.catalog)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(len(units))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with own.test_request_context("/"):
        saved = access.found_draft(key)
    assert sorted(steps(saved.draft)) == sorted(unit.identifier for unit in units)
    assert saved.draft.name == "大家的"
    assert saved.version == 1 + len(units)


def test_a_draft_that_is_full_says_so_and_stays(own: Flask, library: Library) -> None:
    long = Draft(steps=(Step(unit="film-bell"),) * MOST_STEPS)
    with own.test_request_context("/", method="POST"):
        saved = held_store.current_store().create(long, MADE)
        access.remember(Response(), saved.edit_key)
        with pytest.raises(DonglingError, match=f"最多{MOST_STEPS}。没有保存"):
            additions.add_to_current(library.catalog.units["walk-bridge"], library.catalog)
        assert access.found_draft(saved.edit_key).draft == long


def test_a_form_begins_a_draft_of_nothing_a_unit_a_sequence_or_a_copy(own: Flask, library: Library) -> None:
    catalog = library.catalog
    with own.test_request_context("/"):
        kept = Draft("别人的", (Step(unit="film-bell", minutes=7, note="先看"),), "说明")
        saved = held_store.current_store().create(kept, MADE)
        assert additions.new_draft_from({}, catalog)[0] == Draft()
        assert steps(additions.new_draft_from({"unit": "film-bell"}, catalog)[0]) == ["film-bell"]
        taken, said = additions.new_draft_from({"sequence": "seq-river"}, catalog)
        assert (taken.name, taken.taken_from, said.zh) == ("一条河", "seq-river", "取用自《一条河》")
        assert steps(taken) == ["walk-bridge", "film-bell", "not-loaded"]
        assert additions.new_draft_from({"copy": saved.read_key}, catalog)[0] == replace(kept)


@pytest.mark.parametrize("asked", [{"unit": "none"}, {"sequence": "none"}, {"copy": "none"}, {"copy": "a" * 24}])
def test_what_is_not_there_can_begin_nothing(own: Flask, library: Library, asked: dict[str, str]) -> None:
    with own.test_request_context("/"), pytest.raises(Refused) as refused:
        additions.new_draft_from(asked, library.catalog)
    assert refused.value.trouble.status == 404
    assert "什么也没有改" in str(refused.value.trouble.text)


def test_an_edit_key_is_no_read_key(own: Flask, library: Library) -> None:
    with own.test_request_context("/"):
        saved = held_store.current_store().create(Draft(), MADE)
        with pytest.raises(Refused):
            additions.new_draft_from({"copy": saved.edit_key}, library.catalog)


@pytest.mark.parametrize(
    ("back", "way"),
    [
        ("/search?q=%E6%B2%B3&page=2", "/search?q=%E6%B2%B3&page=2"),
        ("/units/film-bell#take", "/units/film-bell"),
        ("/", "/"),
        ("/search?q=http://evil.example/", "/search?q=http://evil.example/"),
    ],
)
def test_the_way_back_is_a_path_of_this_site(back: str, way: str) -> None:
    assert additions.way_back(back) == way


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n//evil.example",
        "javascript:alert(1)",
        "evil.example",
        "search",
        "http:/search",
        "///evil.example",
        "//[::1",
        " /search",
        "/search\r\nSet-Cookie: a=b",
        "",
    ],
)
def test_a_way_back_that_may_lead_elsewhere_is_refused(back: str) -> None:
    with pytest.raises(DonglingError, match="back 要是本站的地址"):
        additions.way_back(back)
