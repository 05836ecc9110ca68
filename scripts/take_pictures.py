"""Takes the pictures of the README from the running site: `make pictures`."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.serving import ROOT, serving

PICTURES = ROOT / "docs" / "pictures"
PAGES = {"results.png": "/search?q=东林书院", "home.png": "/"}


def main() -> int:
    """Serve the repository's content and take each picture at 1280 x 800."""
    PICTURES.mkdir(exist_ok=True)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as place,
        serving(ROOT / "courses", Path(place)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for name, path in PAGES.items():
            page.goto(site.address + path)
            page.screenshot(path=PICTURES / name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
