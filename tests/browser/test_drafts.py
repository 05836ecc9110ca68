"""A teacher without an account puts units aside: with a mouse, by keyboard, without scripts, and without https."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.browser.drafts import OURS, new_draft, six_steps
from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow, Site

SEARCH = "/search?q=东林书院"


def adding(page: Page) -> Locator:
    """Return the buttons that add a unit."""
    return page.get_by_role("button", name="加入序列")


def added(page: Page) -> Locator:
    """Return the links of units that are in the draft."""
    return page.get_by_role("link", name="已在序列")


def header(page: Page) -> Locator:
    """Return the link to the drafts in the header."""
    return page.get_by_role("banner").get_by_role("link", name="我的序列").first


@pytest.fixture
def troubled(browser: Browser, site: Site) -> Iterator[Page]:
    """Return a window whose browser may complain: of a line that is cut, or a site that it does not trust."""
    with browser.new_context(base_url=site.address, locale="zh-CN") as context:
        yield context.new_page()


def scrolled(page: Page) -> float:
    """Return how far a page is scrolled."""
    return float(page.evaluate("scrollY"))


def test_hits_are_added_in_place_and_the_header_counts_them(page: Page) -> None:
    page.goto(SEARCH)
    page.evaluate("window.stayed = true")
    hit = page.locator(".hits > li").nth(2)
    title = hit.get_by_role("heading").inner_text()
    hit.get_by_role("button", name="加入序列").scroll_into_view_if_needed()
    before = scrolled(page)
    hit.get_by_role("button", name=re.compile(f"加入序列.*《{title}》")).click()
    expect(hit.get_by_role("link", name=re.compile(f"已在序列.*《{title}》"))).to_be_focused()
    expect(page.locator("#added")).to_have_text(f"已加入《{title}》，序列里现有1步")
    adding(page).first.click()
    expect(header(page)).to_have_text("我的序列 2步")
    expect(added(page)).to_have_count(2)
    assert page.evaluate("window.stayed"), "the whole page was loaded anew"
    assert scrolled(page) == before
    page.reload()
    expect(added(page)).to_have_count(2)


def test_two_units_that_are_added_in_a_hurry_come_into_one_draft(page: Page) -> None:
    page.goto(SEARCH)
    page.evaluate("for (const button of [...document.querySelectorAll('button.add')].slice(0, 3)) button.click()")
    expect(header(page)).to_have_text("我的序列 3步")
    expect(added(page)).to_have_count(3)
    page.goto("/drafts")
    expect(page.locator(".draft")).to_have_count(1)


def test_the_keyboard_alone_adds_and_goes_on_to_the_draft(page: Page) -> None:
    page.goto(SEARCH)
    for _ in range(60):
        page.keyboard.press("Tab")
        if "加入序列" in page.locator(":focus").inner_text():
            break
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_contain_text("已在序列")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/drafts/[\w-]{24}#step-1$"))


def test_what_is_filtered_in_place_still_shows_what_is_in_the_draft(page: Page) -> None:
    page.goto(SEARCH)
    adding(page).first.click()
    expect(added(page)).to_have_count(1)
    page.get_by_role("group", name="学校").get_by_label("东林中学").check()
    expect(page).to_have_url(re.compile("school=donglin"))
    expect(added(page)).to_have_count(1)
    adding(page).first.click()
    expect(added(page)).to_have_count(2)


def test_without_scripts_the_page_comes_back_to_the_same_button(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/search?stage=junior")
    button = adding(page).nth(5)
    name = button.get_attribute("value")
    button.click()
    expect(page).to_have_url(re.compile(rf"/search\?stage=junior#add-{name}$"))
    expect(page.locator(f"#add-{name}")).to_be_in_viewport()
    expect(header(page)).to_have_text("我的序列 1步")


def test_a_unit_is_added_from_its_own_page(page: Page, site: Site) -> None:
    page.goto(f"{site.first('walk')}?door=teacher")
    adding(page).click()
    expect(added(page)).to_be_focused()
    expect(header(page)).to_have_text("我的序列 1步")


def test_a_line_that_is_cut_is_said_on_the_button_and_the_page_stays(troubled: Page) -> None:
    troubled.goto(SEARCH)
    troubled.route("**/drafts/add", lambda route: route.abort("internetdisconnected"))
    adding(troubled).first.click()
    again = troubled.get_by_role("button", name="没有连上，再按一次")
    expect(again).to_be_visible()
    troubled.unroute("**/drafts/add")
    again.click()
    expect(added(troubled)).to_have_count(1)


def test_what_the_server_refuses_is_shown_as_a_page(troubled: Page) -> None:
    troubled.goto(SEARCH)
    adding(troubled).first.evaluate("button => button.value = 'no-such-unit'")
    adding(troubled).first.click()
    expect(troubled.get_by_role("heading", name="没有这个单元")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_draft_is_deleted_after_a_second_look_and_taken_back_by_one_click(
    new_context: OpenWindow, *, scripts: bool
) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto("/drafts")
    page.get_by_role("button", name="新建序列").click()
    page.goto("/drafts")
    sure = page.get_by_role("button", name="移到回收站")
    expect(sure).to_be_hidden()
    page.get_by_text("链接、历史与删除").click()
    expect(sure).to_be_hidden()
    page.get_by_text("删除", exact=True).click()
    sure.click()
    expect(page.get_by_role("status").filter(has_text="已移到回收站。")).to_contain_text("以前都可以取回")
    expect(page.get_by_text("还没有序列。")).to_be_visible()
    page.get_by_role("button", name="取回").click()
    expect(page).to_have_url(re.compile(r"/drafts/[\w-]{24}$"))
    page.goto("/drafts")
    expect(page.get_by_role("heading", name="没有名字的序列")).to_be_visible()
    expect(page.get_by_role("heading", name="回收站")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_that_was_downloaded_becomes_a_draft_and_a_wrong_one_is_told_what_is_wrong(
    new_context: OpenWindow, tmp_path: Path, *, scripts: bool
) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto(six_steps(page))
    with page.expect_download() as download:
        page.locator("#b-side li", has_text=".yaml").get_by_role("link").click()
    file = tmp_path / "plan.yaml"
    download.value.save_as(file)
    page.goto("/drafts")
    page.get_by_text("装入下载过的文件").click()
    page.get_by_label("从序列里下载过的YAML文件").set_input_files(file)
    page.get_by_role("button", name="装入").click()
    expect(page).to_have_url(re.compile(r"/drafts/[\w-]{24}\?said=1$"))
    expect(page.locator(".b-step")).to_have_count(6)
    file.write_text("编号: a\n名称: 一\n课次:\n  - 单元: b\n    时长: 5\n", encoding="utf-8")
    page.goto("/drafts")
    page.get_by_text("装入下载过的文件").click()
    page.get_by_label("从序列里下载过的YAML文件").set_input_files(file)
    page.get_by_role("button", name="装入").click()
    expect(page.get_by_role("alert")).to_contain_text("第5行第5列：不认识“时长”这个键")
    expect(page.locator(".draft")).to_have_count(2)


def list_with_trash(page: Page) -> None:
    """Show a list with its trash, and the problems of a file."""
    six_steps(page)
    page.request.post(f"{new_draft(page)}/delete", headers=OURS)
    page.goto("/drafts")
    page.get_by_text("装入下载过的文件").click()
    wrong: FilePayload = {"name": "a.yaml", "mimeType": "text/plain", "buffer": "名称：一\n".encode()}
    page.get_by_label("从序列里下载过的YAML文件").set_input_files(wrong)
    page.get_by_role("button", name="装入").click()
    expect(page.get_by_role("alert")).to_be_visible()


def in_trash(page: Page) -> None:
    """Show a draft that was deleted."""
    address = six_steps(page)
    page.request.post(f"{address}/delete", headers=OURS)
    page.goto(address)
    expect(page.get_by_role("heading", name="在回收站里")).to_be_visible()


@pytest.mark.parametrize("view", [list_with_trash, in_trash])
def test_the_list_and_the_trash_keep_the_rules_of_accessibility(
    page: Page, axe: str, view: Callable[[Page], None]
) -> None:
    view(page)
    keep_the_rules(page, axe)


def test_an_earlier_version_comes_back_from_the_history(page: Page) -> None:
    page.goto(SEARCH)
    for count in (1, 2):
        adding(page).first.click()
        expect(added(page)).to_have_count(count)
    page.goto("/drafts")
    page.get_by_text("链接、历史与删除").click()
    page.get_by_role("link", name="历史", exact=True).click()
    expect(page.get_by_text("现在这一版")).to_be_visible()
    page.get_by_role("button", name=re.compile("恢复这一版.*第1版")).click()
    expect(page).to_have_url(re.compile(r"/drafts/[\w-]{24}\?"))
    expect(header(page)).to_have_text("我的序列 1步")


def test_where_there_is_no_https_our_own_forms_are_known_by_their_origin(troubled: Page, site: Site) -> None:
    """A browser tells `Sec-Fetch-Site` only to what it trusts, and `plain.test` is no such place."""
    address = f"http://plain.test:{urlsplit(site.address).port}"
    for path, steps in ((SEARCH, "1"), ("/drafts", "0")):
        troubled.goto(address + path)
        with troubled.expect_request(lambda request: request.method == "POST") as posted:
            troubled.get_by_role("button", name=re.compile("加入序列|新建序列")).first.click()
        headers = posted.value.all_headers()
        assert "sec-fetch-site" not in headers
        assert headers["origin"] == address
        expect(header(troubled)).to_have_text(f"我的序列 {steps}步")


def test_a_form_on_another_site_changes_nothing(troubled: Page, site: Site) -> None:
    troubled.goto(SEARCH)
    adding(troubled).first.click()
    expect(header(troubled)).to_have_text("我的序列 1步")
    unit = adding(troubled).first.get_attribute("value")
    button = f'<button name="unit" value="{unit}">奖品</button>'
    form = f'<form action="{site.address}/drafts/add" method="post">{button}</form>'
    troubled.route("http://elsewhere.test/", lambda route: route.fulfill(body=form, content_type="text/html"))
    troubled.goto("http://elsewhere.test/")
    troubled.get_by_role("button").click()
    expect(troubled.get_by_text("这个请求不是从本站的页面发出的")).to_be_visible()
    troubled.goto(SEARCH)
    expect(header(troubled)).to_have_text("我的序列 1步")
