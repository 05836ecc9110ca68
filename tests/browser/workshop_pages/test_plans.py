"""A Word plan comes in, is looked through beside what it said, and is handed in: with few clicks."""

import re
import sys

from playwright.sync_api import expect

from tests.browser.rules import keep_the_rules
from tests.browser.workshop_pages.conftest import Enter
from tests.browser.workshop_pages.six_pages import ABOUT, NAME, bring

MOST = 40
COUNT = """
for (const name of ["pointerdown", "keydown"]) addEventListener(name, (event) => {
  if (name === "keydown" && event.key.length === 1) return;
  sessionStorage.setItem("steps", Number(sessionStorage.getItem("steps")) + 1);
}, true);
"""
"""Counts what a person presses in the page, but for the keys that write a character."""
CHOSEN_IN_THE_SYSTEM = 4
"""A file and a word of a list: for each its button in the page, and what the system's own window shows."""
PASTED = """(page) => {
  const held = new DataTransfer();
  held.setData("text/html", page);
  held.setData("text/plain", "看桥");
  document.getElementById("pasted").dispatchEvent(new ClipboardEvent("paste", {clipboardData: held}));
  document.getElementById("pasted").value = "看桥";
}"""


def test_a_plan_of_six_pages_is_handed_in_after_few_clicks(enter: Enter) -> None:
    page = enter("陆老师@带进来")
    page.add_init_script(COUNT)
    bring(page)
    expect(page.get_by_role("link", name="定下一处，还有3处")).to_be_visible()
    page.get_by_role("button", name="用剩下的14分").click()
    page.get_by_role("button", name="填“法治观念”").click()
    page.get_by_label("简介", exact=True).click()
    page.keyboard.type(ABOUT)
    page.get_by_role("button", name=re.compile("定下.*简介")).click()
    tray = page.get_by_role("region", name="没放进去的1段")
    expect(tray).to_contain_text("八（3）班教室，配心理老师一位")
    tray.get_by_role("button", name="其余的都不要").click()
    expect(page.get_by_role("heading", name="都放好了")).to_be_visible()
    page.get_by_role("button", name="成为草稿", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    page.locator("#depth").select_option(label="了解")
    page.get_by_role("checkbox", name="读校").click()
    page.get_by_role("button", name="保存", exact=True).last.click()
    assert page.locator(".w-wrong:not(.w-warned)").all_inner_texts() == []
    page.get_by_role("link", name="看一遍，送审").click()
    page.get_by_role("button", name="送审").click()
    expect(page.get_by_role("status")).to_contain_text("送审了")
    steps = int(page.evaluate("sessionStorage.getItem('steps')")) + CHOSEN_IN_THE_SYSTEM
    sys.stdout.write(f"a plan of six pages: {steps} clicks and keys\n")
    assert steps <= MOST


def test_pieces_are_dragged_into_fields_and_what_is_pasted_keeps_its_table(enter: Enter, axe: str) -> None:
    page = enter("吴老师@带进来")
    bring(page)
    assert len(page.content().encode()) < 120_000
    keep_the_rules(page, axe)
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.locator(".p-tray li").first.drag_to(page.locator(".p-row[data-place=description]"))
    expect(page.locator(".p-row[data-place=description]")).to_contain_text("八（3）班教室")
    page.get_by_role("link", name="先存着").click()
    keep_the_rules(page, axe)
    page.get_by_text("没有文件：从 Word 复制").click()
    page.evaluate(PASTED, "<table><tr><td>课题</td><td>看桥</td><td>授课班级</td><td>八（3）班</td></tr></table>")
    expect(page.locator("#pasted-as")).to_have_text("带着表格和标题")
    page.get_by_role("button", name="带进来").click()
    expect(page.locator(".p-row[data-place=band]")).to_contain_text("7-9年级")
