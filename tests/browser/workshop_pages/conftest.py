"""The site of the tests of the workshop: with accounts, and a teacher and an editor who are signed in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.people_pages.hands import invitation, set_password
from tests.browser.serving import ROOT, OpenWindow, Site, serving, window_on

Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the site keeps its state and its log."""
    return tmp_path_factory.mktemp("workshop")


@pytest.fixture(scope="module")
def with_accounts(place: Path) -> Iterator[Site]:
    """Serve the repository's content on a site with accounts."""
    with serving(ROOT / "courses", place, "--accounts") as running:
        yield running


@pytest.fixture(scope="module")
def browser_context_args(with_accounts: Site) -> dict[str, Any]:
    """Return what every window is: one on that site."""
    return window_on(with_accounts)


@pytest.fixture
def enter(new_context: OpenWindow, with_accounts: Site, place: Path) -> Enter:
    """Return a function by which somebody of 东林 joins with a role, in a browser of her own."""

    def come(name: str, role: str = "teacher", **how: Any) -> Page:
        page = new_context(**how).new_page()
        link = invitation(place, name, "--school", "donglin", "--role", role, site_url=with_accounts.address)
        set_password(page, link)
        return page

    return come
