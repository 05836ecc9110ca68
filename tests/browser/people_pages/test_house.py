"""The administrator's house in a browser without script: a school's administrator, and a district's."""

import csv
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.people_pages.hands import invitation, set_password, sign_in
from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow, Site


def come_in(page: Page, place: Path, site: Site, name: str, *role: str) -> None:
    """Take somebody in, and set her password by the link, which signs her in."""
    set_password(page, invitation(place, name, *role, site_url=site.address))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_each_comes_into_her_rooms_narrows_the_audit_and_takes_it_away(
    new_context: OpenWindow, with_accounts: Site, place: Path, axe: str
) -> None:
    boss = new_context().new_page()
    come_in(boss, place, with_accounts, "东林校长", "--role", "school_admin", "--school", "donglin")
    district = new_context(java_script_enabled=False).new_page()
    come_in(district, place, with_accounts, "教研员", "--role", "district_admin")

    boss.goto("/admin")
    rooms = boss.get_by_role("navigation", name="管理")
    expect(rooms.locator("[aria-current]")).to_be_visible()
    expect(rooms.get_by_role("link", name="设置")).to_have_count(0)
    rooms.get_by_role("link", name="审计").click()
    expect(boss.get_by_role("cell", name="东林校长", exact=True).first).to_be_visible()
    expect(boss.get_by_text("教研员")).to_have_count(0)
    keep_the_rules(boss, axe)

    district.goto("/admin/audit")
    district.get_by_label("做了什么").select_option(label="登录")
    district.get_by_role("button", name="看这些").click()
    expect(district).to_have_url(re.compile("did=session.began"))
    expect(district.get_by_role("row")).to_have_count(3)
    with district.expect_download() as download:
        district.get_by_role("link", name="存成表格（CSV）").click()
    rows = list(csv.reader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert [row[3] for row in rows] == ["name", "教研员", "东林校长"]

    looked = new_context().new_page()
    sign_in(looked, "教研员", "/admin/audit")
    for room in ("/admin", "/admin/audit", "/admin/audit?lang=en", "/admin/storage", "/admin/settings?lang=zh"):
        looked.goto(room)
        keep_the_rules(looked, axe)
