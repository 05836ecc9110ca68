"""A sequence taken as one's own, and its read-only link opened by somebody else: looked at, taken away, copied."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow

FORMATS = {"Word文档": b"PK", "内容文件": "# 课程序列".encode(), "离线包": b"PK"}


@pytest.fixture
def shared(page: Page) -> str:
    """Take a shipped sequence over, and return the address of its read-only page."""
    page.goto("/sequences/seq-xinyang")
    page.get_by_role("button", name="取用为我的序列").click()
    page.wait_for_url(re.compile(r"/drafts/[\w-]{16,}"))
    page.goto("/drafts")
    address = page.locator('a[href^="/shared/"]').first.get_attribute("href")
    assert address
    return address


@pytest.fixture
def visitor(new_context: OpenWindow, shared: str) -> Page:
    """Return another person's browser on the read-only page."""
    page = new_context().new_page()
    page.goto(shared)
    return page


@pytest.mark.parametrize("asked", ["", "?print=1"])
def test_the_read_only_page_keeps_the_rules_of_accessibility_and_fits_every_window(
    visitor: Page, axe: str, asked: str
) -> None:
    visitor.goto(visitor.url + asked)
    keep_the_rules(visitor, axe)


def test_a_visitor_takes_it_away_in_each_format(visitor: Page) -> None:
    take = visitor.get_by_role("region", name="带走")
    for words, begins in FORMATS.items():
        with visitor.expect_download() as download:
            take.get_by_role("link", name=words).click()
        assert download.value.suggested_filename.startswith("红色信仰之旅")
        assert download.value.path().read_bytes().startswith(begins)
        if words == "离线包":
            assert "index.html" in zipfile.ZipFile(download.value.path()).namelist()
    take.get_by_label("第一课的日期").fill("2026-12-01")
    with visitor.expect_download() as download:
        take.get_by_role("button", name="下载").click()
    assert b"DTSTART;TZID=Asia/Shanghai:20261201T083000" in download.value.path().read_bytes()


def test_a_visitor_prints_all_sheets_and_takes_a_copy_that_is_apart(visitor: Page, page: Page, shared: str) -> None:
    visitor.get_by_role("link", name="打印").click()
    expect(visitor.get_by_role("button", name="打印")).to_be_visible()
    visitor.emulate_media(media="print")
    expect(visitor.get_by_text("家长知情同意回执")).to_have_count(3)
    visitor.emulate_media(media="screen")
    visitor.goto(shared)
    visitor.get_by_role("button", name="取用为我的序列").click()
    visitor.wait_for_url(re.compile(r"/drafts/[\w-]{16,}"))
    visitor.goto("/drafts")
    copied = visitor.locator('a[href^="/shared/"]').first.get_attribute("href")
    assert copied != shared
    page.goto("/drafts")
    expect(page.locator(f'a[href="{shared}"]')).to_have_count(1)
    expect(page.locator(f'a[href="{copied}"]')).to_have_count(0)
