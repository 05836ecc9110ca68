"""Takes the pictures of the docs from the running site: `make pictures`. Sheets of paper need poppler-utils."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.serving import ROOT, serving

PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE, WALL = ((1280, 800), (390, 844), (1366, 768))
SCREENS = {
    "results.png": ("/search?q=东林书院", DESK),
    "home.png": ("/", DESK),
    "map.png": ("/map", DESK),
    "map-phone.png": ("/map", PHONE),
    "builder.png": ("/drafts/current", DESK),
    "builder-phone.png": ("/drafts/current", PHONE),
    "show.png": ("/units/dl-history-ginkgo/show#s2", WALL),
}
"""The pages by the names of their pictures; those under /drafts are of who has taken TAKEN over."""
TAKEN = "seq-jiaguo"
PAPERS = {"walk": "/units/dl-walk-academy", "sequence": "/sequences/seq-jiaguo?print=1"}
"""The pages that are printed; of each sheet there is a picture, at most SHEETS."""
SHEETS = 4
DOTS = 72


def take_screen(browser: Browser, address: str, name: str) -> None:
    """Take the picture of a page as it opens."""
    path, (width, height) = SCREENS[name]
    context = browser.new_context(base_url=address, viewport=ViewportSize(width=width, height=height), locale="zh-CN")
    page = context.new_page()
    if path.startswith("/drafts"):
        page.goto(f"/sequences/{TAKEN}")
        page.get_by_role("button", name="取用为我的序列").click()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / name)
    context.close()


def take_paper(page: Page, name: str, place: Path) -> None:
    """Take pictures of the sheets that a page prints, numbered from 1."""
    page.goto(PAPERS[name])
    pdf = place / f"{name}.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    for number in range(1, SHEETS + 1):
        sheet = ("-f", str(number), "-l", str(number), "-singlefile", "-gray", "-png", "-r", str(DOTS))
        subprocess.run(["pdftoppm", *sheet, pdf, PICTURES / f"{name}-{number}"], check=True)  # noqa: S603, S607 - ours


def main() -> int:
    """Serve the repository's content and take every picture, or those that are named."""
    wanted = sys.argv[1:]
    PICTURES.mkdir(exist_ok=True)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as place,
        serving(ROOT / "courses", Path(place)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
        for name in wanted or SCREENS:
            if name in SCREENS:
                take_screen(browser, site.address, name)
        for name in wanted or PAPERS:
            if name in PAPERS:
                take_paper(browser.new_page(base_url=site.address), name, Path(place))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
