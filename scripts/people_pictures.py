"""The pictures of the administrator's house: people, a sheet of invitations, how the site fares, the audit."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page

from scripts.site_browser import site_browser
from tests.browser.people_pages.hands import first_link, set_password
from tests.dongling.rosters.making import text

SCREENS = {
    "people.png": ("/admin/people", 1280),
    "people-phone.png": ("/admin/people", 390),
    "admin.png": ("/admin", 1280),
    "audit.png": ("/admin/audit", 1280),
    "audit-phone.png": ("/admin/audit", 390),
}
"""The rooms by the names of their pictures, and how wide the window is."""
PICTURES = (*SCREENS, "invitations.png")
NAMES = ("陆老师@东林", "周老师", "张主任", "王老师", "李老师@连元", "赵老师", "钱老师", "孙老师@侨谊")
"""Of people that there are not."""
SCHOOLS = ("东林中学", "连元街小学", "侨谊幼儿园")
ROLES = ("老师", "编辑", "学校管理员")
DOTS = 72


def take_people(folder: Path, wanted: list[str]) -> None:
    """Take those of the pictures that are wanted, or all."""
    chosen = [name for name in PICTURES if not wanted or name in wanted]
    if not chosen:
        return
    with site_browser("--accounts", "--site-url", "https://kc.example.cn") as (site, browser, place):
        context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 800}, locale="zh-CN")
        page = context.new_page()
        link = first_link(place).rpartition("/account/")[2]
        set_password(page, f"{site.address}/account/{link}", "吴老师")
        _take_in(page)
        sheet = place / "sheet.pdf"
        page.pdf(path=sheet, prefer_css_page_size=True)
        if "invitations.png" in chosen:
            first = ("-f", "1", "-l", "1", "-singlefile", "-gray", "-png", "-r", str(DOTS))
            subprocess.run(["pdftoppm", *first, sheet, folder / "invitations"], check=True)  # noqa: S603, S607 - ours
        for name, (room, width) in SCREENS.items():
            if name in chosen:
                page.set_viewport_size({"width": width, "height": 844})
                page.goto(room)
                page.screenshot(path=folder / name)
        context.close()


def _take_in(page: Page) -> None:
    rows = [(name, SCHOOLS[place % 3], ROLES[place % 3]) for place, name in enumerate(NAMES)]
    file = text(("姓名", "学校", "角色"), *rows).encode()
    page.goto("/admin/people/list")
    page.get_by_label("名单文件").set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": file})
    page.get_by_role("button", name="看看会加谁").click()
    page.get_by_role("button", name="就加这").click()


if __name__ == "__main__":
    take_people(Path(__file__).parents[1] / "docs" / "pictures", sys.argv[1:])
