"""Pages are gzipped for those who take it."""

import gzip
import re

from flask.testing import FlaskClient


def test_a_page_is_gzipped_only_for_those_who_take_it(client: FlaskClient) -> None:
    plain, squeezed = client.get("/about"), client.get("/about", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(squeezed.data) == plain.data
    assert int(squeezed.headers["Content-Length"]) == len(squeezed.data)
    for response in (plain, squeezed):
        assert "Accept-Encoding" in response.headers["Vary"]


def test_a_short_answer_is_not_worth_it(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/healthz", headers={"Accept-Encoding": "gzip"}).headers


def test_a_page_says_that_it_differs_by_cookie_and_a_file_for_all_does_not(client: FlaskClient) -> None:
    assert "Cookie" in client.get("/about").vary
    assert "Cookie" not in client.get("/search.json").vary


def test_only_pages_of_drafts_are_kept_by_nobody(client: FlaskClient) -> None:
    for path, kept in (("/drafts", True), ("/drafts/none", True), ("/shared/none", True), ("/draft", False)):
        headers = client.get(path).headers
        assert ("no-store" in headers.get("Cache-Control", "")) == kept, path
        assert ("X-Robots-Tag" in headers) == kept, path


def test_a_style_sheet_is_sent_with_a_short_policy_that_allows_nothing_and_no_page_is(client: FlaskClient) -> None:
    sheet = client.get(re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/about").text)[0])
    assert sheet.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    lost = client.get("/a/0123456789abcdef/site.css")
    assert lost.status_code == 404
    assert "style-src 'self'" in lost.headers["Content-Security-Policy"]
