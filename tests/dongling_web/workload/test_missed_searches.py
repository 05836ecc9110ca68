"""What the pages count as not found."""

from pathlib import Path

import pytest
from flask import Flask

from dongling import Library
from dongling.search import MissedQueries
from dongling.testing import OpenLibrary
from dongling_web.app import create_app
from tests.dongling_web.conftest import write
from tests.dongling_web.site import EAST


def counted(library: Library) -> dict[str, int]:
    """Return what is counted."""
    assert library.cache
    return {one.text: one.asked for one in MissedQueries(library.cache).most(99)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a school."""
    return write(tmp_path / "east", EAST)


def ask(library: Library, *addresses: str) -> Flask:
    """Ask a site of the library for some addresses, one after the other."""
    app = create_app(library)
    for address in addresses:
        assert app.test_client().get(address).status_code == 200
    return app


def test_what_is_not_found_is_counted_each_time_it_is_asked(site: Path, open_library: OpenLibrary) -> None:
    library = open_library(site, search=True)
    app = ask(library, *(f"/search?q={text}" for text in ("量子力学", "老桥", "量子力学", "老桥古刹")))
    assert counted(library) == {"量子力学": 2, "老桥古刹": 1}
    assert "自己数一数次数" in app.test_client().get("/about").text


def test_filters_pages_and_literal_searches_do_not_count(site: Path, open_library: OpenLibrary) -> None:
    library = open_library(site, search=True)
    ask(library, *(f"/search?q=天文望远镜&{more}" for more in ("stage=junior", "page=2", "raw=1")))
    assert counted(library) == {}


def test_one_setting_turns_it_off(site: Path, open_library: OpenLibrary) -> None:
    library = open_library(site, search=True, no_query_counts=True)
    app = ask(library, "/search?q=量子力学")
    assert counted(library) == {}
    assert "不统计大家搜了什么" in app.test_client().get("/about").text
