"""A unit with a task of every type, and the hands of a pupil who does them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Site, serving

UNIT = "/units/nb-bridge"
FOLDER = Path(__file__).with_name("seven")
CHOICE, ORDER, MATCH, BLANK, POINT, OPEN, OBSERVE = (f"sheet-1.{number}" for number in range(1, 8))


@contextmanager
def seven_tasks(place: Path) -> Iterator[tuple[Site, Path]]:
    """Serve the unit from a copy of its file, which a test may change."""
    courses = Path(copytree(FOLDER, place / "courses"))
    draw_bridge(courses / "media")
    with serving(courses, place) as site:
        yield site, courses / "seven_tasks.yaml"


def draw_bridge(media: Path) -> None:
    """Draw the picture of the bridge that the unit names."""
    media.mkdir()
    picture = Image.new("RGB", (640, 400), "#f5f6f3")
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((0, 300, 640, 400), fill="#b9d9db")
    drawing.arc((120, 140, 520, 460), 180, 360, fill="#20363e", width=12)
    drawing.line((120, 120, 520, 120), fill="#20363e", width=6)
    drawing.polygon(((470, 310), (560, 310), (540, 335), (490, 335)), fill="#20363e")
    picture.save(media / "bridge.png")


def open_unit(page: Page, site: str = "") -> None:
    """Open the unit, and wait until what the device keeps is there."""
    page.goto(f"{site}{UNIT}")
    page.locator("#try[data-ready]").wait_for()


def open_notebook(page: Page, site: str = "") -> None:
    """Open the notebook, and wait until it is filled."""
    page.goto(f"{site}/notebook")
    page.locator("#book[data-ready]").wait_for()


def task(page: Page, key: str) -> Locator:
    """Return the form of a task."""
    return page.locator(f"form[id='task-{key}']")


def answer(form: Locator) -> None:
    """Press the button that sends a form."""
    form.locator(".try-foot button").click()


def said(page: Page, key: str) -> str:
    """Return what is said to an answer."""
    return task(page, key).locator("[data-said]").inner_text().replace("\n\n", "\n")


def choose(page: Page, *labels: str, key: str = CHOICE) -> None:
    """Take options by their labels, and answer."""
    for label in labels:
        task(page, key).get_by_label(re.compile(f"^\\d?\\s*{label}$")).check()
    answer(task(page, key))


def do_all(page: Page) -> None:
    """Do all seven tasks of the unit that is open, rightly."""
    choose(page, "半圆的")
    for item in ("停下看一看", "靠右走", "扶着栏杆下桥"):
        task(page, ORDER).get_by_role("button", name=item, exact=True).click()
    answer(task(page, ORDER))
    task(page, MATCH).get_by_label("桥墩").select_option(label="站在水里")
    task(page, MATCH).get_by_label("栏杆").select_option(label="让人扶着")
    answer(task(page, MATCH))
    task(page, BLANK).get_by_label("第1个空").fill("五十二")
    task(page, BLANK).get_by_label("第2个空").fill("12")
    answer(task(page, BLANK))
    choose(page, "桥拱", "栏杆", key=POINT)
    task(page, OPEN).get_by_role("textbox").fill("桥真稳，谢谢你们。")
    answer(task(page, OPEN))
    task(page, OBSERVE).get_by_label("第1行，几个").fill("9")
    answer(task(page, OBSERVE))
    expect(page.locator("#try [data-stars]")).to_contain_text("7颗星，都做完了")
