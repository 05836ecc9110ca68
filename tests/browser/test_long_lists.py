"""Facts and vocabularies are read a few screens at a time, on a desk and on a phone."""

import pytest
from playwright.sync_api import Page, ViewportSize

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.mark.parametrize("address", ["/facts", "/terms", "/terms/synonym", "/terms/synonym?page=2"])
def test_a_long_list_is_at_most_five_screens_on_a_desk_and_ten_on_a_phone(page: Page, address: str) -> None:
    for window, most in ((DESK, 5), (PHONE, 10)):
        page.set_viewport_size(window)
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= most
    assert page.locator(".lack-mark").count() == 0
