"""Three doors: a parent, a pupil who learns to read, a teacher; by the mouse, by keyboard and without script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import OpenWindow

ASKED = "孩子不想学习家长怎么办"
VOICE = """Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => [{lang: "zh-CN", name: "a voice of this device"}],
    speak(told) { window.told = told; },
    cancel() { window.told = null; },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };"""
"""A device with a voice, which a browser for tests has not: it says when it is told to go on."""


def test_a_parent_is_led_to_the_talk_and_comes_by_their_door_from_then_on(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"/search?q={ASKED}")
    expect(page.get_by_text("学生的课里没有讲到这个")).to_be_visible()
    card = page.get_by_role("region", name="给家长的1个")
    expect(card.get_by_role("link", name="孩子不把学习放在心上怎么办")).to_be_visible()
    card.get_by_role("link", name="从家长的门进去").click()
    expect(page.locator(".hits > li").first).to_contain_text("孩子不把学习放在心上怎么办")
    page.locator(".hits > li").first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="给您的话")).to_be_visible()
    page.goto("/")
    doors = page.get_by_role("navigation", name="从哪扇门进来")
    expect(doors.get_by_role("link", name="家长")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("navigation", name="全站").get_by_role("link", name="给家长的课")).to_be_visible()


def test_the_switch_is_reached_and_used_by_the_keyboard(page: Page) -> None:
    page.goto("/units/ly-canal-home")
    page.get_by_role("navigation", name="从哪扇门进来").get_by_role("link", name="老师").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("打印的一包")).to_be_visible()
    page.goto("/units/ly-canal-home")
    expect(page.get_by_text("打印的一包")).to_be_visible()


@pytest.fixture
def spoken(new_context: OpenWindow) -> Page:
    """Return a page on a device that can read aloud."""
    context = new_context()
    context.add_init_script(VOICE)
    return context.new_page()


def test_the_sentence_that_is_read_is_marked_and_one_may_stop(spoken: Page) -> None:
    spoken.goto("/units/ly-flag-badge?pinyin=all")
    button = spoken.get_by_role("button", name="读给我听")
    button.click()
    first, second = (spoken.locator("[data-aloud] .says").nth(n) for n in (0, 1))
    expect(first).to_have_class("says now")
    told = spoken.evaluate("window.told.text")
    assert told
    assert not any(char in "āáǎàēéěèīíǐìōóǒòūúǔù" for char in told), "pinyin is not read"
    spoken.evaluate("window.told.onend()")
    expect(second).to_have_class("says now")
    expect(first).to_have_class("says")
    spoken.get_by_role("button", name="正在读").click()
    expect(spoken.locator(".now")).to_have_count(0)
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_device_without_a_voice_says_so_in_a_sentence(page: Page) -> None:
    page.goto("/units/ly-flag-badge")
    page.get_by_role("button", name="读给我听").click()
    expect(page.get_by_text("这台设备没有中文的声音。请老师或家人读一读。")).to_be_visible()


def test_without_script_there_is_no_button_that_does_nothing(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/units/ly-flag-badge")
    expect(page.get_by_role("button", name="读给我听")).to_have_count(0)
    expect(page.locator("ruby").first).to_be_visible()
    page.get_by_role("navigation", name="拼音").get_by_role("link", name="不要").click()
    expect(page.locator("ruby")).to_have_count(0)
    page.goto("/units/ly-virtue-lvze")
    expect(page.locator("ruby")).to_have_count(0)


def test_a_footnote_leads_to_its_fact_and_back_to_its_sentence(page: Page) -> None:
    page.goto("/units/ly-list-1920")
    note = page.locator(".fn").first
    number = (note.text_content() or "").strip("[]")
    note.click()
    fact = page.locator(f"#fact-{number}")
    expect(fact).to_be_in_viewport()
    fact.get_by_role("link", name="回到这一句").click()
    expect(page.locator(f"#says-{number}")).to_be_in_viewport()


def test_the_hits_are_two_tabs_away(page: Page) -> None:
    page.goto("/search?q=运河")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到结果")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#hits').contains(document.activeElement)")


@pytest.mark.parametrize("width", [1024, 1180, 1280, 1366, 1600, 1920])
def test_the_header_fits_and_its_search_box_never_shrinks_on_a_wider_screen(page: Page, width: int) -> None:
    box = page.get_by_label("搜索课程单元").first
    sizes: dict[int, float] = {}
    for wide in (1024, width):
        page.set_viewport_size({"width": wide, "height": 800})
        page.goto("/about?door=teacher")
        place = box.bounding_box()
        assert place
        sizes[wide] = place["width"]
        assert page.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth"), wide
    assert sizes[width] >= sizes[1024]


def test_forced_colours_mark_the_page_where_one_is_and_no_other(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/search?door=teacher")
    page.set_viewport_size({"width": 1280, "height": 800})
    lines = page.locator(".eave nav a").evaluate_all(
        "links => links.map(link => getComputedStyle(link).borderBottomColor)"
    )
    here = page.locator(".eave nav a").evaluate_all("links => links.map(link => link.hasAttribute('aria-current'))")
    marked = {line for line, is_here in zip(lines, here, strict=True) if is_here}
    assert len(marked) == 1
    assert marked.isdisjoint(line for line, is_here in zip(lines, here, strict=True) if not is_here)
    page.goto("/units/ly-flag-badge?door=pupil")
    for switch in ("从哪扇门进来", "拼音"):
        links = page.get_by_role("navigation", name=switch).get_by_role("link")
        widths = links.evaluate_all("all => all.map(link => getComputedStyle(link).borderTopWidth)")
        open_ = links.evaluate_all("all => all.map(link => link.hasAttribute('aria-current'))")
        assert [width == "3px" for width in widths] == open_, switch


def test_a_walk_on_a_phone_has_contents_and_its_checklist_ticks_by_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/units/dl-walk-academy?door=teacher")
    stops = page.get_by_role("list", name="各站").get_by_role("link")
    assert stops.count() > 2
    stops.last.click()
    expect(page.locator(stops.last.get_attribute("href") or "")).to_be_in_viewport()
    line = page.locator(".checks").get_by_role("checkbox").first
    line.focus()
    page.keyboard.press("Space")
    expect(line).to_be_checked()


def test_a_sequence_uses_its_width_and_a_unit_says_little_of_itself(page: Page) -> None:
    page.goto("/sequences/seq-jiaguo?door=teacher")
    page.set_viewport_size({"width": 1280, "height": 800})
    step = page.locator(".hit-title").first.bounding_box()
    beside = page.get_by_role("navigation", name="一眼看完").bounding_box()
    assert step
    assert beside
    assert step["x"] + 700 < beside["x"]
    assert beside["x"] + beside["width"] > 1200
    page.goto("/units/dl-walk-academy")
    assert page.locator(".unit-facts dt").count() <= 7


def test_a_cold_unit_page_takes_no_more_than_sixty_kilobytes(new_context: OpenWindow) -> None:
    for path in ("/units/ly-flag-badge?pinyin=all", "/units/dl-walk-canal", "/units/dl-walk-canal?door=teacher"):
        page = new_context().new_page()
        page.goto(path)
        page.wait_for_load_state("networkidle")
        sizes = page.evaluate(
            "Object.fromEntries([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType("
            "'resource')].map(one => [one.name, one.encodedBodySize]))"
        )  # what is kept for later is asked for twice, and comes once
        assert sum(sizes.values()) <= 60_000, (path, sizes)
