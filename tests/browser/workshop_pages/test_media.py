"""A teacher puts pictures into a walk on a phone, an editor publishes it, and the pupil's page shows them."""

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow
from tests.browser.workshop_pages.conftest import Enter
from tests.browser.workshop_pages.test_workshop import NAME, PHONE, fill, write_walk
from tests.dongling.media.making import photo


def picture(name: str, turned: int = 0) -> FilePayload:
    """Return a photo as a phone sends it: with its place, and of more bytes than a form has."""
    return {
        "name": name,
        "mimeType": "image/jpeg",
        "buffer": photo((1200, 800), turned=turned, place=True) + bytes(1_500_000),
    }


@contextmanager
def no_room(page: Page) -> Iterator[None]:
    """Hold all the room that the network of a page has for files, as colleagues who send at the same time do."""
    site = urlsplit(page.url)
    head = (
        f"POST {site.path} HTTP/1.1\r\nHost: {site.netloc}\r\nCookie: dongling_session=x\r\nContent-Length: 9\r\n\r\n"
    )
    with ExitStack() as held:
        for _ in range(2):
            one = held.enter_context(socket.create_connection((site.hostname, site.port)))
            one.sendall(head.encode())
        yield


def told_of(page: Page) -> None:
    """Say of each file what it shows."""
    for number, what in enumerate(("校门口的牌坊", "河边的石阶")):
        fill(page, **{f"media__{number}__description": what})
    page.get_by_role("button", name="保存", exact=True).last.click()
    expect(page.locator(".w-wrong")).to_have_count(0)


def cut_by_hand(page: Page, axe: str) -> None:
    """Keep the left half of the first picture."""
    page.get_by_role("link", name=re.compile("转、裁")).first.click()
    keep_the_rules(page, axe)
    expect(page.locator(".u-stage img")).to_have_js_property("complete", True)
    box = page.locator(".u-frame").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 3 / 4, box["y"] + box["height"] * 7 / 8)
    page.mouse.up()
    assert abs(float(page.get_by_label("宽", exact=True).input_value()) - 50) < 2
    page.locator(".u-frame").press("ArrowRight")
    assert abs(float(page.get_by_label("从左").input_value()) - 26) < 2
    page.get_by_role("button", name="裁", exact=True).click()
    expect(page.get_by_text(re.compile(r"[56]\d\d×\d{3}点"))).to_be_visible()
    page.get_by_role("button", name="向左转").click()
    expect(page.get_by_text(re.compile(r"\d{3}×[56]\d\d点"))).to_be_visible()
    page.get_by_role("button", name="还原上一步").click()
    expect(page.get_by_text(re.compile(r"[56]\d\d×\d{3}点"))).to_be_visible()
    page.get_by_role("link", name="回到图片和附件").click()


def test_two_pictures_come_from_a_phone_into_a_walk_and_onto_the_pupils_page(
    enter: Enter, new_context: OpenWindow, place: Path, axe: str
) -> None:
    lu = enter("汪老师@工坊")
    lu.set_viewport_size(PHONE)
    write_walk(lu)
    lu.get_by_role("link", name="图片和附件").click()
    fill(lu, source="汪老师拍摄", license="本校自用")
    with no_room(lu):
        files = [picture("牌坊.jpg"), picture("石阶.jpg", turned=6)]
        lu.get_by_label(re.compile("可以一次选几个")).set_input_files(files)
        expect(lu.get_by_text("正有别人在送")).to_be_visible()
    expect(lu.locator(".u-one")).to_have_count(2, timeout=15_000)
    expect(lu.locator(".u-sending li")).to_have_text([re.compile("放好了"), re.compile("放好了")])
    expect(lu.get_by_text("去掉了拍摄地点").first).to_be_visible()
    expect(lu.get_by_text("转正了")).to_have_count(1)
    expect(lu.get_by_text("缺少“说明”")).to_have_count(2)
    keep_the_rules(lu, axe)
    told_of(lu)
    cut_by_hand(lu, axe)
    lu.get_by_role("link", name="回去接着写").click()
    for number, what in enumerate(("校门口的牌坊", "河边的石阶")):
        lu.locator(f"[id='stops.{number}'] summary").first.click()
        chosen = lu.locator(f"[id='stops.{number}.picture']")
        chosen.select_option(index=1 + number)
        assert what in chosen.locator("option:checked").inner_text()
    lu.get_by_role("button", name="保存", exact=True).last.click()
    expect(lu.get_by_role("link", name="看一遍，送审")).to_be_visible()
    lu.get_by_role("link", name="图片和附件").click()
    expect(lu.get_by_text("用在：站点 1 · 校门口 · 图")).to_be_visible()
    lu.goto(lu.url.partition("/media")[0] + "/review")
    lu.get_by_role("button", name="送审").click()

    editor = enter("严编辑@工坊", "editor")
    editor.goto("/workshop")
    editor.get_by_role("link", name=NAME).first.click()
    editor.get_by_role("button", name="批准发布").click()
    editor.get_by_role("link", name="看读者那一页").click()
    unit = editor.url
    pupil = new_context().new_page()
    pupil.set_viewport_size(PHONE)
    for _ in range(40):
        answer = pupil.goto(f"{unit}?door=pupil")
        if answer and answer.ok:
            break
        pupil.wait_for_timeout(250)
    for what in ("校门口的牌坊", "河边的石阶"):
        shown = pupil.get_by_alt_text(what).first
        shown.scroll_into_view_if_needed()
        expect(shown).to_be_visible()
        expect(shown).to_have_js_property("complete", True)
        assert shown.evaluate("one => one.naturalWidth") > 100
    media = place / "state" / "data" / "content" / "schools" / "donglin" / "media"
    assert {path.name.partition("-")[0] for path in media.iterdir()} >= {"牌坊", "石阶"}
