"""A teacher at the builder: from a search to a file, by keyboard, by mouse, by finger and without scripts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drafts import (
    ASK,
    DUTY,
    FLOWER,
    OURS,
    SHIPPED,
    TREE,
    VOTE,
    WALK,
    new_draft,
    note,
    saved,
    six_steps,
    status,
)
from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow, Site

FOUND = {"映山红": FLOWER, "值日岗": DUTY, "走进东林书院": WALK, "古银杏": TREE, "三声三事": ASK, "有序参与": VOTE}
"""What a teacher searches for, and takes of what is found."""


@pytest.fixture
def draft(page: Page) -> str:
    """Open a draft of six units."""
    address = six_steps(page)
    page.goto(address)
    return address


def test_from_a_search_to_a_draft_of_six_units_mended_shared_and_taken_away(
    page: Page, new_context: OpenWindow, site: Site
) -> None:
    for words, unit in FOUND.items():
        page.goto(f"/search?q={words}")
        page.locator(f"#add-{unit}").click()
        expect(page.locator(f"#add-{unit}")).to_contain_text("已在序列")
    page.locator("#mine").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有名字的序列")
    address = page.url.split("?")[0]
    assert saved(page, address) == [FLOWER, DUTY, WALK, TREE, ASK, VOTE]
    expect(page.locator("#b-sum")).to_contain_text("312 分钟，6步")

    page.locator("#step-3 .b-error").get_by_role("button", name="移到第4步之后").click()
    expect(status(page)).to_contain_text("《走进东林书院》已移到第4步，共6步")
    assert saved(page, address) == SHIPPED
    page.get_by_role("button", name="改成135分钟").click()
    expect(page.get_by_label("第4步的分钟")).to_have_value("135")
    page.get_by_text("找一个").click()
    page.locator(".b-find").get_by_role("button").first.click()
    expect(page.locator(".b-step")).to_have_count(7)
    expect(page.locator("#b-main .b-error")).to_have_count(0)
    expect(page.locator(".b-count")).not_to_contain_text("错误")
    assert len(saved(page, address)) == 7

    page.get_by_label("名字").fill("从一朵花到天下事")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", level=1)).to_have_text("从一朵花到天下事")
    link = page.get_by_label("只读链接").input_value()
    reader = new_context().new_page()
    reader.goto(link)
    expect(reader.get_by_role("heading", level=1)).to_have_text("从一朵花到天下事")
    expect(reader.get_by_role("textbox", name="第1步的分钟")).to_have_count(0)
    assert link.startswith(site.address)

    for suffix in (".docx", ".yaml", ".zip"):
        with page.expect_download() as download:
            page.locator("#b-side li", has_text=suffix).get_by_role("link").click()
        assert download.value.suggested_filename == f"从一朵花到天下事{suffix}"
    page.locator("#b-side li", has_text=".ics").get_by_role("link").click()
    page.get_by_label("第一课的日期").fill("2026-12-01")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载").click()
    assert download.value.suggested_filename == "从一朵花到天下事.ics"


def test_steps_are_moved_by_keyboard_and_the_focus_goes_with_them(page: Page, draft: str) -> None:
    page.locator("#up-4").focus()
    for number in (3, 2):
        page.keyboard.press("Enter")
        expect(page.locator(f"#up-{number}")).to_be_focused()
        expect(page.locator(f"#step-{number}")).to_have_class(re.compile("b-changed"))
    page.keyboard.press("Enter")
    expect(page.locator("#down-1")).to_be_focused()
    expect(status(page)).to_have_text(re.compile("《走进东林书院》已移到最前，共6步。"))
    assert saved(page, draft) == [WALK, FLOWER, DUTY, TREE, ASK, VOTE]
    page.locator("#remove-6").press("Enter")
    expect(page.locator("#remove-5")).to_be_focused()
    status(page).get_by_role("button", name="撤销").press("Enter")
    expect(page.locator("#undo")).to_be_focused()
    assert saved(page, draft) == [WALK, FLOWER, DUTY, TREE, ASK, VOTE]


def test_undo_and_redo_by_keyboard_walk_along_all_that_was_done(page: Page, draft: str) -> None:
    for number in (6, 5, 4):
        page.locator(f"#remove-{number}").click()
        expect(page.locator(".b-step")).to_have_count(number - 1)
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(page.locator(".b-step")).to_have_count(6)
    expect(status(page)).to_contain_text("已撤销：")
    expect(page.locator("#undo")).to_have_count(0)
    assert saved(page, draft) == SHIPPED
    page.reload()
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".b-step")).to_have_count(5)
    page.get_by_label("第1步的分钟").fill("33")
    page.keyboard.press("Control+z")
    expect(page.get_by_label("第1步的分钟")).not_to_have_value("33")
    expect(page.locator(".b-step")).to_have_count(5)
    page.locator("#redo").focus()
    page.keyboard.press("Control+y")
    expect(page.locator(".b-step")).to_have_count(4)
    page.locator("#redo").press("Enter")
    expect(page.locator("#undo")).to_be_focused()
    assert saved(page, draft) == SHIPPED[:3]


@pytest.mark.parametrize(("step", "place"), [(5, 2), (1, 4), (6, 1), (2, 6)])
def test_a_step_is_dragged_to_where_it_is_let_go(page: Page, draft: str, step: int, place: int) -> None:
    page.set_viewport_size({"width": 1280, "height": 1600})
    order = SHIPPED.copy()
    order.insert(place - 1, order.pop(step - 1))
    drag(page, step, place, order)
    page.mouse.up()
    expect(status(page)).to_contain_text("已移到最前" if place == 1 else f"已移到第{place}步")
    assert saved(page, draft) == order


def drag(page: Page, step: int, place: int, order: list[str]) -> None:
    """Drag a step by its grip over another, and wait until the list shows the order that letting go would make."""
    grip = page.locator(f"#step-{step} .b-grip")
    grip.hover()
    expect(page.locator(".b-steps")).to_have_attribute("data-drag", "")
    page.mouse.down()
    box = page.locator(f"#step-{place}").bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] * (0.25 if place < step else 0.75), steps=12)
    rows = page.locator(".b-steps > .b-step:not(.sortable-drag) > .b-row")
    for number, unit in enumerate(order):
        expect(rows.nth(number)).to_have_attribute("data-key", unit)


def test_a_step_that_is_let_go_at_once_drops_where_the_pointer_is(page: Page, draft: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.locator("#step-5 .b-grip").hover()
    expect(page.locator(".b-steps")).to_have_attribute("data-drag", "")
    box = page.locator("#step-2").bounding_box()
    assert box
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=6)
    page.mouse.up()
    expect(status(page)).to_contain_text("《三声三事》已移到第2步")
    assert saved(page, draft) == [FLOWER, ASK, DUTY, TREE, WALK, VOTE]


def test_a_finger_has_buttons_and_no_grip(new_context: OpenWindow) -> None:
    page = new_context(has_touch=True, is_mobile=True).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    address = six_steps(page)
    page.goto(address)
    expect(page.locator(".b-grip").first).to_be_hidden()
    page.locator("#up-2").tap()
    expect(status(page)).to_contain_text("已移到最前")
    assert saved(page, address)[0] == DUTY


@pytest.mark.usefixtures("draft")
def test_minutes_and_notes_save_themselves(page: Page) -> None:
    page.get_by_label("第3步的分钟").fill("15")
    note(page, 3).fill("先看树，再看书")
    expect(status(page)).to_contain_text("改为15分钟")
    page.get_by_label("第1步的分钟").focus()
    expect(status(page)).to_contain_text("说明已记下")
    expect(page.get_by_label("第1步的分钟")).to_be_focused()
    expect(page.locator("#b-sum")).to_contain_text("320 分钟")
    page.reload()
    expect(page.get_by_label("第3步的分钟")).to_have_value("15")
    expect(page.locator("#step-3 .b-note > summary")).to_have_text("说明：先看树，再看书")


@pytest.mark.usefixtures("draft")
def test_a_unit_is_added_by_the_beginning_of_its_title(page: Page) -> None:
    box = page.get_by_label("加一个单元：标题")
    box.press_sequentially("无锡")
    expect(page.get_by_role("option").first).to_be_visible()
    title = page.get_by_role("option").first.inner_text()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator("#step-7")).to_be_visible()
    assert page.locator("#title-7").inner_text() in title
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    box.fill("没有这一课")
    box.press("Enter")
    expect(status(page)).to_contain_text("没有正好叫“没有这一课”的单元")
    expect(box).to_have_value("没有这一课")


def test_everything_works_without_scripts(new_context: OpenWindow) -> None:
    page = new_context(java_script_enabled=False).new_page()
    address = six_steps(page)
    page.goto(address)
    page.locator("#up-4").click()
    expect(page).to_have_url(re.compile(r"#step-3$"))
    expect(status(page)).to_contain_text("《走进东林书院》已上移到第3步，共6步")
    status(page).get_by_role("button", name="撤销").click()
    assert saved(page, address) == SHIPPED
    page.get_by_label("第3步的分钟").fill("12")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("改为12分钟")
    page.get_by_label("第4步的分钟").fill("45")
    page.locator("#step-4 .b-time").get_by_role("button", name="保存").click()
    expect(status(page)).to_contain_text("改为45分钟")
    page.get_by_label("加一个单元：标题").fill("运河")
    page.get_by_role("button", name="加入", exact=True).click()
    status(page).get_by_role("button").first.click()
    expect(page.locator(".b-step")).to_have_count(7)
    page.get_by_role("link", name="收紧各步").click()
    page.locator("#step-7 .b-more > summary").click()
    page.locator("#remove-7").click()
    expect(page.locator(".b-step")).to_have_count(6)
    expect(page).to_have_url(re.compile("compact=1"))


def forty(page: Page) -> None:
    """Open a draft of forty steps."""
    units = [hit["identifier"] for hit in page.request.get("/search.json?audience=all&limit=30").json()["hits"]]
    address = new_draft(page)
    for version in range(1, 41):
        form: dict[str, Any] = {"do": "insert", "version": version, "unit": units[version % len(units)]}
        assert page.request.post(address, form=form, headers=OURS, max_redirects=0).status == 303
    page.goto(address)
    expect(page.locator(".b-step")).to_have_count(40)


def test_forty_steps_are_light_and_stay_comfortable_on_a_phone(new_context: OpenWindow) -> None:
    page = new_context().new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    forty(page)
    loaded: list[tuple[str, Callable[[], int]]] = []
    page.on("response", lambda got: loaded.append((got.url, lambda: got.request.sizes()["responseBodySize"])))
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.reload()
    page.wait_for_load_state("networkidle")
    assert sum(size() for _, size in loaded) <= 50_000
    assert len([url for url, _ in loaded if not url.endswith("icon.svg")]) <= 6, loaded
    page.get_by_role("link", name="收紧各步").click()
    heights = [box["height"] for row in page.locator(".b-row").all() if (box := row.bounding_box())]
    assert sorted(heights)[20] <= 72


def after_a_change(page: Page) -> None:
    """Move a step."""
    page.locator("#up-4").click()
    expect(page.locator("#up-3")).to_be_focused()


def unfolded(page: Page) -> None:
    """Open all that is folded."""
    page.locator("#builder summary").evaluate_all("all => all.forEach(one => one.click())")


def compact(page: Page) -> None:
    """Take the compact page, one step opened."""
    page.get_by_role("link", name="收紧各步").click()
    page.locator("#step-2 .b-more > summary").click()


def not_saved(page: Page) -> None:
    """Type what can't be saved."""
    page.get_by_label("第1步的分钟").fill("x")
    page.keyboard.press("Tab")
    expect(status(page)).to_contain_text("没有保存")


def no_such_title(page: Page) -> None:
    """Add a unit that is not there."""
    page.locator("#b-title").fill("运河")
    page.locator("#b-title").press("Enter")
    expect(status(page)).to_contain_text("最接近的")


def two_versions(page: Page) -> None:
    """Save here what was changed elsewhere meanwhile."""
    page.request.post(page.url, form={"do": "up", "step": "3", "version": "1"}, headers=OURS)
    page.locator("#remove-2").click()
    expect(page.locator("#conflict")).to_be_focused()


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("view", [after_a_change, unfolded, compact, not_saved, no_such_title, two_versions])
def test_the_builder_keeps_the_rules_of_accessibility(page: Page, axe: str, view: Callable[[Page], None]) -> None:
    view(page)
    keep_the_rules(page, axe)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
