"""The builder in trouble: typed while it saves, two tabs at once, the network away. Nothing is lost."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.drafts import ASK, DUTY, FLOWER, SHIPPED, TREE, VOTE, WALK, note, saved, six_steps, status


@pytest.fixture
def draft(page: Page) -> str:
    """Open a draft of six units."""
    address = six_steps(page)
    page.goto(address)
    return address


@pytest.mark.usefixtures("draft")
def test_what_can_not_be_saved_stays_typed_and_may_be_mended(page: Page) -> None:
    page.get_by_label("第2步的分钟").fill("半天")
    page.keyboard.press("Tab")
    expect(status(page)).to_contain_text("不是“半天”。没有保存")
    page.locator("#up-4").click()
    expect(status(page)).to_contain_text("已上移到第3步")
    expect(page.get_by_label("第2步的分钟")).to_have_value("半天")
    page.get_by_label("第2步的分钟").fill("60")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("改为60分钟")


@pytest.mark.usefixtures("draft")
def test_what_is_typed_while_a_change_is_saved_stays_and_is_saved_too(page: Page) -> None:
    held: list[Route] = []
    page.route("**/drafts/*", lambda route: route.continue_() if held else held.append(route))
    page.locator("#up-2").click()
    field = note(page, 5)
    field.fill("还没写")
    held[0].continue_()
    expect(status(page)).to_contain_text("已移到最前")
    expect(field).to_be_focused()
    expect(field).to_have_value("还没写")
    field.press_sequentially("完")
    page.keyboard.press("Tab")
    expect(status(page)).to_contain_text("说明已记下")
    page.reload()
    expect(page.locator("#step-5 .b-note > summary")).to_have_text("说明：还没写完")


@pytest.fixture
def other(page: Page, draft: str) -> Page:
    """Open the draft in a second tab, in which a step is removed after the first has shown it."""
    other = page.context.new_page()
    other.goto(draft)
    other.locator("#remove-6").click()
    expect(status(other)).to_contain_text("已移出")
    return other


def test_both_versions_are_shown_and_mine_may_be_taken(page: Page, draft: str, other: Page) -> None:
    page.get_by_label("第1步的分钟").fill("28")
    page.locator("#up-2").click()
    expect(page.get_by_role("heading", name="两份不一样，选一份")).to_be_focused()
    assert saved(page, draft) == SHIPPED[:5]
    page.get_by_role("button", name="用我的这一份").click()
    expect(page.get_by_role("heading", name="两份不一样，选一份")).to_have_count(0)
    expect(page.get_by_label("第1步的分钟")).to_have_value("28")
    assert len(saved(page, draft)) == 6
    other.locator("#step-1").click()


def test_theirs_may_be_taken(page: Page, draft: str, other: Page) -> None:
    page.locator("#up-2").click()
    page.get_by_role("link", name="用已经存下的").click()
    expect(page.locator(".b-step")).to_have_count(5)
    page.locator("#up-2").click()
    expect(status(page)).to_contain_text("已移到最前，共5步")
    assert saved(other, draft) == [DUTY, FLOWER, TREE, WALK, ASK]


def test_both_may_be_kept(page: Page, draft: str, other: Page) -> None:
    page.locator("#up-2").click()
    page.get_by_role("button", name="两份都留").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("家国情怀：从一朵花到天下事（另存）")
    assert saved(page, page.url.split("?")[0]) == [DUTY, FLOWER, TREE, WALK, ASK, VOTE]
    assert saved(other, draft) == SHIPPED[:5]


def test_a_lost_connection_keeps_what_was_typed_and_saves_it_later(page: Page, draft: str) -> None:
    page.locator("#step-1").hover()
    expect(page.locator(".b-steps")).to_have_attribute("data-drag", "")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_label("第1步的分钟").fill("29")
    page.locator("#top-5").click()
    expect(status(page)).to_contain_text("没有保存：连不上网站")
    page.get_by_role("button", name="重试").click()
    expect(status(page)).to_contain_text("没有保存：连不上网站")
    expect(page.get_by_label("第1步的分钟")).to_have_value("29")
    page.context.set_offline(False)
    expect(status(page)).to_contain_text("《三声三事》已移到最前")
    assert saved(page, draft) == [ASK, FLOWER, DUTY, TREE, WALK, VOTE]
    page.reload()
    expect(page.get_by_label("第2步的分钟")).to_have_value("29")


def test_a_change_whose_answer_was_lost_is_saved_once(page: Page, draft: str) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/drafts/*", lose, times=1)
    page.locator("#up-4").click()
    expect(status(page)).to_contain_text("没有保存：连不上网站")
    page.get_by_role("button", name="重试").click()
    expect(status(page)).to_contain_text("《走进东林书院》已上移到第3步")
    assert saved(page, draft) == [FLOWER, DUTY, WALK, TREE, ASK, VOTE]
    expect(page.locator(".b-saved")).to_contain_text("第2版")


@pytest.mark.usefixtures("draft")
def test_what_is_pressed_too_often_is_said_and_can_be_tried_again(page: Page) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(
            status=429, body='<h1>请慢一点</h1><p class="lead">改得太快了，请等3秒再试。</p>', content_type="text/html"
        )

    page.route("**/drafts/*", refuse, times=1)
    page.locator("#up-4").click()
    expect(status(page)).to_contain_text("没有保存：改得太快了，请等3秒再试。")
    page.get_by_role("button", name="重试").click()
    expect(status(page)).to_contain_text("《走进东林书院》已上移到第3步")


@pytest.mark.usefixtures("draft")
def test_buttons_pressed_while_a_change_is_saved_are_done_one_after_the_other(page: Page) -> None:
    held: list[Route] = []
    page.route("**/drafts/*", lambda route: route.continue_() if held else held.append(route))
    for _ in range(3):
        page.locator("#up-5").click()
    held[0].continue_()
    expect(status(page)).to_contain_text("《三声三事》已上移到第2步")
    page.locator("#undo").dblclick()
    expect(status(page)).to_contain_text("已撤销")
    expect(page.locator("#title-3")).to_have_text("三声三事")
    expect(page.locator(".b-saved")).to_contain_text("第5版")
