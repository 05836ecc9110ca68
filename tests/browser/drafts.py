"""Drafts in the browser: how a test makes one, and what the server has of it."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page

FLOWER, DUTY, TREE, WALK, ASK, VOTE = (
    *("qy-azalea-garden", "ly-virtue-lvze", "dl-history-ginkgo"),
    *("dl-walk-academy", "dl-xuewen-sansheng", "lx-senior-public"),
)
SHIPPED = [FLOWER, DUTY, TREE, WALK, ASK, VOTE]
_SIX = Path(__file__).with_name("six_steps.yaml")
OURS = {"Sec-Fetch-Site": "same-origin"}


def new_draft(page: Page, **form: str | float | bool) -> str:
    """Make a draft for this window and return its address."""
    answer = page.request.post("/drafts", form=form, headers=OURS, max_redirects=0)
    return answer.headers["location"]


def six_steps(page: Page) -> str:
    """Make a draft of six units for this window, the same whatever ships, and return its address."""
    file: FilePayload = {"name": "six.yaml", "mimeType": "text/yaml", "buffer": _SIX.read_bytes()}
    answer = page.request.post("/drafts/upload", multipart={"file": file}, headers=OURS, max_redirects=0)
    return answer.headers["location"].partition("?")[0]


def saved(page: Page, address: str) -> list[str]:
    """Return the units of a draft in their order, as the server has them."""
    html = page.request.get(address).text()
    return re.findall(r'<form class="b-row" method="post" data-key="([^"]+)"', html)


def status(page: Page) -> Locator:
    """Return the line that says what happened."""
    return page.locator("#b-said")


def note(page: Page, number: int) -> Locator:
    """Open the note of a step and return its field."""
    page.locator(f"#step-{number} .b-note > summary").click()
    return page.get_by_label(f"第{number}步的说明")
