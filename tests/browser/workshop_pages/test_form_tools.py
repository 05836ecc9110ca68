"""What helps whoever writes: the paper beside the form follows, facts come by a click, parts are dragged, undo."""

import re

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.rules import keep_the_rules
from tests.browser.workshop_pages.conftest import Enter

WIDE: ViewportSize = {"width": 1280, "height": 900}
GUIDE = "石牌坊是三间四柱五楼的样式，清乾隆五年（1741年）恢复。"


def stops(page: Page) -> list[str]:
    """Return the names of the stops in their order."""
    return [str(box.input_value()) for box in page.locator('[name^="stops."][name$=".place"]').all()]


def drag(page: Page, part: int, place: int) -> None:
    """Drag a stop by its grip to the lower half of another."""
    page.locator(f"#stops\\.{part} summary").hover()
    expect(page.locator('ol[data-list="stops"]')).to_have_attribute("data-drag", "")
    page.locator(f"#stops\\.{part} > .w-moves .w-grip").hover()
    page.mouse.down()
    box = page.locator(f"#stops\\.{place} > .w-moves").bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] * 0.75, steps=12)
    page.mouse.up()


def test_the_form_helps_whoever_writes(enter: Enter, axe: str) -> None:
    page = enter("钱老师@工坊")
    page.goto("/units/dl-walk-academy?door=teacher")
    page.get_by_role("button", name="为我的班改一份").click()
    address = page.url
    paper = page.frame_locator(".w-sheet iframe")
    expect(paper.get_by_role("heading", level=1)).to_contain_text("东林")
    saved = page.locator(".w-saved")
    page.locator("#stops\\.0 summary").click()

    page.locator("#name").fill("走进东林书院：八（3）班半日")
    expect(saved).to_contain_text("第2版")
    expect(paper.get_by_role("heading", level=1)).to_contain_text("八（3）班半日")
    guide = page.locator('[id="stops.0.guide"]')
    guide.fill(GUIDE)
    panel = page.locator(".w-field", has=guide).locator(".w-find")
    expect(panel).to_contain_text("两处以上相符")
    expect(paper.locator(".w-here")).to_contain_text("三间四柱五楼")
    keep_the_rules(page, axe)
    page.set_viewport_size(WIDE)

    panel.get_by_role("searchbox").fill("牌坊 7.24")
    panel.get_by_role("searchbox").press("Enter")
    expect(panel.locator("li")).to_have_count(1)
    guide.evaluate("field => field.setSelectionRange(0, 0)")
    panel.get_by_role("button", name=re.compile("插入")).click()
    expect(guide).to_have_value(re.compile("^书院石牌坊.*7.24.*石牌坊是三间", re.DOTALL))
    expect(page.locator("#facts")).to_have_value(re.compile("sy-paifang"))

    before = stops(page)
    page.locator("#stops\\.0 summary").press("Alt+ArrowDown")
    expect(page.locator('[id="stops.0.place"]')).to_have_value(before[1])
    drag(page, 2, 3)
    expect(page.locator('[id="stops.2.place"]')).to_have_value(before[3])
    assert sorted(stops(page)) == sorted(before)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator('[id="stops.2.place"]')).to_have_value(before[2])

    page.locator("#minutes").fill("20")
    expect(page.locator(".w-over")).to_contain_text("超")
    page.get_by_role("link", name="历史").click()
    expect(page.get_by_role("listitem").filter(has_text="现在这一版")).to_contain_text("分钟")
    keep_the_rules(page, axe)
    page.get_by_role("link", name=re.compile(r"第\d+版")).first.click()
    keep_the_rules(page, axe)
    for side in ("pupil", "print", "wall"):
        page.goto(f"{address}/preview?as={side}")
        keep_the_rules(page, axe)
