"""A teacher writes a unit with nothing but a browser, an editor publishes it, a pupil finds it."""

import re
import time
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow
from tests.browser.workshop_pages.conftest import Enter

PHONE: ViewportSize = {"width": 390, "height": 800}
NAME = "从校门走到河边"


def fill(page: Page, **values: str) -> None:
    """Fill fields by their names in the form."""
    for name, value in values.items():
        field = page.locator(f'main [name="{name.replace("__", ".")}"]')
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def write_walk(page: Page) -> None:
    """Write a walk of two stops by hand, without script or with."""
    page.goto("/workshop")
    page.get_by_label("写哪一种").select_option("walk")
    page.get_by_role("button", name="开始写").click()
    fill(page, name=NAME, description="走一段路，看一条河。", band="7-9年级", minutes="60")
    for number, stop in enumerate(("校门口", "河边")):
        page.get_by_role("button", name="加一个：站点").click()
        fill(page, **{f"stops__{number}__place": stop, f"stops__{number}__minutes": "20"})
        fill(page, **{f"stops__{number}__task": "记下看到的三样东西。"})
    fill(page, safety__weather="雷雨、大雾不出发。", safety__traffic="过街走斑马线。", safety__lost="在校门口集合。")
    fill(page, safety__injury="先救护，再报告。", safety__water="离岸两步以外。", safety__responsible="年级组长")
    fill(page, depth="了解")
    page.get_by_role("checkbox", name="运河与城市").check()
    page.get_by_role("checkbox", name="政治认同").check()
    page.get_by_role("heading", name="更多").click()
    page.get_by_role("checkbox", name="读城").check()
    fill(page, owner="年级组长（由学校确认）")
    page.get_by_role("button", name="保存", exact=True).last.click()


def test_from_the_first_word_to_a_page_that_a_pupil_finds(
    enter: Enter, new_context: OpenWindow, place: Path, axe: str
) -> None:
    lu = enter("陆老师@工坊", java_script_enabled=False)
    lu.set_viewport_size(PHONE)
    write_walk(lu)
    expect(lu.get_by_role("heading", level=1)).to_have_text(NAME)
    assert lu.locator(".w-wrong:not(.w-warned)").all_inner_texts() == []
    lu.get_by_role("link", name="看一遍，送审").click()
    lu.get_by_role("button", name="送审").click()
    expect(lu.get_by_role("status")).to_contain_text("送审了")

    editor = enter("沈编辑@工坊", "editor")
    editor.goto("/workshop")
    keep_the_rules(editor, axe)
    editor.get_by_role("link", name=NAME).click()
    keep_the_rules(editor, axe)
    editor.get_by_label("批哪一栏").select_option(label="站点 2 · 河边")
    editor.get_by_label("批一句").fill("写清离岸几步")
    editor.get_by_role("button", name="批上").click()
    expect(editor.get_by_text("批注，1条没了结")).to_be_visible()
    keep_the_rules(editor, axe)
    editor.get_by_role("button", name="采纳这条", exact=True).click()
    editor.get_by_label("发布为").select_option(label="学校审定")
    editor.get_by_role("button", name="批准发布").click()
    published = time.monotonic()
    pupil = new_context().new_page()
    while not pupil.get_by_role("link", name=NAME).count() and time.monotonic() < published + 10:
        pupil.goto(f"/search?q={NAME}")
    assert time.monotonic() - published < 5
    pupil.get_by_role("link", name=NAME).first.click()
    expect(pupil.get_by_role("heading", level=1)).to_have_text(NAME)
    (file,) = (place / "state" / "data" / "content" / "schools" / "donglin").glob("*.yaml")
    assert f"\n名称: {NAME}\n" in file.read_text(encoding="utf-8")


def test_what_is_typed_is_saved_by_itself_and_what_is_wrong_is_said_beside_it(enter: Enter, axe: str) -> None:
    page = enter("吴老师@工坊")
    page.goto("/workshop")
    page.get_by_label("写哪一种").select_option("lesson")
    page.get_by_role("button", name="开始写").click()
    keep_the_rules(page, axe)
    ahead = page.get_by_role("link", name="改下一处")
    left = int(re.sub(r"\D", "", ahead.inner_text()))
    page.locator("#name").fill("一节课")
    expect(page.get_by_role("status")).to_contain_text("已保存，第2版")
    expect(ahead).to_have_text(f"改下一处，还有{left - 1}处")
    expect(ahead).not_to_have_attribute("href", "#name")
    expect(page.locator(".w-rail .w-count").first).to_be_visible()
    expect(page.locator(".w-field:has(#name) .w-wrong")).to_have_count(0)
    page.locator("#minutes").fill("很久")
    expect(page.locator(".w-field:has(#minutes) .w-wrong")).to_contain_text("应为整数")
    page.reload()
    expect(page.locator("#name")).to_have_value("一节课")


def test_a_unit_is_adapted_with_its_pictures_and_keeps_the_rules_of_pages(enter: Enter, axe: str) -> None:
    page = enter("郑老师@工坊", java_script_enabled=True)
    page.goto("/units/dl-walk-academy?door=teacher")
    page.get_by_role("button", name="为我的班改一份").click()
    expect(page.get_by_text("改自")).to_be_visible()
    expect(page.get_by_role("link", name="看一遍，送审")).to_be_visible()
    keep_the_rules(page, axe)
    page.get_by_role("link", name="看成品").click()
    expect(page.get_by_text("只有你和编辑看得到")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("东林"))
