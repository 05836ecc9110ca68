"""A third-grader's notebook: tasks are answered at once and kept on this device, and on no other place."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dongling_web.http.assets import Assets
from tests.browser.notebook_pages.hands import (
    BLANK,
    CHOICE,
    MATCH,
    OBSERVE,
    OPEN,
    ORDER,
    POINT,
    UNIT,
    answer,
    choose,
    do_all,
    open_notebook,
    open_unit,
    said,
    task,
)
from tests.browser.rules import keep_the_rules
from tests.browser.serving import ROOT, OpenWindow
from tests.browser.test_doors import VOICE
from tests.browser.test_printing import Paper

CASES = ROOT / "tests" / "dongling" / "tasks" / "cases.json"
COLD = 60 * 1024
"""Bytes that a unit's page may load, all its files together, without media."""


def test_a_third_grader_finds_listens_answers_comes_back_prints_and_wipes(page: Page) -> None:
    page.add_init_script(VOICE)
    page.goto("/search?q=laoqiao")
    page.get_by_role("link", name="老桥下的七件事").first.click()
    page.locator("#try[data-ready]").wait_for()
    page.get_by_role("button", name="读给我听").click()
    expect(page.locator("[data-aloud] .says").first).to_have_class("says now")
    page.get_by_role("button", name="正在读").click()
    choose(page, "方的")
    assert "还不是，再看一眼。\n方的洞压久了容易裂，再看看桥下的影子。\n回去看看：看桥" in said(page, CHOICE)
    do_all(page)
    assert "对了，再看一眼就找到了。" in said(page, CHOICE)
    page.get_by_label("我想记下的一句").fill("桥是很多人一起造的。")
    page.locator("[data-note]").get_by_role("button", name="记下来").click()
    page.get_by_role("button", name="这一课我读完了").click()
    expect(page.locator("[data-note] [data-kept]")).to_contain_text("读完了")

    page.reload()
    page.locator("#try[data-ready]").wait_for()
    expect(task(page, CHOICE).get_by_label("半圆的")).to_be_checked()
    expect(task(page, MATCH).get_by_label("桥墩")).to_have_value(re.compile(r"\d"))
    expect(task(page, BLANK).get_by_label("第1个空")).to_have_value("五十二")
    expect(task(page, OPEN).get_by_role("textbox")).to_have_value("桥真稳，谢谢你们。")
    expect(task(page, OBSERVE).get_by_label("第1行，几个")).to_have_value("9")
    expect(task(page, ORDER).locator(".try-placed")).to_contain_text("停下看一看")
    expect(page.locator("#try [data-stars]")).to_contain_text("7颗星，都做完了")
    expect(page.get_by_role("button", name="这一课我读完了")).to_have_attribute("aria-pressed", "true")

    open_notebook(page)
    for words in (
        "老桥下的七件事",
        "半圆的",
        "停下看一看 → 靠右走 → 扶着栏杆下桥",
        "五十二，12",
        "桥是很多人一起造的。",
    ):
        expect(page.locator("[data-leaves]")).to_contain_text(words)
    assert [page.locator(f"[data-count={name}]").inner_text() for name in ("stars", "leaves", "lines")] == [
        "7",
        "1",
        "2",
    ]
    paper = Paper.of(page)
    assert paper.sheets <= 2
    assert {"我的探究本", "老桥下的七件事"} <= paper.headings.keys()
    assert "带走，交给老师" not in paper.headings

    page.get_by_role("button", name="擦掉全部1课、7颗星、2句话").click()
    expect(page.get_by_text("擦掉1课、7颗星、2句话？")).to_be_focused()
    expect(page.get_by_role("group").get_by_role("button", name="先存成文件")).to_be_visible()
    page.get_by_role("button", name="擦掉", exact=True).click()
    expect(page.locator("[data-said]")).to_have_text("擦干净了，这台设备上什么也没有留下。")
    expect(page.get_by_text("这里还是空的。")).to_be_visible()
    assert page.evaluate("indexedDB.databases().then(all => all.length)") <= 1
    page.go_back()
    page.go_back()
    page.goto(UNIT)
    page.locator("#try[data-ready]").wait_for()
    expect(task(page, OPEN).get_by_role("textbox")).to_have_value("")
    expect(task(page, CHOICE).get_by_label("半圆的")).not_to_be_checked()


def test_a_second_miss_tells_the_answer_with_the_fact_it_rests_on_and_gives_its_star(page: Page) -> None:
    open_unit(page)
    choose(page, "方的")
    choose(page, "三角的")
    assert said(page, CHOICE).startswith("是这样的：\n半圆的\n半圆的拱把重量传到两边的桥墩。")
    task(page, CHOICE).get_by_role("link", name="[1]").click()
    expect(page.locator("#fact-1")).to_be_in_viewport()
    expect(page.locator("#try [data-stars]")).to_contain_text("1颗星")
    page.reload()
    page.locator("#try[data-ready]").wait_for()
    assert said(page, CHOICE).startswith("是这样的：")


def test_things_are_put_in_order_by_keyboard_alone(page: Page) -> None:
    open_unit(page)
    form = task(page, ORDER)
    for item in ("扶着栏杆下桥", "停下看一看", "靠右走"):
        form.get_by_role("button", name=item, exact=True).focus()
        page.keyboard.press("Enter")
    for _ in range(1):
        form.get_by_role("button", name="↑ 往前：停下看一看").focus()
        page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("停下看一看")
    form.get_by_role("button", name="↑ 往前：靠右走").focus()
    page.keyboard.press("Enter")
    answer(form)
    assert said(page, ORDER).startswith("对了。")
    form.get_by_role("button", name="扶着栏杆下桥，第3个，拿回").click()
    expect(form.locator(".try-slot")).to_have_text("第3个")


def test_points_are_found_on_the_picture_or_in_the_list(page: Page) -> None:
    open_unit(page)
    form = task(page, POINT)
    expect(form.get_by_role("img", name="画的老桥")).to_be_visible()
    form.locator("[data-point='0'] circle").click()
    form.locator("[data-point='2'] circle").click()
    expect(form.get_by_label("桥拱")).to_be_checked()
    form.get_by_label("栏杆").focus()
    page.keyboard.press("Space")
    expect(form.locator(".try-taken")).to_have_count(1)
    page.keyboard.press("Space")
    answer(form)
    assert said(page, POINT).startswith("对了。")
    page.reload()
    page.locator("#try[data-ready]").wait_for()
    expect(form.locator(".try-taken")).to_have_count(2)


def test_words_are_kept_while_they_are_written(page: Page) -> None:
    open_unit(page)
    task(page, OPEN).get_by_role("textbox").press_sequentially("写了一半")
    expect(task(page, OPEN).locator("[data-kept]")).to_contain_text("只在这台设备上")
    page.reload()
    page.locator("#try[data-ready]").wait_for()
    expect(task(page, OPEN).get_by_role("textbox")).to_have_value("写了一半")
    expect(page.locator("#try [data-stars]")).to_contain_text("做过一题，得一颗星")


def test_a_photo_is_made_small_loses_where_it_was_taken_and_goes_with_the_leaf(page: Page) -> None:
    open_unit(page)
    form = task(page, OBSERVE)
    shot = page.screenshot(type="jpeg")
    with_place = shot[:2] + b"\xff\xe1\x00\x12Exif\x00\x00GPS-here!!" + shot[2:]
    form.locator("input[type=file]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": with_place})
    expect(form.get_by_alt_text("我拍的照片")).to_be_visible()
    open_notebook(page)
    picture = page.get_by_role("img", name="我拍的照片")
    expect(picture).to_be_visible()
    source = picture.get_attribute("src") or ""
    assert source.startswith("data:image/jpeg;base64,")
    assert "GPS" not in page.evaluate("source => atob(source.split(',')[1])", source)
    page.get_by_role("button", name=re.compile("从本子里拿掉")).click()
    expect(page.locator("[data-said]")).to_contain_text("拿掉了")
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 1


def test_what_is_no_photo_is_refused_calmly(page: Page) -> None:
    open_unit(page)
    form = task(page, OBSERVE)
    form.locator("input[type=file]").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    )
    expect(form.locator("[data-photo-here]")).to_contain_text("不是照片")


def test_the_browser_marks_as_the_engine_does(page: Page) -> None:
    open_unit(page)
    cases: list[dict[str, Any]] = json.loads(CASES.read_text(encoding="utf-8"))
    script = f"""async cases => {{
        const {{ judge }} = await import("{Assets()["notebook-marking.js"].url}");
        return cases.map(one => judge(one, one.given));
    }}"""
    marked = page.evaluate(script, cases)
    assert marked == [{"state": one["state"], "parts": one["parts"]} for one in cases]


def test_scripts_and_the_site_say_the_same(page: Page, new_context: OpenWindow) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    open_unit(page)
    for key, label in ((CHOICE, "方的"), (CHOICE, "三角的"), (POINT, "小船"), (POINT, "桥拱")):
        choose(page, label, key=key)
        if plain.url == "about:blank" or key not in plain.content():
            plain.goto(UNIT)
        choose(plain, label, key=key)
        assert said(plain, key) == said(page, key)
    for key, fields in ((BLANK, {"a0": "五十二", "a1": "3"}), (BLANK, {"a0": "1", "a1": "3"}), (OPEN, {"a0": "好桥"})):
        if key not in plain.content() or key == OPEN:
            plain.goto(UNIT)
        for where in (page, plain):
            for name, value in fields.items():
                task(where, key).locator(f"[name={name}]").fill(value)
            answer(task(where, key))
        assert said(plain, key) == said(page, key)


def test_without_scripts_every_task_is_a_form_that_is_answered(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(UNIT)
    expect(page.get_by_text("没有脚本也能做")).to_be_visible()
    expect(page.locator("[data-note]")).to_be_hidden()
    choose(page, "方的")
    expect(page.locator("[data-said]")).to_contain_text("还不是")
    choose(page, "半圆的")
    expect(page.locator("[data-said]")).to_contain_text("对了")
    page.get_by_role("link", name="回到这一课").click()
    for item, place in (("停下看一看", "第1个"), ("靠右走", "第2个"), ("扶着栏杆下桥", "第3个")):
        task(page, ORDER).get_by_label(item).select_option(label=place)
    answer(task(page, ORDER))
    expect(page.locator("[data-said]")).to_contain_text("对了")
    page.goto("/notebook")
    expect(page.get_by_text("这个本子要开脚本才能记")).to_be_visible()


@pytest.mark.parametrize("door", ["pupil", "family"])
def test_without_scripts_answers_are_in_english_and_the_door_stays(new_context: OpenWindow, door: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{UNIT}?lang=en&door={door}")
    choose(page, "方的")
    expect(page.locator("[data-said]")).to_contain_text("Not yet")
    choose(page, "半圆的")
    expect(page.locator("[data-said]")).to_contain_text("you looked again and found it")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator(f"a[href*='door={door}'][aria-current]").first).to_be_attached()
    page.get_by_role("link", name="Back to the unit").click()
    expect(page.locator(f"a[href*='door={door}'][aria-current]").first).to_be_attached()


def test_without_scripts_a_teacher_reads_tasks_and_key_in_english_and_is_asked_nothing(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{UNIT}?lang=en&door=teacher")
    assert page.locator("form[id^='task-']").count() == 0
    expect(page.locator(".key").first).to_contain_text("Key")


def test_a_unit_and_its_tasks_load_in_the_budget(page: Page, context: BrowserContext) -> None:
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    loaded: list[float] = []
    session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    open_unit(page)
    page.wait_for_load_state("networkidle")
    assert 10_000 < sum(loaded) <= COLD


STATES = ("asked", "missed", "done", "empty", "filled", "wiping", "answer")


@pytest.mark.parametrize("state", STATES)
def test_tasks_and_notebook_keep_the_rules_in_every_state(page: Page, axe: str, state: str) -> None:
    bring_to(page, state)
    keep_the_rules(page, axe)


def bring_to(page: Page, state: str) -> None:
    """Bring a window to a state that is looked at."""
    if state == "empty":
        open_notebook(page)
        return
    open_unit(page)
    if state == "missed":
        choose(page, "方的")
        choose(page, "小船", key=POINT)
    elif state == "answer":
        page.locator("#try").evaluate("() => document.querySelector('[data-task]').submit()")
        page.get_by_text("还没有答完").wait_for()
    elif state != "asked":
        do_all(page)
    if state in {"filled", "wiping"}:
        open_notebook(page)
    if state == "wiping":
        page.get_by_role("button", name=re.compile("擦掉全部")).click()
        page.get_by_role("button", name="给老师扫").click()
        page.get_by_role("img", name=re.compile("扫一扫")).wait_for()
