"""After one visit the site is there without a network, says calmly what it can't do then, and keeps nobody's own."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow, Site

UNIT = "/units/ly-list-1920"
TITLE = "1920年的一张录取名单"
SEQUENCE = "/sequences/seq-xinyang"
KEPT = """async () => {
    const urls = [];
    for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
    return urls;
}"""
IS_KEPT = """async () => {
    await navigator.serviceWorker.ready;
    const page = new URL(location.pathname, location.origin).href;
    while (!(await caches.match(page))) await new Promise((done) => setTimeout(done, 50));
}"""
IN_ENGLISH = """async (path) => {
    const page = new URL(path, location.origin).href;
    const language = async () => (await caches.match(page))?.headers.get("Content-Language");
    while ((await language()) !== "en") await new Promise((done) => setTimeout(done, 50));
}"""
OLDER_ARE_GONE = """async () => {
    const older = (name) => name.startsWith("dongling / ") && name.endsWith(" older");
    while ((await caches.keys()).some(older)) await new Promise((done) => setTimeout(done, 50));
}"""


def visit(page: Page, path: str) -> None:
    """Open a page, and wait until the device has kept it."""
    page.goto(path)
    page.evaluate(IS_KEPT)


def offline(page: Page) -> None:
    """Take the network away."""
    page.context.set_offline(True)


@pytest.fixture
def page(new_context: OpenWindow) -> Page:
    """Return a window of a browser that was never here."""
    return new_context().new_page()


def test_after_one_visit_a_page_is_there_without_a_network_and_says_so(page: Page, axe: str) -> None:
    visit(page, UNIT)
    offline(page)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("status").first).to_contain_text("留在这台设备上的一份。搜索、保存和下载要等有网络。")
    assert page.evaluate("getComputedStyle(document.querySelector('.eave')).position") == "relative"
    keep_the_rules(page, axe)


def test_the_notice_comes_and_goes_with_the_network(page: Page) -> None:
    visit(page, UNIT)
    notice = page.locator("#offline")
    expect(notice).to_be_hidden()
    offline(page)
    expect(notice).to_contain_text("现在没有网络")
    page.context.set_offline(False)
    expect(notice).to_be_hidden()


def test_a_search_without_a_network_says_that_it_can_not_and_what_is_there(page: Page, axe: str) -> None:
    visit(page, UNIT)
    offline(page)
    page.goto("/search?q=银杏")
    expect(page.locator("#kept-why")).to_have_text("没有网络，搜不了；打开过的课还在下面。")
    keep_the_rules(page, axe)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_a_page_that_was_never_opened_says_what_is_there_instead(page: Page) -> None:
    visit(page, UNIT)
    offline(page)
    page.goto("/units/dl-history-ginkgo")
    expect(page.locator("#kept-why")).to_have_text("这一页没有留在这台设备上；打开过的课还在下面。")


def test_the_wall_and_the_teachers_window_work_without_a_network_once_they_were_open(page: Page) -> None:
    visit(page, UNIT)
    visit(page, f"{UNIT}/show")
    visit(page, f"{UNIT}/show/notes")
    offline(page)
    page.goto(f"{UNIT}/show")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#s2")).to_be_visible()
    page.goto(f"{UNIT}/show/notes#s2")
    expect(page.locator("#s2 .direction").first).to_be_visible()


def test_after_a_switch_of_language_what_is_there_without_a_network_speaks_it(page: Page) -> None:
    visit(page, UNIT)
    visit(page, f"{UNIT}/show")
    page.goto(UNIT)
    page.get_by_role("link", name="English").click()
    for path in (UNIT, "/offline"):
        page.evaluate(IN_ENGLISH, path)
    page.goto(f"{UNIT}/show")
    page.evaluate(IN_ENGLISH, f"{UNIT}/show")
    offline(page)
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(UNIT)
    expect(page.get_by_role("navigation", name="Choose your door")).to_be_visible()
    expect(page.get_by_role("status").first).to_contain_text("This is the copy kept on this device")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.goto("/search?q=银杏")
    expect(page.locator("#kept-why")).to_contain_text("You can't search without a network")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_a_teacher_keeps_a_whole_sequence_and_is_told(page: Page) -> None:
    visit(page, SEQUENCE)
    page.get_by_role("button", name="留到没有网络时用").click()
    expect(page.locator("#keep-said")).to_contain_text("都在这台设备上", timeout=60_000)
    links = page.locator(".hit-title a")
    units = [links.nth(at).get_attribute("href") for at in range(links.count())]
    offline(page)
    for unit in units:
        page.goto(f"{unit}/show")
        expect(page.locator("#s1")).to_be_visible()
    page.goto("/offline")
    expect(page.get_by_role("heading", name="特意留下的")).to_be_visible()
    row = page.get_by_role("listitem").filter(has=page.locator(f'a[href$="{units[0]}"]'))
    expect(row.get_by_role("link")).to_have_count(3)
    row.get_by_role("link", name="讲台", exact=True).click()
    expect(page.locator("#s1 .note-title")).to_be_visible()
    page.goto("/offline")
    expect(page.get_by_text("没有网络也能看的课")).to_be_visible()


def test_nothing_is_kept_that_is_somebodys_own_or_was_sent(page: Page) -> None:
    visit(page, UNIT)
    form: dict[str, str | float | bool] = {"sequence": "seq-xinyang"}
    page.request.post("/drafts", form=form, headers={"Sec-Fetch-Site": "same-origin"})
    for path in ("/drafts", "/search?q=银杏", "/admin/plugins", "/wall"):
        page.goto(path)
    page.goto("/drafts/current")
    visit(page, "/units/dl-history-ginkgo")
    expect(page.locator("#mine b")).to_be_visible()
    kept = page.evaluate(KEPT)
    assert not [path for path in kept if path.startswith(("/drafts", "/search", "/admin", "/wall"))]
    offline(page)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("两棵古银杏")
    expect(page.locator("#mine b")).to_have_count(0)


def test_what_is_sent_without_a_network_is_not_sent_and_it_is_said(page: Page) -> None:
    visit(page, f"{SEQUENCE}?door=teacher")
    offline(page)
    page.get_by_role("button", name="取用为我的序列").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有网络也能看的课")


def test_all_that_is_kept_goes_with_one_button(page: Page) -> None:
    visit(page, UNIT)
    page.goto("/offline")
    page.get_by_role("button", name="都不留了").click()
    expect(page.get_by_text("都清掉了。")).to_be_visible()
    assert page.evaluate(KEPT) == []


def test_a_new_version_drops_what_an_older_one_kept_and_takes_along_what_was_chosen(page: Page) -> None:
    visit(page, UNIT)
    page.evaluate(
        """async () => {
            const page = (path) => new Response(`<title>${path}</title>`, {headers: {"Dongling-Keep": "as-it-is"}});
            await (await caches.open("dongling / opened older")).put("/units/dl-walk-canal", page("old"));
            await (await caches.open("dongling / chosen older")).put("/units/dl-history-ginkgo", page("old"));
            await (await caches.open("dongling /other/ opened older")).put("/other/units/x", page("another site"));
            await (await navigator.serviceWorker.ready).unregister();
        }"""
    )
    visit(page, UNIT)
    page.evaluate(OLDER_ARE_GONE)
    kept = page.evaluate(KEPT)
    assert "/units/dl-walk-canal" not in kept
    assert "/other/units/x" in kept
    offline(page)
    page.goto("/units/dl-history-ginkgo")
    expect(page.get_by_role("heading", level=1)).to_have_text("两棵古银杏")


def test_a_device_without_room_says_so_and_shows_the_page(page: Page) -> None:
    visit(page, UNIT)
    page.add_init_script(  # a browser's own limit by its debugging protocol lets some writes pass, and others not
        "Cache.prototype.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));"
    )
    page.goto(SEQUENCE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("红色信仰之旅")
    page.get_by_role("button", name="留到没有网络时用").click()
    expect(page.locator("#keep-said")).to_contain_text("地方不够")


def test_a_browser_that_keeps_nothing_says_what_to_do_instead(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        base_url=site.address.replace("127.0.0.1", "plain.test"), locale="zh-CN"
    )  # no https: no worker
    page = context.new_page()
    page.goto(f"{UNIT}?door=teacher")
    page.get_by_role("button", name="留到没有网络时用").click()
    expect(page.locator("#keep-said")).to_contain_text("可以改用“离线包”")
    page.goto("/offline")
    expect(page.get_by_text("这台设备上还没有留下什么")).to_be_visible()
    context.close()
