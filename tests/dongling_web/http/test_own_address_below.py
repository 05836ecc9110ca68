"""A site below a path of its host: every address that any page writes leads there, with and without https."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling import DonglingError, Library, Settings
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.house.tree import ROOT

BASE = "/dongling"
_ADDRESS = re.compile(r'\s(?:href|src|action|formaction|hx-get|hx-post|data-suggest)="([^"]*)"')


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Return the app of the content and the schools that ship, below a path."""
    settings = Settings(state=tmp_path_factory.mktemp("state"), base_path=f"{BASE}/")
    library = Library.open([ROOT / "courses"], settings, check=False)
    app = create_app(library)
    yield app
    close_store(app)
    library.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a browser."""
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def addresses(page: str, text: str) -> set[str]:
    """Return the addresses on this host that a page writes, as a browser takes them."""
    taken = {urlsplit(urljoin(f"http://localhost{page}", unescape(word))) for word in _ADDRESS.findall(text)}
    return {one.path + (f"?{one.query}" if one.query else "") for one in taken if one.netloc == "localhost"}


def sort_of(address: str) -> str:
    """Return what all addresses of one sort of page have in common."""
    parts = address.partition("?")[0].split("/")
    return f"{'/'.join(parts[:3])} {len(parts)} {parts[-1].partition('.')[2]}"


BY_FORMS = ("/nowhere", "/return", "/add", "/upload", "/export/ics", "/wall/turn", "/wall/join")
"""What is not there, and addresses that want to be told more than an address says."""


def test_every_address_that_pages_write_leads_below_the_path_and_is_there(client: FlaskClient) -> None:
    client.post(f"{BASE}/drafts/add", data={"unit": "dl-walk-academy"})
    waiting, seen = [f"{BASE}/", f"{BASE}/drafts/current", f"{BASE}/nowhere"], set[str]()
    while waiting:
        page = waiting.pop()
        answer = client.get(page, follow_redirects=True)
        assert answer.status_code == 200 or page.partition("?")[0].endswith(BY_FORMS) or "/answers/" in page, page
        if answer.mimetype != "text/html":
            continue
        for address in addresses(page, answer.text):
            assert address == BASE or address.startswith((f"{BASE}/", f"{BASE}?")), (page, address)
            if sort_of(address) not in seen and "/drafts/" not in address:
                seen.add(sort_of(address))
                waiting.append(address)
    assert len(seen) > 20


def test_redirects_feeds_json_and_cookies_are_below_it_too(client: FlaskClient) -> None:
    for secure, name in ((False, "dongling_drafts"), (True, "__Secure-dongling_drafts")):
        answer = client.post(
            f"{BASE}/drafts/add", data={"unit": "dl-walk-academy"}, base_url=f"http{'s' * secure}://localhost"
        )
        cookie = answer.headers["Set-Cookie"]
        assert answer.headers["Location"].startswith(f"{BASE}/")
        assert cookie.startswith(f"{name}=")
        assert f"Path={BASE}/;" in cookie
    assert client.get(f"{BASE}/units//a").headers["Location"] == f"{BASE}/units/a"
    hits = client.get(f"{BASE}/search.json?q=东林").get_json()["hits"]
    assert hits
    assert {hit["url"].startswith(f"{BASE}/units/") for hit in hits} == {True}
    feed = client.get(f"{BASE}/collections/c-xiaoshi.atom").text
    assert f'"http://localhost{BASE}/units/' in feed
    assert '"http://localhost/units/' not in feed


def test_a_proxy_that_shortens_addresses_itself_gets_the_same_pages(client: FlaskClient) -> None:
    with_base, without = client.get(f"{BASE}/facts"), client.get("/facts")
    assert with_base.status_code == 200
    assert with_base.data == without.data
    assert client.get(BASE).data == client.get("/").data


def test_what_only_looks_like_an_address_stays_as_it_is(write_content: WriteContent, tmp_path: Path) -> None:
    body = '写成 href="/units/a" 就是链接；见[这里](/units/a)，`src="/a"`。'
    settings = Settings(state=tmp_path / "state", safe_mode=True, base_path=BASE)
    library = Library.open([write_content({"a.yaml": unit_text("a", body=body)})], settings)
    app = create_app(library)
    text = unescape(app.test_client().get(f"{BASE}/units/a?door=teacher").text)
    assert '写成 href="/units/a" 就是链接' in text
    close_store(app)
    library.close()


@pytest.mark.parametrize("base", ["dongling", "//evil.example", "/a b", "/../x", "/units", "/search/", "/a?b", "/大"])
def test_a_path_that_is_none_or_is_that_of_a_page_is_refused(
    base: str, write_content: WriteContent, tmp_path: Path
) -> None:
    settings = Settings(state=tmp_path / "state", safe_mode=True, base_path=base)
    library = Library.open([write_content({"a.yaml": unit_text("a")})], settings)
    with pytest.raises(DonglingError, match="--base-path"):
        create_app(library)
    library.close()
