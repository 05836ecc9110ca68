"""A walk on paper: the teacher's sheet, the pupils' tasks, and a slip for parents to sign and cut off."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Site


@pytest.fixture
def walk(page: Page, site: Site) -> Page:
    """Return a window on some walk."""
    page.goto(site.first("walk"))
    return page


def test_the_slip_for_parents_is_on_paper_only(walk: Page) -> None:
    slip = walk.get_by_text("家长知情同意回执")
    expect(slip).to_be_hidden()
    walk.emulate_media(media="print")
    expect(slip).to_be_visible()
    for words in ("家长签字", "□ 同意参加", "□ 不参加"):
        expect(walk.get_by_text(words).last).to_be_visible()


def test_paper_carries_neither_header_nor_buttons_but_the_safety_plan(walk: Page) -> None:
    walk.emulate_media(media="print")
    for role in ("banner", "button", "search"):
        expect(walk.get_by_role(role)).to_have_count(0)
    expect(walk.get_by_role("heading", name="安全预案")).to_be_visible()


def test_the_sheets_fit_a_few_pages_of_paper(walk: Page) -> None:
    pdf = walk.pdf(format="A4")
    pages = pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")
    assert 2 <= pages <= 5


def test_the_print_button_is_there_where_scripts_run(walk: Page) -> None:
    expect(walk.get_by_role("button", name="打印")).to_be_visible()
