"""The curriculum map and 放映 in a real browser: on a desk, on a phone, by keyboard, without scripts, on paper."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import OpenWindow, Site


def test_every_cell_of_the_map_is_reached_by_the_tab_key(page: Page) -> None:
    page.goto("/map")
    cells = page.locator("table.map a.cell")
    cells.first.focus()
    for number in range(1, 7):
        page.keyboard.press("Tab")
        expect(
            cells.nth(number) if number < 6 else page.locator("table.map tbody tr:nth-child(2) th a")
        ).to_be_focused()


def test_a_cell_leads_to_as_many_units_as_it_says(page: Page) -> None:
    page.goto("/map")
    page.get_by_role("link", name="家国情怀，幼儿园3-6岁").click()
    expect(page.locator("ol.hits > li")).to_have_count(1)


def test_a_gap_hands_out_a_file_with_a_chinese_name(page: Page) -> None:
    page.goto("/map")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("新建单元.*国家安全")).click()
    assert waiting.value.suggested_filename.startswith("新建单元 ")
    assert "主题: [国家安全]" in waiting.value.path().read_text(encoding="utf-8")


def test_the_map_is_taken_away_as_a_table_and_as_a_drawing(page: Page) -> None:
    page.goto("/map")
    files: dict[str, bytes] = {}
    for name in ("CSV", "SVG"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name).click()
        files[waiting.value.suggested_filename] = waiting.value.path().read_bytes()
    assert list(files) == ["课程地图 按主题.csv", "课程地图 按主题.svg"]
    rows = list(csv.reader(io.StringIO(files["课程地图 按主题.csv"].decode("utf-8-sig"))))
    assert len(rows) == 1 + page.locator("table.map tbody tr").count()


def test_on_a_phone_four_themes_with_their_six_cells_begin_on_the_first_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/map")
    fourth = page.locator("table.map tbody tr").nth(3)
    box = fourth.locator("a.cell").first.bounding_box()
    assert box
    assert box["y"] < 844
    expect(fourth.locator("a.cell").first).to_contain_text("3-6岁")
    assert fourth.locator("td > *").count() == 6


def test_on_paper_the_map_lies_across_one_sheet_without_buttons(page: Page) -> None:
    page.goto("/map")
    page.emulate_media(media="print")
    expect(page.get_by_role("banner")).to_have_count(0)
    expect(page.get_by_role("link", name="CSV")).to_have_count(0)
    expect(page.locator("table.map").get_by_text("理解").first).to_be_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 842 595]" in pdf or b"/MediaBox [0 0 841" in pdf


def test_arrow_keys_turn_the_screens_of_a_showing(page: Page, site: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site.first("micro_course") + "/show")
    for key, number in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("Home", 1)):
        page.keyboard.press(key)
        expect(page.locator(f"#s{number}")).to_be_focused()
        expect(page.locator(f"#s{number}")).to_be_in_viewport(ratio=0.9)


def test_a_showing_turns_by_its_links_without_scripts(new_context: OpenWindow, site: Site) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.first("walk") + "/show")
    page.locator("#s1").get_by_role("link", name="下一屏").click()
    expect(page.locator("#s2")).to_be_in_viewport(ratio=0.9)
    page.locator("#s2").get_by_role("link", name="离开放映").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("banner")).to_be_visible()


@pytest.mark.parametrize("kind", ["micro_course", "walk", "dl.xuewen"])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080)])
def test_words_of_a_showing_are_large_and_each_screen_fits_the_wall(
    page: Page, site: Site, kind: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(site.first(kind) + "/show")
    sizes = "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    words = page.locator(".screen-ask, .screen-long, .screen-lines, .screen-items li, .screen h2")
    assert min(words.evaluate_all(sizes)) >= 36
    tall = page.locator(".screen").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert max(tall) <= size[1] + 1


def test_the_school_that_was_chosen_is_in_sight_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for school in ("qiaoyi", "donglin", "lianyuan"):
        page.goto(f"/map?school={school}")
        expect(page.locator(".map-picks .chip-on").nth(1)).to_be_in_viewport(ratio=1)
