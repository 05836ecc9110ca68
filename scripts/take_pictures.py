"""Takes the pictures of the docs from the running site: `make pictures`. Sheets of paper need poppler-utils."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from scripts.people_pictures import take_people
from scripts.shelf_pictures import take_shelf
from scripts.signing_in_pictures import take_signing_in
from scripts.site_browser import site_browser
from scripts.workshop_pictures import take_workshop
from tests.browser.serving import ROOT

PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE, WALL, BOOK = ((1280, 800), (390, 844), (1366, 768), (800, 1000))
SCREENS = {
    "results.png": ("/search?q=东林书院", DESK),
    "home.png": ("/", DESK),
    "map.png": ("/map", DESK),
    "map-phone.png": ("/map", PHONE),
    "builder.png": ("/drafts/current", DESK),
    "builder-phone.png": ("/drafts/current", PHONE),
    "notebook-phone.png": ("/notebook", PHONE),
    "show.png": ("/units/ly-list-1920/show#s7", WALL),
    "show-notes.png": ("/units/ly-list-1920/show/notes#s7", DESK),
    **{f"door-{door}.png": (f"/units/ly-canal-home?door={door}", BOOK) for door in ("pupil", "teacher", "family")},
    "show-phone.png": ("/units/ly-list-1920/show/notes#s7", PHONE),
}
"""The pages by the names of their pictures: under /drafts of who has taken TAKEN over, the notebook of who did DONE."""
TAKEN = "seq-jiaguo"
DONE = "/units/ly-list-1920"
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
    if path == "/notebook":
        fill_notebook(page)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / name)
    context.close()


def fill_notebook(page: Page) -> None:
    """Do two tasks of a unit, the first with a miss."""
    page.goto(DONE)
    page.locator("#try[data-ready]").wait_for()
    choice, question = (page.locator(f"form[id='task-{key}']") for key in ("exercise.1", "question"))
    for option in (1, 0):
        choice.get_by_role("radio").nth(option).check()
        choice.get_by_role("button", name="看一看").click()
    question.get_by_role("textbox").fill("我还不会仰泳。想请爸爸教我，寒假前复试。")
    question.get_by_role("button", name="记下来").click()
    question.get_by_text("写下来了").wait_for()


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
    take_people(PICTURES, wanted)
    take_shelf(PICTURES, wanted)
    take_signing_in(PICTURES, wanted)
    take_workshop(PICTURES, wanted)
    with site_browser() as (site, browser, place):
        for name in wanted or SCREENS:
            if name in SCREENS:
                take_screen(browser, site.address, name)
        for name in wanted or PAPERS:
            if name in PAPERS:
                take_paper(browser.new_page(base_url=site.address), name, place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
