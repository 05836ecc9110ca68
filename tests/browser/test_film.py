"""A drawn film: it plays when it is asked to, by voice or by the clock, and everybody can stop, turn and slow it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow
from tests.browser.test_doors import VOICE
from tests.browser.test_printing import Paper

FILM = "/units/ly-list-1920/film"
SCENES = 8


@pytest.fixture
def spoken(new_context: OpenWindow) -> Page:
    """Return the film on a device that can read aloud."""
    context = new_context()
    context.add_init_script(VOICE)
    page = context.new_page()
    page.goto(FILM)
    return page


def read(page: Page) -> None:
    """Let the voice come to the end of what it reads."""
    page.evaluate("told.onend()")


def stands(page: Page) -> str:
    """Return the subtitle that stands."""
    return page.locator("[data-sub]").inner_text()


def test_nothing_plays_before_it_is_asked_to_and_the_voice_reads_subtitle_after_subtitle(spoken: Page) -> None:
    assert spoken.evaluate("window.told") is None
    spoken.get_by_role("button", name="播放").press("Enter")
    assert spoken.evaluate("told.text") == stands(spoken) == "小朋友，你参加过考试吗？"
    read(spoken)
    assert spoken.evaluate("told.text") == stands(spoken) == "考完以后，最盼望又最害怕的是什么？"
    spoken.get_by_role("button", name="暂停").press(" ")
    assert spoken.evaluate("told") is None
    spoken.get_by_role("button", name="播放").click()
    assert spoken.evaluate("told.text") == "考完以后，最盼望又最害怕的是什么？"


def test_scenes_are_turned_by_buttons_by_their_numbers_and_slower(spoken: Page) -> None:
    spoken.get_by_role("button", name="播放").click()
    spoken.get_by_role("button", name="下一段").click()
    here = spoken.get_by_role("navigation", name="分段").locator("[aria-current]")
    expect(here).to_have_attribute("href", "#scene-2")
    expect(spoken.locator("#scene-2 img")).to_be_in_viewport()
    assert spoken.evaluate("told.text") == "先认一个字。"
    spoken.get_by_role("link", name=re.compile("算术|条件")).click()
    expect(here).to_have_attribute("href", "#scene-5")
    spoken.get_by_label("语速").select_option(label="慢")
    assert spoken.evaluate("told.rate") == 0.75
    spoken.get_by_role("button", name="字幕").click()
    expect(spoken.locator("[data-sub]")).to_be_hidden()


def test_the_last_scene_ends_the_film_and_it_begins_again(spoken: Page) -> None:
    spoken.get_by_role("link", name=re.compile("复试")).last.click()
    spoken.get_by_role("button", name="播放").click()
    last = spoken.locator(f"#scene-{SCENES} [data-end]")
    for _ in range(last.count()):
        read(spoken)
    spoken.get_by_role("button", name="播放").click()
    assert stands(spoken) == "小朋友，你参加过考试吗？"


def test_without_a_voice_pictures_and_subtitles_go_on_by_the_clock_and_the_page_says_so(
    new_context: OpenWindow,
) -> None:
    page = new_context().new_page()
    page.clock.install()
    page.goto(FILM)
    page.get_by_role("button", name="播放").click()
    expect(page.get_by_text("这台设备没有中文的声音")).to_be_visible()
    assert stands(page) == "小朋友，你参加过考试吗？"
    page.clock.run_for(4000)
    assert stands(page) == "考完以后，最盼望又最害怕的是什么？"


def test_without_script_all_pictures_and_words_stand_there_and_no_button_that_does_nothing(
    new_context: OpenWindow,
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(FILM)
    expect(page.locator(".panel img")).to_have_count(SCENES)
    for panel in page.locator(".panel-words").all():
        expect(panel).to_be_visible()
    expect(page.locator("main").get_by_role("button")).to_have_count(0)


def test_the_film_keeps_the_rules_in_every_window_also_while_it_plays(spoken: Page, axe: str) -> None:
    spoken.get_by_role("button", name="播放").click()
    keep_the_rules(spoken, axe)


def test_on_paper_a_film_is_a_comic_strip_two_panels_a_row_with_all_pictures_questions_and_words(page: Page) -> None:
    page.goto(FILM)
    asked = page.locator(".panel-head").evaluate_all("all => all.map(e => e.lastChild.textContent.trim())")
    told = page.locator(".panel-words").evaluate_all("all => all.map(e => e.textContent)")
    page.emulate_media(media="print")
    paper = Paper.of(page)
    assert len(asked) == SCENES
    assert all(any(question in heading for heading in paper.headings) for question in asked)
    assert paper.sheets <= SCENES // 2
    panels = page.locator(".panel")
    boxes = [box for box in (panel.bounding_box() for panel in panels.all()) if box]
    assert len({round(box["x"]) for box in boxes}) == 2
    assert all(round(one["y"]) == round(two["y"]) for one, two in zip(boxes[::2], boxes[1::2], strict=True))
    assert (
        panels.locator("img").evaluate_all("all => all.map(e => e.complete && e.naturalWidth > 0)") == [True] * SCENES
    )
    assert panels.locator(".panel-words").evaluate_all("all => all.map(e => e.innerText)") == told
    for control in (page.locator(".film-bar"), page.locator(".chapters"), page.locator("[data-sub]")):
        expect(control).to_be_hidden()
