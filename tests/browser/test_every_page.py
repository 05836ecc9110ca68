"""One page of each sort, by each door, in both languages, on a desk and on phones, in light and dark: for everyone?

`pairs` says which of the 36 ways each page is looked at in; scripts/sweep_pages.py looks at every unit too, in all 36.
"""

import re
from itertools import combinations, product
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.pages import BOXLESS, DOORS, LANGUAGES, PAGES, STATUS, Reader, become, open_page
from tests.browser.rules import SCHEMES, WIDTHS, faults, pairs
from tests.browser.serving import OpenWindow, Site

SHIFTS = """() => new Promise((told) => {
    let sum = 0;
    const add = (list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) sum += one.value; });
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => told(sum)));
})"""
GOOD_SHIFT = 0.1
"""A page whose parts move by more while it loads moves away under a finger: https://web.dev/articles/cls."""
INLINE = "script:not([src]):not([type='application/ld+json']), style, [style], [onclick]"
NUMBERS = {name: number for number, name in enumerate(PAGES)}


def test_any_two_choices_meet_on_each_page_and_all_four_on_any_nine() -> None:
    ways = [
        {(reader.door, reader.language, *look) for reader, looks in pairs(number).items() for look in looks}
        for number in range(18)
    ]
    choices = (DOORS, LANGUAGES, WIDTHS, SCHEMES)
    for page, (a, b) in product(ways, combinations(range(4), 2)):
        assert {(way[a], way[b]) for way in page} == set(product(choices[a], choices[b]))
    for first in range(9):
        assert set.union(*ways[first : first + 9]) == set(product(*choices))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_the_rules_for_every_reader(new_context: OpenWindow, site: Site, axe: str, name: str) -> None:
    page = new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    broken: dict[str, Any] = {}
    for reader, looks in pairs(NUMBERS[name]).items():
        become(page, site, reader)
        page.set_viewport_size({"width": 390, "height": 844})
        response = open_page(page, site, PAGES[name])
        assert response.status == STATUS.get(name, 200)
        expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{reader.language}"))
        allows_nothing_else(page, response)
        page.evaluate(axe)
        assert page.evaluate(SHIFTS) < GOOD_SHIFT, reader
        broken |= {f"{reader.door}, {reader.language}, {how}": what for how, what in faults(page, looks).items()}
    assert broken == {}
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []


def allows_nothing_else(page: Page, response: Response) -> None:
    """Hold a page to the policy that it is sent with: nothing of a script or a style stands in it."""
    assert "unsafe" not in response.headers["content-security-policy"]
    assert page.locator(INLINE).count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_and_a_search_box_without_scripts_too(
    new_context: OpenWindow, site: Site, name: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for number, door in enumerate(DOORS, NUMBERS[name]):  # in either language on every other page
        reader = Reader(door, LANGUAGES[number % 2])
        become(page, site, reader)
        open_page(page, site, PAGES[name])
        headings = page.get_by_role("heading", level=1)
        expect(headings.first).to_be_visible()
        if name not in BOXLESS:
            expect(headings).to_have_count(1)
            label = {"zh": "搜索课程单元", "en": "Search for units"}[reader.language]
            expect(page.get_by_label(label)).to_be_visible()


def test_the_first_tab_leads_past_the_header(page: Page) -> None:
    page.goto("/search?q=东林书院")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
