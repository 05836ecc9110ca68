"""The pictures of a shelf: what lies on it, on a desk and on a phone, and who may see a draft."""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.site_browser import site_browser
from tests.browser.people_pages.hands import first_link, invitation, set_password, shared, taken

PICTURES = ("shelf.png", "shelf-phone.png", "sharing.png")
NAMES = ("从家门口到大运河", "两棵古银杏：公开课", "家国同行，八年级春季")
FOLDER = "公开课"


def take_shelf(folder: Path, wanted: list[str]) -> None:
    """Take those of the pictures that are wanted, or all."""
    chosen = [name for name in PICTURES if not wanted or name in wanted]
    if not chosen:
        return
    with site_browser("--accounts") as (site, browser, place):
        set_password(_page(browser, site.address), first_link(place), "吴老师")
        zhou, lu = (_page(browser, site.address) for _ in range(2))
        set_password(zhou, invitation(place, "周老师", site_url=site.address))
        set_password(lu, invitation(place, "陆老师", site_url=site.address))
        taken(zhou, NAMES[2])
        shared(zhou, NAMES[2], "同校老师")
        _fill(lu)
        for name, width in (("shelf.png", 1280), ("shelf-phone.png", 390), ("sharing.png", 1280)):
            if name in chosen:
                lu.set_viewport_size({"width": width, "height": 844})
                if name == "sharing.png":
                    shared(lu, NAMES[0], "同校老师")
                else:
                    lu.goto("/shelf")
                lu.screenshot(path=folder / name)


def _page(browser: Browser, address: str) -> Page:
    return browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 844}, locale="zh-CN", reduced_motion="reduce"
    ).new_page()


def _fill(page: Page) -> None:
    for name in NAMES[:2]:
        taken(page, name)
    page.goto("/shelf/colleagues")
    page.get_by_role("button", name="抄一份").first.click()
    page.wait_for_url(re.compile("/drafts/shelf-"))
    page.goto("/shelf")
    page.get_by_text("新建文件夹").click()
    page.get_by_label("名字").fill(FOLDER)
    page.get_by_role("button", name="新建", exact=True).click()
    page.goto("/shelf")
    page.get_by_role("checkbox", name=NAMES[1]).check()
    page.get_by_label("移到").select_option(FOLDER)
    page.get_by_role("button", name="移", exact=True).click()


if __name__ == "__main__":
    take_shelf(Path(__file__).parents[1] / "docs" / "pictures", sys.argv[1:])
