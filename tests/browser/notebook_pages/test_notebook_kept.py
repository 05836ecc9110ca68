"""What a notebook keeps: taken out as a file or a code, taken back, wiped; with little room, or none allowed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.browser.codes import read_code
from tests.browser.notebook_pages.hands import (
    CHOICE,
    OPEN,
    UNIT,
    answer,
    choose,
    do_all,
    open_notebook,
    open_unit,
    said,
    seven_tasks,
    task,
)
from tests.browser.serving import OpenWindow, Site


def take_back(page: Page, content: bytes) -> None:
    """Give the notebook that is open a file."""
    file: FilePayload = {"name": "x.html", "mimeType": "text/html", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)


def as_file(data: dict[str, Any]) -> bytes:
    """Return a file that holds the data of a notebook, as a notebook would write it."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<!doctype html><script type="application/json" id="dongling-notebook">{text}</script>'.encode()


def test_a_file_of_the_notebook_is_a_page_to_read_and_is_taken_back_elsewhere(
    page: Page, new_context: OpenWindow, tmp_path: Path
) -> None:
    open_unit(page)
    do_all(page)
    open_notebook(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="存成文件").first.click()
    file = tmp_path / "book.html"
    download.value.save_as(file)
    assert re.fullmatch(r"我的探究本-\d{4}-\d\d-\d\d\.html", download.value.suggested_filename)
    text = file.read_text(encoding="utf-8")
    assert "桥真稳，谢谢你们。" in text.split("<script", 1)[0]

    other = new_context().new_page()
    open_notebook(other)
    other.locator("input[type=file]").set_input_files(file)
    expect(other.locator("[data-said]")).to_have_text("取回了1课。")
    expect(other.locator("[data-leaves]")).to_contain_text("桥真稳，谢谢你们。")
    open_unit(other)
    expect(other.locator("#try [data-stars]")).to_contain_text("7颗星，都做完了")


HOSTILE = {
    "no page": b"\x00\x01\x02",
    "another page": b"<!doctype html><p>hello</p>",
    "cut off": b'<script type="application/json" id="dongling-notebook">{"kind": "dongling-notebook", "leaves": [',
    "no list": b'<script id="dongling-notebook">{"kind": "dongling-notebook", "leaves": 7}</script>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_notebook_changes_nothing(page: Page, name: str) -> None:
    open_notebook(page)
    take_back(page, HOSTILE[name])
    expect(page.locator("[data-said]")).to_contain_text("本子里的都没有动")
    expect(page.get_by_text("这里还是空的。")).to_be_visible()


def test_nothing_in_a_file_is_believed(page: Page) -> None:
    leaf = {
        "unit": "evil-unit",
        "title": "<img src=x onerror=alert(1)>",
        "note": "<script>alert(2)</script>",
        "answers": {"x": {"key": "<b>", "prompt": "<i>问</i>", "text": ["<u>答</u>", 7], "done": "yes", "at": "soon"}},
    }
    bad = [{"unit": "javascript:alert(1)", "answers": {}}, {"unit": "../admin", "answers": {}}, None, 7]
    photo = {"unit": "evil-unit", "key": "<b>@", "data": "data:image/svg+xml;base64,PHN2Zy8+"}
    data = {"kind": "dongling-notebook", "version": 1, "leaves": [leaf, *bad], "photos": [photo, None]}
    open_notebook(page)
    take_back(page, as_file(data))
    expect(page.locator("[data-said]")).to_have_text("取回了1课。")
    expect(page.locator("[data-leaves] h2")).to_have_text("<img src=x onerror=alert(1)>")
    assert page.locator("[data-leaves] :is(script, b, i, u, img)").count() == 0
    assert page.locator("[data-leaves] a[href^='javascript'], [data-leaves] a[href*='..']").count() == 0


def many(units: int, answers: int) -> dict[str, Any]:
    """Return the data of a notebook of so many units with so many answers each."""
    asked = {
        "type": "open",
        "prompt": "你怎么想？",
        "given": ["想过"],
        "text": ["想过" * 20],
        "done": "noted",
        "at": 1.7e12,
    }
    leaves = [
        {
            "unit": f"unit-{i}",
            "title": f"第{i}课",
            "at": 1.7e12 + i,
            "answers": {str(n): {**asked, "key": f"s.{n}", "edition": "0"} for n in range(answers)},
        }
        for i in range(units)
    ]
    return {"kind": "dongling-notebook", "version": 1, "leaves": leaves, "photos": []}


def test_two_hundred_answers_are_listed_counted_and_saved(page: Page) -> None:
    open_notebook(page)
    take_back(page, as_file(many(20, 10)))
    expect(page.locator("[data-said]")).to_have_text("取回了20课。")
    expect(page.locator(".book-answer")).to_have_count(200)
    assert page.locator("[data-count=stars]").inner_text() == "200"
    page.get_by_role("button", name="给老师扫").click()
    expect(page.locator("[data-codes]")).to_contain_text("《第0课》写得多，一张码放不下")


def test_a_short_leaf_is_handed_in_by_a_code_that_another_program_reads_without_a_network(page: Page) -> None:
    open_unit(page)
    choose(page, "半圆的")
    task(page, OPEN).get_by_role("textbox").fill("桥真稳，下雨天也不滑。")
    answer(task(page, OPEN))
    expect(task(page, OPEN).locator("[data-said]")).to_contain_text("写下来了")
    open_notebook(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="给老师扫").click()
    code = page.get_by_role("img", name="《老桥下的七件事》的答案，扫一扫就能看")
    expect(code).to_be_visible()
    assert all("/a/" in url for url in asked), "answers went over the network"
    asks = ("1. 老桥的桥洞是什么形状？", "半圆的", "2. 你想对修桥的人说什么？", "桥真稳，下雨天也不滑。")
    assert read_code(code) == "\n".join(("《老桥下的七件事》", *asks))


def test_an_answer_to_an_older_version_is_kept_and_marked(tmp_path: Path, new_context: OpenWindow) -> None:
    with seven_tasks(tmp_path) as (site, file):
        page = new_context().new_page()
        open_unit(page, site.address)
        choose(page, "半圆的")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("老桥的桥洞是什么形状？", "老桥的桥洞像什么？"), encoding="utf-8")
        expect(changed(page, site.address + UNIT, "老桥的桥洞像什么？")).to_be_visible()
        page.locator("#try[data-ready]").wait_for()
        expect(task(page, CHOICE).locator("[data-kept]")).to_contain_text("这一题后来改过")
        expect(task(page, CHOICE).get_by_label("半圆的")).not_to_be_checked()
        open_notebook(page, site.address)
        expect(page.get_by_text("这一课后来改过。你答的是从前的那一版，答案照样留着。")).to_be_visible()
        expect(page.locator(".book-older")).to_contain_text("老桥的桥洞是什么形状？")


def changed(page: Page, address: str, words: str) -> Any:
    """Return where words stand on the unit's page, once the site has read its file again."""
    for _ in range(40):
        page.goto(address)
        if words in page.content():
            break
        page.wait_for_timeout(250)
    return page.get_by_text(words)


def test_what_is_wiped_in_one_window_is_gone_in_another(page: Page, context: BrowserContext) -> None:
    open_unit(page)
    task(page, OPEN).get_by_role("textbox").fill("别人看不到")
    answer(task(page, OPEN))
    other = context.new_page()
    open_notebook(other)
    other.get_by_role("button", name=re.compile("擦掉全部")).click()
    other.get_by_role("button", name="擦掉", exact=True).click()
    expect(other.get_by_text("擦干净了")).to_be_visible()
    expect(task(page, OPEN).get_by_role("textbox")).to_have_value("")


OPENED = """async (path) => {
    for (const name of await caches.keys()) if (await (await caches.open(name)).match(path)) return true;
    return false;
}"""


def test_wiping_forgets_which_lessons_were_opened(page: Page) -> None:
    open_unit(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_function(OPENED, arg=UNIT)
    choose(page, "半圆的")
    open_notebook(page)
    page.get_by_role("button", name=re.compile("擦掉全部")).click()
    page.get_by_role("button", name="擦掉", exact=True).click()
    expect(page.get_by_text("擦干净了")).to_be_visible()
    assert not page.evaluate(OPENED, UNIT)


def test_a_device_where_lessons_were_only_opened_is_wiped_too(page: Page) -> None:
    open_unit(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_function(OPENED, arg=UNIT)
    open_notebook(page)
    page.get_by_role("button", name="擦掉全部打开过的1课").click()
    expect(page.get_by_text("擦掉打开过的1课？")).to_be_visible()
    page.get_by_role("button", name="擦掉", exact=True).click()
    expect(page.get_by_text("擦干净了")).to_be_visible()
    assert not page.evaluate(OPENED, UNIT)
    expect(page.get_by_role("button", name="这里还没有答案。")).to_be_disabled()


def test_a_full_device_says_so_and_goes_on(page: Page) -> None:
    page.add_init_script(  # a browser's own limit by its debugging protocol lets some writes pass, and others not
        "IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };"
    )
    open_unit(page)
    choose(page, "半圆的")
    expect(task(page, CHOICE).locator("[data-kept]")).to_contain_text("放不下了")
    assert said(page, CHOICE).startswith("对了。")
    with page.expect_download() as download:
        page.locator("#try").get_by_role("button", name="存成文件").click()
    assert "半圆的" in Path(download.value.path()).read_text(encoding="utf-8")


def test_where_storage_is_forbidden_tasks_still_work_and_can_be_saved(
    browser_type: Any, browser_type_launch_args: dict[str, Any], site: Site, tmp_path: Path
) -> None:
    (tmp_path / "Default").mkdir()
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    context = browser_type.launch_persistent_context(
        tmp_path, base_url=site.address, locale="zh-CN", **browser_type_launch_args
    )
    page = context.new_page()
    open_unit(page)
    expect(page.locator("[data-note] [data-kept]")).to_contain_text("这台设备不让记")
    do_all(page)
    with page.expect_download() as download:
        page.locator("#try").get_by_role("button", name="存成文件").click()
    assert "桥真稳" in Path(download.value.path()).read_text(encoding="utf-8")
    open_notebook(page)
    expect(page.locator("[data-where]")).to_contain_text("这台设备不让记")
    context.close()


FAILS = "const it = { error: new DOMException('no', 'UnknownError') }; setTimeout(() => it.onerror?.()); return it;"
LOST = "throw new DOMException('', 'InvalidStateError');"
REFUSALS = {
    "opening throws": "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
    "opening fails": f"IDBFactory.prototype.open = () => {{ {FAILS} }};",
    "opening is never answered": "IDBFactory.prototype.open = () => ({});",
    "there is none": "Object.defineProperty(window, 'indexedDB', { value: undefined });",
    "what was opened is lost": f"IDBDatabase.prototype.transaction = () => {{ {LOST} }};",
    "writing throws": f"IDBObjectStore.prototype.put = () => {{ {LOST} }};",
    "it forgets at once": "IDBObjectStore.prototype.put = function () { return this.count(); };",
}
"""How browsers refuse in private windows, by what a page is given in place of storage."""


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_private_window_that_refuses_says_so_calmly_and_tasks_go_on(page: Page, refusal: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(REFUSALS[refusal])
    open_unit(page)
    do_all(page)
    expect(task(page, CHOICE).locator("[data-kept]")).to_contain_text("这台设备不让记")
    page.get_by_label("我想记下的一句").fill("桥是很多人一起造的。")
    page.locator("[data-note]").get_by_role("button", name="记下来").click()
    expect(page.locator("[data-note] [data-kept]")).to_contain_text("这台设备不让记")
    with page.expect_download() as download:
        page.locator("#try").get_by_role("button", name="存成文件").click()
    kept = Path(download.value.path()).read_text(encoding="utf-8")
    assert "桥真稳" in kept
    assert "桥是很多人一起造的" in kept
    open_notebook(page)
    page.locator("input[type=file]").set_input_files(download.value.path())
    expect(page.locator("[data-leaves]")).to_contain_text("老桥下的七件事")
    expect(page.locator("[data-said]")).to_contain_text("这台设备不让记")
    assert faults == []


def test_a_private_window_that_is_full_says_so_in_english_too(page: Page) -> None:
    page.add_init_script(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };"
    )
    page.goto(f"{UNIT}?lang=en")
    page.locator("#try[data-ready]").wait_for()
    choose(page, "半圆的")
    expect(task(page, CHOICE).locator("[data-kept]")).to_contain_text("This device is full")


def test_answers_are_given_and_kept_without_a_network(page: Page, context: BrowserContext) -> None:
    open_unit(page)
    context.set_offline(offline=True)
    choose(page, "方的")
    choose(page, "半圆的")
    expect(page.locator("#try [data-stars]")).to_contain_text("1颗星")
    context.set_offline(offline=False)
    page.reload()
    page.locator("#try[data-ready]").wait_for()
    expect(task(page, CHOICE).get_by_label("半圆的")).to_be_checked()


def test_answers_never_leave_the_device(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    open_unit(page)
    do_all(page)
    open_notebook(page)
    assert not [line for line in sent if "桥真稳" in line or "sheet-1" in line]
    assert [line.split(" ", 1)[1] for line in sent if "editions" in line] == ['["nb-bridge"]']
