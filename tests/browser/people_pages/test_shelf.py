"""A shelf: what was made before signing in is asked about; shared with the school, copied, taken back, handed over."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people_pages.hands import PASSWORD, invitation, set_password, shared, taken
from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow, Site

NAME = "从东林到运河"
Join = Callable[..., Page]


@pytest.fixture
def join(new_context: OpenWindow, with_accounts: Site, place: Path) -> Join:
    """Return a function by which a teacher joins, and signs in in a browser of her own or in one that there is."""

    def come(name: str, page: Page | None = None, **how: Any) -> Page:
        page = page or new_context(**how).new_page()
        set_password(page, invitation(place, name, site_url=with_accounts.address))
        return page

    return come


def test_from_a_draft_without_an_account_to_a_colleagues_copy(new_context: OpenWindow, join: Join, axe: str) -> None:
    lu = new_context().new_page()
    taken(lu, NAME)
    join("陆老师@东林", lu)
    expect(lu.get_by_role("heading", level=1)).to_contain_text("1份登录以前的序列")
    keep_the_rules(lu, axe)
    lu.get_by_role("button", name="把勾选的放到书架上").click()
    expect(lu.get_by_role("status")).to_contain_text("已放到书架上")
    keep_the_rules(lu, axe)
    shared(lu, NAME, "同校老师")
    expect(lu.get_by_role("status")).to_contain_text("现在就是：同校老师")
    keep_the_rules(lu, axe)

    zhou = join("周老师@东林", java_script_enabled=False)
    zhou.goto("/shelf/colleagues")
    zhou.get_by_role("button", name="抄一份").click()
    expect(zhou.get_by_role("heading", level=1)).to_have_text(NAME)
    zhou.goto("/shelf")
    expect(zhou.get_by_text("抄自陆老师@东林")).to_be_visible()

    lu.goto("/shelf")
    lu.get_by_role("link", name=NAME, exact=True).click()
    lu.get_by_role("button", name=re.compile("移出")).first.click()
    expect(lu.locator("#b-said")).to_contain_text("移出")
    zhou.goto("/shelf")
    zhou.get_by_role("link", name="原件在你抄走以后改过").click()
    expect(zhou.get_by_text("不同：").first).to_be_visible()

    shared(lu, NAME, "只有自己")
    zhou.goto("/shelf")
    zhou.get_by_role("link", name=re.compile("改谁看得到")).click()
    expect(zhou.get_by_text("不再分享给你")).to_be_visible()
    zhou.get_by_role("link", name="交给同事").click()
    zhou.get_by_label("同事的名字").fill("陆老师@东林")
    zhou.get_by_role("button", name="交出").click()
    expect(zhou.get_by_role("status")).to_have_text("已交出。")
    lu.goto("/shelf")
    expect(lu.get_by_text("周老师@东林交来")).to_be_visible()
    keep_the_rules(lu, axe)


def test_folders_the_archive_and_a_search_work_without_script(join: Join) -> None:
    page = join("吴老师@东林", java_script_enabled=False)
    for name in ("一条河", "两座桥"):
        taken(page, name)
    page.goto("/shelf")
    page.get_by_text("新建文件夹").click()
    page.get_by_label("名字").fill("公开课")
    page.get_by_role("button", name="新建", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("公开课")
    page.goto("/shelf")
    page.get_by_role("checkbox", name="一条河").check()
    page.get_by_label("移到").select_option("公开课")
    page.get_by_role("button", name="移", exact=True).click()
    page.get_by_role("link", name="公开课").click()
    expect(page.get_by_role("link", name="一条河", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="两座桥", exact=True)).to_have_count(0)
    page.get_by_role("searchbox", name="在书架里找").fill("两座")
    page.get_by_role("button", name="找", exact=True).click()
    page.get_by_role("checkbox", name="两座桥").check()
    page.get_by_role("button", name="归档", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("已归档。")
    page.get_by_role("navigation", name="书架").get_by_role("link", name=re.compile("学年")).click()
    expect(page.get_by_role("link", name="两座桥", exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_the_shelf_keeps_the_rules(join: Join, axe: str, language: str) -> None:
    page = join(f"朱老师{language}@东林")
    taken(page, "要给大家看的")
    shared(page, "要给大家看的", "所有人")
    number = page.url.rpartition("/shelf/")[2].partition("/")[0]
    page.goto(f"/shared/shelf-{number}?lang={language}")
    page.request.post(
        "/drafts", form={"copy": f"shelf-{number}"}, headers={"Sec-Fetch-Site": "same-origin"}, max_redirects=0
    )
    addresses = ("/shelf", "/shelf/hand-over", "/shelf/leave", "/shelf/colleagues?of=district", "/shared")
    for address in (*addresses, f"/shelf/{number}", f"/shared/shelf-{number}", f"/drafts/shelf-{number}"):
        page.goto(address)
        assert page.locator("html").get_attribute("lang", timeout=5000) == ("en" if language == "en" else "zh-Hans")
        keep_the_rules(page, axe)


def test_an_account_is_deleted_by_typing_its_name(join: Join) -> None:
    page = join("钱老师@东林", java_script_enabled=False)
    page.goto("/account")
    page.get_by_role("link", name="删除账号").click()
    page.get_by_label(re.compile("写上账号的名字")).fill("钱老师@东林")
    page.get_by_role("button", name="删除账号").click()
    expect(page.get_by_role("status")).to_contain_text("账号删掉了")
    page.goto("/shelf")
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_form_that_came_too_late_is_told_with_its_words_and_led_back_to(
    join: Join, axe: str, *, scripts: bool
) -> None:
    name = "来晚的" if scripts else "没有脚本的"
    page = join(name, java_script_enabled=scripts)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/shelf/hand-over?item=1")
    page.get_by_label(re.compile("同事的名字")).fill("周老师@东林")
    page.context.clear_cookies(name="dongling_session")
    page.get_by_role("button", name="交出").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先登录")
    expect(page.locator("dd")).to_have_text("周老师@东林")
    if scripts:
        keep_the_rules(page, axe)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="登录", exact=True).last.click()
    there = opened.value
    there.get_by_label("名字").fill(name)
    there.get_by_label("密码").fill(PASSWORD)
    there.get_by_role("button", name="登录", exact=True).click()
    expect(there).to_have_url(re.compile(r"/shelf/hand-over\?item=1$"))
    there.goto("/account/confirm?back=/shelf/leave")
    if scripts:
        keep_the_rules(there, axe)
    there.get_by_label("现在的密码").fill("不是这个密码吧")
    there.keyboard.press("Enter")
    expect(there.get_by_role("alert")).to_have_text("密码不对。")
    expect(there.get_by_label("现在的密码")).to_be_focused()
    there.keyboard.type(PASSWORD)
    there.keyboard.press("Enter")
    expect(there).to_have_url(re.compile("/shelf/leave$"))


def test_a_folder_that_can_not_be_called_so_has_the_focus_where_it_is_wrong(join: Join, axe: str) -> None:
    page = join("改名的老师")
    for folder in ("公开课", "班会"):
        page.goto("/shelf")
        page.get_by_text("新建文件夹").click()
        page.get_by_label("名字", exact=True).fill(folder)
        page.get_by_role("button", name="新建", exact=True).click()
    page.get_by_text("改这个文件夹").click()
    page.get_by_label("新名字").fill("公开课")
    page.get_by_role("button", name="改名").click()
    expect(page.get_by_label("新名字")).to_be_focused()
    expect(page.get_by_label("新名字")).to_have_value("公开课")
    expect(page.get_by_label("新名字")).to_have_accessible_description(re.compile("已经有“公开课”了"))
    keep_the_rules(page, axe)
