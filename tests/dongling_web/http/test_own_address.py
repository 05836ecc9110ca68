"""Links that leave the site lead back to it, whatever host a request claims to have asked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from dongling import DonglingError, Library, Settings
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from dongling_web.http.own_address import REACHED

FOREIGN = (
    "evil.example",
    "evil.example:8000",
    "6.6.6.6",
    "192.168.1.66",
    "localhost.evil.example",
    "kc.example.cn.evil.example",
)
OWN = ("localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "10.0.0.8:8000", "school.local")
COLLECTION = {"identifier": "c-all", "name": "全部", "query": {"kind": ["lesson"]}}


@pytest.fixture
def app(write_content: WriteContent, tmp_path: Path) -> Iterator[Flask]:
    """Return an app that was told to listen on a name."""
    folder = write_content({"a.yaml": unit_text("a", updated="2026-09-01"), "collections/c.yaml": str(COLLECTION)})
    settings = Settings(state=tmp_path / "state", safe_mode=True, host="school.local")
    library = Library.open([folder], settings)
    app = create_app(library)
    yield app
    close_store(app)
    library.close()


def pages(app: Flask, host: str) -> dict[str, str]:
    """Return every page that holds a link which leaves the site, and where redirects lead."""
    client = app.test_client()
    client.environ_base.update({"HTTP_SEC_FETCH_SITE": "same-origin", REACHED: "10.0.0.8"})
    headers = {"Host": host}
    draft = client.post("/drafts", headers=headers).headers["Location"]
    paths = ("/collections/c-all.atom", "/drafts", draft, "/search", "/", "/nowhere")
    found = {path: client.get(path, headers=headers).text for path in paths}
    moved = client.get("/units//a", headers=headers)
    assert moved.status_code == 308
    return found | {"draft": draft, "moved": moved.headers["Location"] + moved.text}


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_in_no_link(app: Flask, host: str) -> None:
    found = pages(app, host)
    assert not {path for path, text in found.items() if host.partition(":")[0] in text}
    assert 'href="/collections/c-all.atom"' in found["/collections/c-all.atom"]
    assert found["moved"] == "/units/a"


@pytest.mark.parametrize("host", OWN)
def test_a_host_that_can_not_be_foreign_is_in_the_links(app: Flask, host: str) -> None:
    found = pages(app, host)
    assert f'href="http://{host}/units/a"' in found["/collections/c-all.atom"]
    assert f"http://{host}/shared/" in found[found["draft"]]
    assert re.search(rf"http://{re.escape(host)}/drafts/[\w-]+<", found["/drafts"])


@pytest.mark.parametrize("host", FOREIGN + OWN)
def test_with_the_setting_links_have_the_site_s_own_address_whatever_was_asked(app: Flask, host: str) -> None:
    library: Library = app.extensions["dongling"]
    library.settings = replace(library.settings, site_url="https://kc.example.cn")
    told = create_app(library)
    found = pages(told, host)
    close_store(told)
    assert 'href="https://kc.example.cn/units/a"' in found["/collections/c-all.atom"]
    assert "https://kc.example.cn/shared/" in found[found["draft"]]
    assert re.search(r"https://kc\.example\.cn/drafts/[\w-]+<", found["/drafts"])


@pytest.mark.parametrize(
    "url", ["https://kc.example.cn", "https://kc.example.cn/", "http://10.0.0.8:8000", "http://[::1]:80"]
)
def test_an_address_of_a_site_is_taken(app: Flask, url: str) -> None:
    library: Library = app.extensions["dongling"]
    library.settings = replace(library.settings, site_url=url)
    create_app(library)


@pytest.mark.parametrize(
    "url",
    [
        "kc.example.cn",
        "https://",
        "https://kc.example.cn/path",
        "https://kc.example.cn?a",
        "https://kc.example.cn#a",
        "ftp://kc.example.cn",
        "https://user@kc.example.cn",
        "https://kc.example.cn:port",
        "https://[::1",
        "javascript:alert(1)",
        "https://kc example.cn",
        'https://kc"example.cn',
    ],
)
def test_anything_else_is_said_with_how_to_write_it(app: Flask, url: str) -> None:
    library: Library = app.extensions["dongling"]
    library.settings = replace(library.settings, site_url=url)
    with pytest.raises(DonglingError, match="--site-url"):
        create_app(library)
