"""A teacher searches: with a mouse, with the keyboard alone, with scripts and without."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
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


def chip(page: Page, name: str) -> Locator:
    """Return the chip of a filter that is on."""
    return page.get_by_role("link").filter(has_text=f"{name}，去掉")


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


@pytest.mark.parametrize("text", ["donglinshuyuan", "dlsy"])
def test_pinyin_in_full_or_by_first_letters_finds_and_says_so(page: Page, text: str) -> None:
    page.goto("/")
    choose(page, text)
    first = hits(page).first
    expect(first.get_by_role("heading")).to_contain_text(ACADEMY)
    expect(first.locator(".why")).to_contain_text("按读音 东林书院")
    expect(first.locator("mark").filter(has_text="东林书院").first).to_be_visible()


def test_a_typo_is_corrected_in_the_open_and_can_be_insisted_on(page: Page) -> None:
    page.goto("/")
    choose(page, "古银行树")
    expect(page.get_by_role("heading", level=1)).to_contain_text("“古银杏树”")
    expect(page.locator(".note-box mark")).to_have_text("杏")
    expect(hits(page).first.get_by_role("heading")).to_have_text("两棵古银杏")
    expect(page.get_by_label("搜索课程单元")).to_have_value("古银行树")
    page.get_by_role("link", name="仍搜“古银行树”").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("“古银行树”")
    expect(page.locator("main .note-box")).to_contain_text("只有个别字词相同")
    assert asked(page) == {"q": ["古银行树"], "raw": ["1"]}


def test_another_name_finds_and_the_hit_says_which(page: Page) -> None:
    page.goto("/search?q=博古")
    first = hits(page).locator("h2")
    expect(first.nth(0)).to_have_text("从公花园走到崇宁路")
    expect(first.nth(1)).to_have_text("一只皮箱的四位主人")
    lecture = hits(page).filter(has=page.get_by_role("heading", name="一只皮箱的四位主人"))
    expect(lecture.locator(".why")).to_contain_text("博古；同义词 秦邦宪")


def test_a_word_that_names_a_stage_is_a_chip_that_can_be_taken_off(page: Page) -> None:
    page.goto("/")
    choose(page, "初中 法治")
    junior = chip(page, "学段：初中")
    expect(junior).to_be_visible()
    expect(facet(page, "学段").get_by_label("初中")).to_be_checked()
    for stage in hits(page).locator(".meta > :first-child").all():
        expect(stage).to_contain_text("初中")
    junior.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("“法治”")
    expect(junior).to_have_count(0)
    assert asked(page) == {"q": ["法治"]}


def test_a_whole_wish_in_words_is_all_chips(page: Page) -> None:
    page.goto("/search?q=8分钟 微课 小学")
    for name in ("时长：8分钟以内", "类型：校史微课程", "学段：小学"):
        expect(chip(page, name)).to_be_visible()
    expect(hits(page)).to_have_count(1)
    page.get_by_role("link", name="照字面搜").click()
    expect(chip(page, "照字面")).to_be_visible()
    expect(chip(page, "学段：小学")).to_have_count(0)
    chip(page, "照字面").click()
    expect(hits(page)).to_have_count(1)


def test_choices_and_words_that_are_filters_work_together(page: Page) -> None:
    page.goto("/search?q=初中 法治")
    facet(page, "学段").get_by_label("小学").check()
    for name in ("学段：初中", "学段：小学"):
        expect(chip(page, name)).to_be_visible()
    expect(page).to_have_url(re.compile(r"q=%E6%B3%95%E6%B2%BB&.*stage=primary&stage=junior"))
    facet(page, "学段").get_by_label("初中").uncheck()
    expect(chip(page, "学段：初中")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"q=%E6%B3%95%E6%B2%BB&.*stage=primary&minutes="))


def test_the_ways_to_search_unfold_under_the_query(page: Page) -> None:
    page.goto("/search?q=东林书院")
    told = page.get_by_text("这几个字要连在一起")
    expect(told).to_be_hidden()
    page.get_by_text("搜索写法").click()
    expect(told).to_be_visible()
