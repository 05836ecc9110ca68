"""One page of each sort, on a desk and on a phone, in light and in dark: can everyone use it?"""

from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.serving import OpenWindow, Site

PAGES = {
    "home": "/",
    "results": "/search?q=东林书院",
    "results narrowed": "/search?stage=primary&sort=minutes",
    "results corrected": "/search?q=初中 古银行树",
    "results taken literally": "/search?q=古银行树&raw=1",
    "nothing found": "/search?q=qqqxxz",
    "teachers": "/search?audience=all",
    "micro-course": "kind:micro_course",
    "walk": "kind:walk",
    "micro-lecture": "kind:micro_lecture",
    "lesson": "kind:lesson",
    "学问课堂": "kind:dl.xuewen",
    "跨学科备课": "kind:dl.coprep",
    "传家宝讲堂": "kind:ly.heirloom",
    "竢实少年课": "kind:ly.virtue",
    "慧学周": "kind:ly.huixue",
    "磨课研课": "kind:ly.research",
    "映山红活动": "kind:qy.activity",
    "三味书社": "kind:qy.bookclub",
    "送教结对": "kind:qy.support",
    "sequence": "/sequences/seq-jiaguo",
    "sequence to print": "/sequences/seq-jiaguo?print=1",
    "collections": "/collections",
    "collection": "/collections/c-micro-stories",
    "facts": "/facts",
    "facts, second page": "/facts?page=2",
    "fact": "/facts/sy-paifang",
    "terms": "/terms",
    "terms of a scheme": "/terms/read_scope",
    "units of a term": "/terms/read_scope/city",
    "school": "/schools/donglin",
    "drafts": "/drafts",
    "drafts, several": "draft:/drafts",
    "history of a draft": "draft:/drafts/KEY/history",
    "version of a draft": "draft:/drafts/KEY/history/1",
    "unit of the draft": "draft:/units/dl-history-ginkgo",
    "about": "/about",
    "unknown unit": "/units/no-such-unit",
    "bad value": "/search?stage=nowhere",
}
STATUS = {"unknown unit": 404, "bad value": 400}
TAKEN = "seq-jiaguo"
CHECK = """axe.run({resultTypes: ["violations"]}).then(found => ({
    passes: found.passes.length,
    violations: found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html)]),
}))"""
"""Only what is asked for leaves the browser: the whole answer takes longer to send than to find."""
WIDTHS = (1280, 390)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def begin_drafts(page: Page) -> None:
    """Make this browser have two drafts: an empty one, and the current one that is taken from a sequence."""
    forms: tuple[dict[str, str | float | bool], ...] = ({}, {"sequence": TAKEN})
    for form in forms:
        page.request.post("/drafts", form=form, headers={"Sec-Fetch-Site": "same-origin"})


def open_page(page: Page, site: Site, name: str) -> Response:
    """Open one of PAGES; `kind:x` is some unit of that kind, `draft:x` a page for who has drafts, KEY the last one."""
    what, _, path = PAGES[name].rpartition(":")
    if what == "kind":
        path = site.first(path)
    elif what == "draft":
        begin_drafts(page)
        path = path.replace("KEY", page.context.cookies()[0].get("value", "").partition(".")[0])
    response = page.goto(path)
    assert response
    return response


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_the_rules_of_accessibility_and_fits_every_window(
    page: Page, site: Site, axe: str, name: str
) -> None:
    assert open_page(page, site, name).status == STATUS.get(name, 200)
    page.evaluate(axe)
    faults: dict[str, Any] = {}
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is between two when it is read
        checked: dict[str, Any] = page.evaluate(CHECK)
        assert checked["passes"] > 10
        if checked["violations"]:
            faults[f"{scheme}, {width} px"] = checked["violations"]
        assert page.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth"), "it scrolls sideways"
    assert faults == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_loads_nothing_that_its_policy_does_not_allow(page: Page, site: Site, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    policy = open_page(page, site, name).headers["content-security-policy"]
    page.wait_for_load_state("networkidle")
    assert "unsafe" not in policy
    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []
    assert page.locator("script:not([src]):not([type='application/ld+json']), style, [style], [onclick]").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_and_a_search_box_without_scripts_too(
    new_context: OpenWindow, site: Site, name: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    open_page(page, site, name)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_label("搜索课程单元")).to_be_visible()


def test_the_first_tab_leads_past_the_header(page: Page) -> None:
    page.goto("/search?q=东林书院")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
