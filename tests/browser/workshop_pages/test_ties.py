"""What changed in an original is taken over, what was thrown away taken back, slips in a file mended by a button."""

import re
import time
from pathlib import Path

from playwright.sync_api import Page, expect

from dongling.testing import unit_text
from tests.browser.rules import keep_the_rules
from tests.browser.workshop_pages.conftest import Enter

PATIENCE = 10


def come_to(page: Page, address: str, words: str) -> None:
    """Open a page until the site has read what was written."""
    until = time.monotonic() + PATIENCE
    while words not in page.content() and time.monotonic() < until:
        page.goto(address)
    assert words in page.content()


def test_an_original_that_changes_a_bin_and_a_file_with_slips(enter: Enter, place: Path, axe: str) -> None:
    school = place / "state" / "data" / "content" / "schools" / "donglin"
    school.mkdir(parents=True, exist_ok=True)
    original = school / "dl-original.yaml"
    original.write_text(unit_text("dl-original", name="原来的一节课"), encoding="utf-8")
    page = enter("郑老师@原件")
    come_to(page, "/units/dl-original?door=teacher", "原来的一节课")
    page.get_by_role("button", name="为我的班改一份").click()
    expect(page.get_by_text("改自")).to_be_visible()
    form = page.url
    original.write_text(unit_text("dl-original", name="原来的一节课", description="读两份材料。"), encoding="utf-8")
    come_to(page, "/workshop", "原件改过了，看改了什么")
    keep_the_rules(page, axe)
    page.get_by_role("link", name="原件改过了，看改了什么").click()
    keep_the_rules(page, axe)
    page.get_by_role("button", name="取用勾选的").click()
    expect(page.locator("#description")).to_have_value("读两份材料。")
    expect(page.get_by_role("link", name="原件改过了")).to_have_count(0)
    page.get_by_role("button", name="删去这份稿子").click()
    page.get_by_role("link", name="回收站里有1份").click()
    keep_the_rules(page, axe)
    page.get_by_role("button", name=re.compile("^取回")).click()
    page.goto(form)
    expect(page.locator("#description")).to_have_value("读两份材料。")

    slipped = school / "dl-slipped.yaml"
    slipped.write_text(unit_text("dl-slipped").replace("name: ", "name：", 1), encoding="utf-8")
    editor = enter("沈编辑@原件", "editor")
    come_to(editor, "/admin/content", "dl-slipped.yaml")
    editor.get_by_role("link", name=re.compile("看怎么改.*dl-slipped")).click()
    keep_the_rules(editor, axe)
    editor.get_by_role("button", name="照这样改好").click()
    expect(editor.get_by_role("status")).to_contain_text("改好了")
    assert "\nname: 一节课\n" in slipped.read_text(encoding="utf-8")
