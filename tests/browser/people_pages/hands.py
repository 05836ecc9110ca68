"""What people do about their accounts and their shelves, by hand: for tests, and for the pictures of the docs."""

import re
import subprocess
import sys
import time
from pathlib import Path

import segno
from playwright.sync_api import Page, expect

from tests.browser.serving import ROOT

PASSWORD = "桥头 银杏 三条河 雨天"  # noqa: S105 - of people that there are not


def first_link(place: Path) -> str:
    """Return the link that the site said at its start."""
    for _ in range(100):
        if told := re.search(r"https?://\S+/account/link/\S+", (place / "serve.log").read_text(encoding="utf-8")):
            return told[0]
        time.sleep(0.1)
    raise AssertionError((place / "serve.log").read_text(encoding="utf-8"))


def invitation(place: Path, name: str, *role: str, site_url: str = "") -> str:
    """Take somebody in by the program, a teacher of 东林 unless another role is said; return the link."""
    command = (sys.executable, "-m", "dongling", "--state", str(place / "state"), "user", "add", name)
    options = (*(role or ("--school", "donglin")), *(("--site-url", site_url) if site_url else ()))
    return subprocess.run((*command, *options), cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def set_password(page: Page, link: str, name: str = "") -> None:
    """Set a password by a link, as whom it invites; the first administrator says a name."""
    page.goto(link)
    if name:
        page.get_by_label("名字").fill(name)
    fill_password(page)
    page.get_by_role("button", name="定下并登录").click()


def fill_password(page: Page, password: str = PASSWORD) -> None:
    """Write a new password twice."""
    for label in ("新密码", "再写一遍"):
        page.get_by_label(label).fill(password)


def sign_in(page: Page, name: str, back: str = "/account", password: str = PASSWORD) -> None:
    """Sign in by the form, on the way to a page."""
    page.goto(f"/account/sign-in?back={back}")
    page.get_by_label("名字").fill(name)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def links_on(page: Page) -> dict[str, str]:
    """Return the link of each slip by the name on it; the code beside it says the same."""
    links = {}
    for slip in page.locator(".invite").all():
        link = slip.locator(".invite-address").inner_text()
        drawn = segno.make_qr(link, error="m").svg_inline(omitsize=True)
        assert (slip.locator("svg path").last.get_attribute("d") or "-") in drawn
        links[slip.locator("h2").inner_text()] = link
    return links


def taken(page: Page, name: str) -> None:
    """Take a sequence over, under a name."""
    page.goto("/sequences/seq-jiaguo")
    page.get_by_role("button", name="取用为我的序列").click()
    page.get_by_text("改名字和简介").click()
    page.get_by_label("名字", exact=True).fill(name)
    page.locator("#about").get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def shared(page: Page, name: str, who: str) -> None:
    """Say on the shelf who sees a draft."""
    page.goto("/shelf")
    page.get_by_role("listitem").filter(has_text=name).get_by_role("link", name=re.compile("改谁看得到")).click()
    page.get_by_label(re.compile(f"^{who}")).check()
    page.get_by_role("button", name="就这样").click()
