"""Style sheets and scripts: named by their content, kept for ever."""

import gzip
import re
from base64 import b64encode
from hashlib import sha384

import pytest
from flask.testing import FlaskClient

from dongling_web.http.assets import Assets


@pytest.mark.parametrize("path", ["/", "/search?q=水"])
def test_every_asset_of_a_page_is_there_kept_for_ever_and_as_the_page_says(client: FlaskClient, path: str) -> None:
    linked = re.findall(r'(?:href|src)="(/a/[^"]+)" integrity="([^"]+)"', client.get(path).text)
    assert len(linked) >= 3
    for address, integrity in linked:
        response = client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert integrity == "sha384-" + b64encode(sha384(response.data).digest()).decode()


def test_an_asset_under_another_digest_or_name_is_not_there(client: FlaskClient) -> None:
    assert client.get("/a/0000000000000000/site.css").status_code == 404
    assert client.get(f"/a/{Assets()['site.css'].digest}/../app.py").status_code == 404


def test_an_asset_is_gzipped_for_those_who_take_it(client: FlaskClient) -> None:
    sheet = Assets()["site.css"]
    plain = client.get(sheet.url)
    squeezed = client.get(sheet.url, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(squeezed.data) == plain.data
    assert "Accept-Encoding" in squeezed.headers["Vary"]


def test_the_style_sheet_stays_small() -> None:
    assert len(Assets()["site.css"].zipped) <= 12_000


def test_how_a_page_is_printed_can_be_shown_on_a_screen() -> None:
    rules = Assets()["paper.css"].data
    assert rules.startswith(b"@media screen {")
    assert rules.count(b"{") == rules.count(b"}")
    assert (b".sheet-table" in rules, b"@media print" in rules, b".eave-row" in rules) == (True, False, False)


def test_the_style_sheet_loads_nothing_from_elsewhere() -> None:
    assert not re.search(rb"url\(|@import", Assets()["site.css"].data)


def test_a_module_names_what_it_imports_by_an_address_that_is_there(client: FlaskClient) -> None:
    seen, waiting = set[str](), ["notebook-tasks.js", "notebook-page.js"]
    while waiting:
        module = Assets()[waiting.pop()]
        text = client.get(module.url).text
        seen.add(module.name)
        assert not re.search(r'from "\./|import\("\./', text)
        for digest, name in re.findall(r'"\.\./([0-9a-f]{16})/([\w.-]+\.js)"', text):
            assert client.get(f"/a/{digest}/{name}").status_code == 200
            waiting += [] if name in seen else [name]
    assert {"notebook-store.js", "notebook-marking.js", "lean-qr-2.7.4.js"} <= seen
