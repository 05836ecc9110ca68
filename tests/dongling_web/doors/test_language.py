"""The switch of languages, on every page, and the cookie that remembers it."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient


def switch(page: str) -> str:
    """Return where the switch leads."""
    found = re.search(r'<nav class="tongues".*?href="([^"]+)"', page)
    assert found
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize(
    "address", ["/", "/search?q=%E6%A1%A5&theme=yunhe", "/units/walk-bridge?door=teacher", "/nothing"]
)
def test_a_page_leads_to_itself_in_the_other_language(client: FlaskClient, address: str) -> None:
    there = switch(client.get(address).text)
    assert there == f"{address}{'&' if '?' in address else '?'}lang=en"
    back = client.get(there)
    assert '<html lang="en"' in back.text
    assert switch(back.text) == f"{address}{'&' if '?' in address else '?'}lang=zh"


def test_a_choice_is_remembered(client: FlaskClient) -> None:
    chosen = client.get("/?lang=en").headers["Set-Cookie"]
    assert "dongling_lang=en" in chosen
    assert "HttpOnly" in chosen
    assert '<html lang="en"' in client.get("/about").text
    client.get("/?lang=zh")
    assert '<html lang="zh-Hans"' in client.get("/about").text


def test_a_language_that_there_is_not_is_refused_on_a_page_with_a_way_on(client: FlaskClient) -> None:
    for value in ("xx", "<script>", "../en"):
        answer = client.get("/", query_string={"lang": value})
        assert answer.status_code == 400
        assert "<script>" not in answer.text
        assert "Set-Cookie" not in answer.headers


def test_what_is_kept_between_is_told_apart_by_language(app: Flask) -> None:
    client = app.test_client()
    for _ in range(2):
        chinese = client.get("/search")
        english = client.get("/search", headers={"Accept-Language": "en"})
        assert "Accept-Language" in chinese.vary
        assert chinese.headers["Content-Language"] == "zh-Hans"
        assert english.headers["Content-Language"] == "en"
        assert "Find units" in english.text
        assert "找课程" in chinese.text


def test_a_page_that_was_sent_a_form_leads_to_the_home_page(client: FlaskClient) -> None:
    answer = client.post("/wall/pair", data={})
    assert answer.status_code >= 400
    assert switch(answer.text) == "/?lang=en"
