"""What is being typed is completed: with the keyboard, with a finger, and for those who hear the page."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import OpenWindow


@pytest.fixture
def box(page: Page) -> Locator:
    """Return the search box of the home page."""
    page.goto("/")
    return page.get_by_role("combobox", name="搜索课程单元")


def options(page: Page) -> Locator:
    """Return what is offered."""
    return page.get_by_role("listbox", name="建议").get_by_role("option")


def test_the_keyboard_walks_the_list_and_takes_a_word(page: Page, box: Locator) -> None:
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("dongl")
    expect(options(page).filter(has_text="东林书院")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-activedescendant", "")
    box.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options(page).first.get_attribute("id") or "-")
    expect(box).to_have_value("dongl")
    box.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    box.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    word = options(page).last.inner_text()
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"“{word}”")
    expect(page.get_by_label("搜索课程单元")).to_have_value(word)


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page, box: Locator) -> None:
    box.press_sequentially("东林")
    expect(options(page).first).to_be_visible()
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("“东林”")


def test_escape_closes_the_list_and_keeps_the_text_and_down_opens_it_again(page: Page, box: Locator) -> None:
    box.press_sequentially("东林")
    expect(options(page).first).to_be_visible()
    box.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("东林")
    box.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)


def test_the_number_of_words_is_said_aloud(page: Page, box: Locator) -> None:
    box.press_sequentially("东林")
    expect(page.locator("form.search [aria-live]")).to_have_text(re.compile(r"^\d条建议"))
    box.fill("qqqxxz")
    expect(page.locator("form.search [aria-live]")).to_have_text("")
    expect(options(page)).to_have_count(0)


def test_on_a_phone_a_word_is_taken_with_a_finger_and_nothing_jumps(new_context: OpenWindow) -> None:
    page = new_context(has_touch=True).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/search?q=水")
    before = page.get_by_role("heading", level=1).bounding_box()
    page.get_by_label("搜索课程单元").fill("古银")
    word = options(page).filter(has_text="古银杏").first
    expect(word).to_be_visible()
    assert page.get_by_role("heading", level=1).bounding_box() == before
    place = word.bounding_box()
    assert place
    assert place["height"] >= 44
    taken = word.inner_text()
    word.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"“{taken}”")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/search?q=东林书院"])
def test_an_open_list_keeps_the_rules_of_accessibility(page: Page, axe: str, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(path)
    page.get_by_label("搜索课程单元").fill("东")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations.map(rule => rule.id))")
    assert found == []


def test_an_answer_that_makes_no_sense_leaves_a_plain_box(page: Page, box: Locator) -> None:
    page.route("**/suggest.json*", lambda route: route.fulfill(body="<!doctype html>"))
    with page.expect_response("**/suggest.json*"):
        box.press_sequentially("东林")
    expect(options(page)).to_have_count(0)
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("“东林”")


def test_without_scripts_the_box_is_a_plain_box(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    expect(page.get_by_role("combobox")).to_have_count(0)
    box = page.get_by_role("searchbox", name="搜索课程单元")
    box.fill("东林书院")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("“东林书院”")
