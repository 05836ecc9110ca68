"""The pictures of the workshop: a unit in its form, on a desk and on a phone, and what an editor reads."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.site_browser import site_browser
from tests.browser.people_pages.hands import invitation, set_password
from tests.browser.workshop_pages.six_pages import bring

PICTURES = ("workshop.png", "workshop-phone.png", "workshop-media.png", "review.png", "plan.png")
UNIT = "/units/dl-walk-academy?door=teacher"
NAME = "走进东林书院：八（3）班半日"


def take_workshop(folder: Path, wanted: list[str]) -> None:
    """Take those of the pictures that are wanted, or all."""
    chosen = [name for name in PICTURES if not wanted or name in wanted]
    if not chosen:
        return
    with site_browser("--accounts") as (site, browser, place):
        lu, editor = (_page(browser, site.address) for _ in range(2))
        set_password(lu, invitation(place, "陆老师", site_url=site.address))
        role = ("--school", "donglin", "--role", "editor")
        set_password(editor, invitation(place, "沈编辑", *role, site_url=site.address))
        address = _adapted(lu)
        for name, width in (("workshop.png", 1280), ("workshop-phone.png", 390)):
            if name in chosen:
                lu.set_viewport_size({"width": width, "height": 844})
                lu.goto(address)
                lu.screenshot(path=folder / name)
        if "workshop-media.png" in chosen:
            lu.set_viewport_size({"width": 1280, "height": 844})
            lu.goto(f"{address}/media")
            lu.locator(".u-list").scroll_into_view_if_needed()
            lu.screenshot(path=folder / "workshop-media.png")
        if "review.png" in chosen:
            lu.goto(f"{address}/review")
            lu.get_by_role("button", name="送审").click()
            editor.goto(f"{address}/review")
            editor.get_by_label("批一句").fill("第二站多留五分钟，讲解放到屋里。")
            editor.get_by_role("button", name="批上").click()
            editor.goto(f"{address}/review")
            editor.screenshot(path=folder / "review.png")
        if "plan.png" in chosen:
            bring(lu)
            lu.set_viewport_size({"width": 1280, "height": 844})
            lu.screenshot(path=folder / "plan.png")


def _page(browser: Browser, address: str) -> Page:
    return browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 844}, locale="zh-CN", reduced_motion="reduce"
    ).new_page()


def _adapted(page: Page) -> str:
    """Adapt a unit and change two fields of it; return the address of its form."""
    page.goto(UNIT)
    page.get_by_role("button", name="为我的班改一份").click()
    address = page.url.partition("?")[0]
    page.locator("main [name=name]").fill(NAME)
    page.locator("main [name=minutes]").fill("160")
    page.get_by_role("button", name="保存", exact=True).last.click()
    page.wait_for_url("**done=saved**")
    return address


if __name__ == "__main__":
    take_workshop(Path(__file__).parents[1] / "docs" / "pictures", sys.argv[1:])
