"""A teacher searches: with a mouse, with the keyboard alone, with scripts and without."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import OpenWindow, Site

ACADEMY = "走进东林书院"


def asked(page: Page) -> dict[str, list[str]]:
    """Return what the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def hits(page: Page) -> Locator:
    """Return the hits."""
    return page.locator(".hits > li")


def facet(page: Page, legend: str) -> Locator:
    """Return the group of choices under a heading."""
    return page.get_by_role("group", name=legend)


def choose(page: Page, text: str) -> None:
    """Type into the search box of the header and press Enter."""
    box = page.get_by_label("搜索课程单元").first
    box.fill(text)
    box.press("Enter")


def test_what_was_sought_comes_first_marked_with_its_reasons(page: Page) -> None:
    page.goto("/")
    choose(page, "东林书院")
    expect(page.get_by_role("heading", level=1)).to_contain_text("东林书院")
    first = hits(page).first
    expect(first.get_by_role("heading")).to_contain_text(ACADEMY)
    expect(first.locator("mark").filter(has_text="东林书院").first).to_be_visible()
    expect(first.locator(".why")).to_contain_text("命中")
    first.get_by_role("link", name=re.compile(ACADEMY)).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(ACADEMY)


def test_facets_say_how_many_units_each_choice_leaves(page: Page, site: Site) -> None:
    page.goto("/search?q=东林书院")
    counted = site.search(q="东林书院")["facets"]["stage"]
    for value in counted:
        label = facet(page, "学段").get_by_text(value["name"], exact=True).locator("..")
        expect(label.locator(".num")).to_have_text(str(value["count"]))


def test_a_choice_swaps_the_results_in_place_and_the_back_button_undoes_it(page: Page) -> None:
    page.goto("/search?q=无锡")
    before = page.get_by_role("status").inner_text()
    page.evaluate("window.stayed = true")
    walk = facet(page, "类型").get_by_label("行走的思政课")
    walk.check()
    expect(page.get_by_role("status")).not_to_have_text(before)
    assert asked(page)["kind"] == ["walk"]
    assert page.evaluate("window.stayed"), "the whole page was loaded anew"
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(before)


def test_the_keyboard_alone_filters_and_keeps_its_place(page: Page) -> None:
    page.goto("/search?q=无锡")
    before = page.get_by_role("status").inner_text()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == "kind":
            break
    focused = page.locator(":focus")
    value = focused.get_attribute("value")
    focused.press("Space")
    expect(page.get_by_role("status")).not_to_have_text(before)
    assert asked(page)["kind"] == [value]
    expect(page.locator(":focus")).to_have_attribute("value", value or "")
    expect(page.locator(":focus")).to_be_checked()


def test_without_scripts_a_button_applies_the_choices(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/search?q=无锡")
    facet(page, "类型").get_by_label("行走的思政课").check()
    page.get_by_role("button", name="应用筛选").click()
    assert asked(page)["kind"] == ["walk"]
    assert hits(page).count() > 0
    expect(hits(page).first.locator(".hit-kind")).to_have_text("行走的思政课")


def test_on_a_phone_the_choices_open_by_touch(new_context: OpenWindow) -> None:
    page = new_context(has_touch=True).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/search?q=无锡")
    walk = facet(page, "类型").get_by_label("行走的思政课")
    expect(walk).to_be_hidden()
    page.get_by_text("筛选", exact=False).first.tap()
    walk.check()
    expect(page.locator(".hit-kind").first).to_have_text("行走的思政课")


def test_a_slip_of_the_pen_and_traditional_characters_find_the_same_place(page: Page) -> None:
    for text in ("东林书苑", "東林書院", "我想知道东林书院在哪里"):
        page.goto(f"/search?q={text}")
        expect(hits(page).first.get_by_role("heading")).to_contain_text(ACADEMY)


def test_nothing_found_says_so_and_shows_ways_on(page: Page) -> None:
    page.goto("/search?q=qqqxxz")
    expect(page.get_by_text("没有找到").first).to_be_visible()
    page.locator("main").get_by_role("link").first.click()
    assert hits(page).count() > 0


def test_typing_offers_words(page: Page) -> None:
    page.goto("/search")
    page.get_by_label("搜索课程单元").first.press_sequentially("东林")
    expect(page.locator("#suggestions option").first).to_have_attribute("value", re.compile("东林"))
