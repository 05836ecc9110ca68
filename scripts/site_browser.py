"""The repository's content, served and opened in a browser, for scripts that look at pages."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import ROOT, Site, serving


@contextmanager
def site_browser(*options: str) -> Iterator[tuple[Site, Browser, Path]]:
    """Serve the courses to Chromium until the end of the block; gives the site, the browser and a folder to use.

    `options` are those of `dongling serve`.
    """
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as place,
        serving(ROOT / "courses", Path(place), *options) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0) as browser,
    ):
        yield site, browser, Path(place)
