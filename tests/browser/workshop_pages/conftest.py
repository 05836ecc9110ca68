"""The site of the tests of the workshop, which those who write and who edit join."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.people_pages.hands import invitation, set_password
from tests.browser.serving import OpenWindow, Site
from tests.browser.site_of_people import browser_context_args, place, with_accounts

__all__ = ["Enter", "browser_context_args", "enter", "place", "with_accounts"]
Enter = Callable[..., Page]


@pytest.fixture
def enter(new_context: OpenWindow, with_accounts: Site, place: Path) -> Enter:
    """Return a function by which somebody of 东林 joins with a role, in a browser of her own."""

    def come(name: str, role: str = "teacher", **how: Any) -> Page:
        page = new_context(**how).new_page()
        link = invitation(place, name, "--school", "donglin", "--role", role, site_url=with_accounts.address)
        set_password(page, link)
        return page

    return come
