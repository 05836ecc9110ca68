"""The language of a page: as the address says, else the cookie, else the browser, else Chinese."""

import pytest
from flask import Flask

from dongling_web.languages.asked import COOKIE, current_language


def language(app: Flask, query: str = "", cookie: str = "", accept: str = "") -> str:
    """Return the language that a request is answered in."""
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
    if accept:
        headers["Accept-Language"] = accept
    with app.test_request_context(f"/{query}", headers=headers):
        return current_language()


@pytest.mark.parametrize(
    ("query", "cookie", "accept", "expected"),
    [
        ("", "", "", "zh"),
        ("", "", "fr,de;q=0.5", "zh"),
        ("", "", "*", "zh"),
        ("", "", "en-US,en;q=0.9", "en"),
        ("", "", "zh-TW,en;q=0.5", "zh"),
        ("", "", "en;q=0.3,zh;q=0.8", "zh"),
        ("", "en", "zh", "en"),
        ("?lang=zh", "en", "en", "zh"),
        ("?lang=en", "zh", "zh", "en"),
        ("?lang=en&lang=zh", "", "", "en"),
        ("", "<script>", "en", "en"),
        ("", "../../en", "", "zh"),
        ("?lang=../en", "", "", "zh"),
        ("?lang=EN", "", "", "zh"),
        ("", "", "en;q=banana,\x00", "zh"),
        ("", "", "x" * 5000, "zh"),
    ],
)
def test_the_first_that_names_a_language_of_the_site_wins(
    app: Flask, query: str, cookie: str, accept: str, expected: str
) -> None:
    assert language(app, query, cookie, accept) == expected


def test_outside_of_a_request_it_is_chinese() -> None:
    assert current_language() == "zh"
