"""What there is has a form: collections, facts and vocabularies fit few screens, in columns, and fold what is long."""

import pytest
from playwright.sync_api import Page, expect

SCREENS = {"/collections": 2.5, "/terms": 3.5, "/facts": 4.5, "/collections/c-jiaguo": 5.5}
"""So many screens of 800 pixels each may fill at most; on a phone, where they are one column, thrice as many."""


@pytest.mark.parametrize("path", SCREENS)
def test_a_long_list_is_no_flat_wall(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path)
    tall = "document.documentElement.scrollHeight"
    assert page.evaluate(tall) <= SCREENS[path] * 800
    left = page.locator("main ul.gathered > li, main .schemes > section, main .facts-two > li, main .shelf-of > li")
    assert len({round(x) for x in left.evaluate_all("all => all.map(e => e.getBoundingClientRect().x)")}) > 1
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(tall) <= 3 * SCREENS[path] * 800
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_resource_library_finds_a_thing_by_a_word_and_tells_where_it_is_from(page: Page) -> None:
    page.goto("/collections/c-jiaguo")
    page.get_by_label("在资源库里找").fill("书院")
    page.get_by_label("在资源库里找").press("Enter")
    thing = page.locator(".res-things li", has=page.get_by_role("heading", name="石牌坊"))
    expect(thing.locator("img")).to_be_visible()
    expect(thing).to_contain_text("来源相符")
    expect(thing).to_contain_text("编写组")
    page.locator(".res-places").get_by_role("link", name="走进东林书院").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("走进东林书院")
