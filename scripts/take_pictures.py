"""Takes the pictures of the docs in Chromium: the site as it is, on the repository's own content."""

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.serving import ROOT, serving

PICTURES = {"results.png": "/search?q=东林书院"}


def main() -> None:
    """Write docs/pictures."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as place,
        serving(ROOT / "courses", Path(place)) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0) as browser,
    ):
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN", base_url=site.address)
        for name, path in PICTURES.items():
            page.goto(path, wait_until="networkidle")
            page.screenshot(path=folder / name)


if __name__ == "__main__":
    main()
