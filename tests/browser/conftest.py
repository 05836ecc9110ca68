"""A real browser (Debian's Chromium) on the real site: the repository's courses and the three schools.

A missing browser fails the tests and names the packages; it never passes them by.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from dongling_web.conformance import chromium
from tests.browser.serving import ROOT, OpenWindow, Site, serving, window_on

CALM = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP plain.test 127.0.0.1",
)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Return how to start the system's Chromium; its sandbox refuses root."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.fail("no Chromium: apt-get install chromium fonts-noto-cjk libatomic1", pytrace=False)
    return {"executable_path": program, "chromium_sandbox": os.geteuid() != 0, "args": list(CALM)}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the repository's content to all browser tests."""
    with serving(ROOT / "courses", tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser_context_args(site: Site) -> dict[str, Any]:
    """Return what every window is: a laptop's, in Chinese, on our site."""
    return window_on(site)


@pytest.fixture
def new_context(new_context: OpenWindow) -> Iterator[OpenWindow]:
    """Return how to open a window; a test fails when the browser complains in it of a script, a policy or a file."""
    complaints: list[str] = []

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.extend(_complaint(message, page)))

    def open_window(**how: Any) -> BrowserContext:
        context = new_context(**how)
        context.set_default_timeout(15_000)
        context.on("page", listen)
        return context

    yield open_window
    assert complaints == []


def _complaint(message: ConsoleMessage, page: Page) -> list[str]:
    """Return what a message complains of, but for a page's own 404 or 400, as some tests want one."""
    of_the_page = message.location["url"] == page.url and "Failed to load resource" in message.text
    return [message.text] if message.type in {"error", "warning"} and not of_the_page else []


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core, the checker of accessibility."""
    return chromium.axe()
