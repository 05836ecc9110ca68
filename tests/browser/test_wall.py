"""A teacher runs the wall: by its keys, by the second window, by a phone that is paired; and everybody can use it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.codes import read_code
from tests.browser.rules import CHECK, SCHEMES, keep_the_rules
from tests.browser.serving import OpenWindow, Site

UNIT = "/units/ly-list-1920"
PHONE, WALL = (390, 844), (1920, 1080)


def window(new_context: OpenWindow, size: tuple[int, int], **how: Any) -> Page:
    """Open a window of a size, in a browser of its own."""
    page = new_context(**how).new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


@pytest.fixture
def wall(new_context: OpenWindow) -> Page:
    """Return the wall of a classroom."""
    page = window(new_context, WALL)
    page.goto(f"{UNIT}/show")
    return page


def paired(wall: Page, new_context: OpenWindow) -> Page:
    """Pair a phone with a wall; return the phone."""
    wall.get_by_role("button", name="用手机翻页").first.click()
    code = wall.locator(".pair-letters").inner_text()
    phone = window(new_context, PHONE)
    phone.goto("/wall")
    phone.get_by_label("大屏幕上的配对码").fill(code.lower())
    phone.get_by_role("button", name="接上").click()
    number = phone.locator(".pair-letters").inner_text()
    expect(wall.get_by_role("heading", name=f"手机上的数字是{number}吗？")).to_be_visible()
    wall.get_by_role("button", name="是，开始放映").click()
    expect(phone.get_by_role("button", name="下一屏")).to_be_visible()
    return phone


def on(page: Page) -> str:
    """Return what stands large on the screen that is on, or in the note that is on."""
    return page.locator(".on .screen-ask").first.inner_text()


def test_pupils_see_no_direction_and_one_screen_at_a_time(wall: Page) -> None:
    wall.keyboard.press("ArrowRight")
    expect(wall.locator(".screen.on")).to_have_count(1)
    expect(wall.get_by_role("heading", level=2)).to_have_count(1)
    assert "画面" not in wall.locator("main").inner_text()


def test_keys_turn_the_wall_and_make_it_dark(wall: Page) -> None:
    for key, screen in (("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("ArrowLeft", 3), ("Home", 1)):
        wall.keyboard.press(key)
        expect(wall.locator(f"#s{screen}")).to_be_visible()
        expect(wall.locator(f"#s{screen}")).to_be_focused()
    wall.keyboard.press("b")
    expect(wall.locator("main")).to_be_hidden()
    expect(wall.locator("#said")).to_have_text("黑屏了，按 B 回来")
    wall.keyboard.press("b")
    expect(wall.locator("main")).to_be_visible()
    wall.keyboard.press("End")
    wall.keyboard.press("ArrowRight")
    expect(wall.locator(".screen:last-child")).to_be_visible()


def test_a_timer_runs_down_and_says_when_time_is_over(new_context: OpenWindow) -> None:
    page = window(new_context, WALL)
    page.clock.install()
    page.goto(f"{UNIT}/show#s2")
    page.keyboard.press("t")
    expect(page.locator(".on .screen-time")).to_contain_text("还有")
    page.clock.fast_forward(18_000)
    expect(page.locator(".on .screen-time")).to_contain_text("还有42秒")
    page.clock.fast_forward(60_000)
    expect(page.locator("#said")).to_have_text("时间到")
    page.keyboard.press("t")
    expect(page.locator(".on .screen-time")).to_be_empty()


def test_the_second_window_follows_and_leads_without_the_site(wall: Page) -> None:
    with wall.expect_popup() as opened:
        wall.keyboard.press("n")
    desk = opened.value
    expect(desk.get_by_role("status")).to_have_text("墙已连上")
    wall.context.set_offline(True)
    desk.keyboard.press("ArrowRight")
    expect(wall.locator("#s2")).to_be_visible()
    expect(desk.locator(".on .direction").first).to_contain_text("画面")
    wall.keyboard.press("ArrowRight")
    expect(desk.locator("#s3")).to_be_visible()
    desk.locator("#s3").get_by_role("button", name="黑屏").click()
    expect(wall.locator("main")).to_be_hidden()


def test_a_phone_turns_the_wall_makes_it_dark_goes_back_and_tells_the_time(wall: Page, new_context: OpenWindow) -> None:
    phone = paired(wall, new_context)
    phone.get_by_role("button", name="下一屏").click()
    expect(wall.locator("#s2")).to_be_visible()
    phone.get_by_role("button", name="下一屏").click()
    expect(wall.locator("#s3")).to_be_visible()
    expect(phone.get_by_role("button", name="下一屏")).to_be_focused()
    assert on(wall) == on(phone)
    expect(phone.get_by_role("status")).to_have_text("墙已连上，手机已连上")
    phone.get_by_role("button", name="黑屏").click()
    expect(wall.locator("main")).to_be_hidden()
    phone.get_by_role("button", name="黑屏").click()
    expect(wall.locator("main")).to_be_visible()
    phone.get_by_role("button", name="上一屏").click()
    expect(wall.locator("#s2")).to_be_visible()
    expect(phone.locator("#used")).to_have_text(re.compile(r"^\d+:\d\d$"))
    phone.get_by_role("button", name="计时", exact=True).click()
    expect(wall.locator(".on .screen-time")).to_contain_text("还有")
    wall.keyboard.press("ArrowRight")
    expect(phone.locator("#s3")).to_be_visible()
    with wall.expect_response(lambda answer: answer.url.endswith("/state.json") and "ended" in answer.text()):
        phone.get_by_role("button", name="断开").click()
    expect(phone.get_by_role("heading", name="接上大屏幕")).to_be_visible()
    wall.keyboard.press("ArrowRight")
    expect(wall.locator("#s4")).to_be_visible()


@pytest.mark.parametrize(
    ("seconds", "advice"),
    [
        (5, "快了50秒，可以多请一位同学说说"),
        (70, "正合适"),
        (142, "慢了27秒，可以少问一个人"),
        (215, "慢了1分40秒，下一屏只说要紧的"),
        (1000, "慢了14分45秒，跳过一屏，留到课后"),
    ],
)
def test_the_clock_is_held_against_the_plan_and_says_what_to_do(
    new_context: OpenWindow, seconds: int, advice: str
) -> None:
    desk = new_context().new_page()
    desk.clock.install()
    desk.goto(f"{UNIT}/show/notes")
    expect(desk.locator("#advice")).to_have_text("翻到第二屏就开始计时")
    desk.clock.pause_at(desk.evaluate("Date.now() + 1000"))
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("ArrowRight")
    desk.clock.run_for(seconds * 1000 + 100)
    expect(desk.locator("#plan")).to_have_text("0:55")
    expect(desk.locator("#advice")).to_have_text(advice)


def test_without_scripts_the_wall_is_pages_and_a_phone_has_forms(new_context: OpenWindow) -> None:
    wall = window(new_context, WALL, java_script_enabled=False)
    wall.goto(f"{UNIT}/show")
    expect(wall.get_by_role("heading", level=1)).to_have_count(1)
    wall.locator("#s1").get_by_role("link", name="下一屏").click()
    expect(wall).to_have_url(re.compile(r"#s2$"))
    expect(wall.locator("#s2")).to_be_in_viewport()
    wall.locator("#s1").get_by_role("button", name="用手机翻页").click()
    code = wall.locator(".pair-letters").inner_text()
    phone = window(new_context, PHONE, java_script_enabled=False)
    phone.goto(f"/wall?code={code}")
    phone.get_by_role("button", name="接上").click()
    wall.get_by_role("link", name="手机输好了，继续").click()
    wall.get_by_role("button", name="是，开始放映").click()
    phone.get_by_role("link", name="点好了，继续").click()
    phone.locator("#s1").get_by_role("button", name="下一屏").click()
    expect(phone).to_have_url(re.compile(r"/wall/desk#s2$"))


@pytest.mark.parametrize("unit", ["micro_course", "walk", "lesson", "dl.xuewen", "ly.huixue", "qy.bookclub"])
def test_every_screen_of_every_sort_of_unit_fits_and_keeps_the_rules(
    new_context: OpenWindow, site: Site, axe: str, unit: str
) -> None:
    page = window(new_context, WALL)
    page.goto(f"{site.first(unit)}/show")
    page.evaluate(axe)
    screens = page.locator(".screen").count()
    for number in range(1, screens + 1):
        expect(page.locator(f"#s{number}")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1"), f"screen {number} is too long"
        page.keyboard.press("ArrowRight")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.evaluate(CHECK)["violations"] == []


@pytest.mark.parametrize("path", ["/show#s2", "/show/notes#s2"])
def test_the_wall_and_the_teachers_window_keep_the_rules_in_every_window(page: Page, axe: str, path: str) -> None:
    page.goto(UNIT + path)
    keep_the_rules(page, axe)


def test_the_pages_of_pairing_keep_the_rules(wall: Page, new_context: OpenWindow, axe: str) -> None:
    wall.get_by_role("button", name="用手机翻页").click()
    keep_the_rules(wall, axe)
    code = wall.locator(".pair-letters").inner_text()
    phone = window(new_context, PHONE)
    phone.goto("/wall")
    keep_the_rules(phone, axe)
    phone.get_by_label("大屏幕上的配对码").fill(code)
    phone.get_by_role("button", name="接上").click()
    keep_the_rules(phone, axe)


def test_codes_on_the_wall_on_paper_and_of_pairing_are_read_and_lead_where_they_say(
    browser: Browser, site: Site
) -> None:
    elsewhere = site.address.replace("127.0.0.1", "plain.test")  # no https, so the browser grumbles
    wall = browser.new_page(viewport={"width": WALL[0], "height": WALL[1]}, device_scale_factor=2, locale="zh-CN")
    wall.goto(f"{elsewhere}{UNIT}?door=teacher")
    wall.emulate_media(media="print")
    assert read_code(wall.locator(".paper-qr img")) == f"{elsewhere}{UNIT}"
    wall.emulate_media(media="screen")
    wall.goto(f"{elsewhere}{UNIT}/show")
    phone = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="zh-CN")
    phone.goto(read_code(wall.locator(".on .screen-qr")))
    expect(phone).to_have_url(f"{elsewhere}{UNIT}")
    expect(phone.locator(".tale h1")).to_be_visible()
    wall.get_by_role("button", name="用手机翻页").first.click()
    phone.goto(read_code(wall.locator(".pair-code svg")))
    phone.get_by_role("button", name="接上").click()
    number = phone.locator(".pair-letters").inner_text()
    expect(wall.get_by_role("heading", name=f"手机上的数字是{number}吗？")).to_be_visible()
    wall.close()
    phone.close()
