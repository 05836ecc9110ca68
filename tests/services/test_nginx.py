"""The site behind a real nginx, below a path of its host: pages, drafts and files work as they do without it."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from dongling.testing import WriteContent, unit_text
from tests.faults.served import served
from tests.services.nginx import nginx

BASE = "/dongling"


@contextmanager
def below_a_path(place: Path, site: int, *, shortens: bool) -> Iterator[str]:
    """Run nginx before a site; give the address of the site there."""
    here = f"location {BASE}/ {{ proxy_pass http://127.0.0.1:{site}{'/' if shortens else ''}; }}"
    with nginx(place, here + ' location / { return 404 "another site"; }') as (port, _):
        yield f"http://127.0.0.1:{port}{BASE}"


def links(page: str) -> list[str]:
    """Return what a page loads, and the pages that it leads to."""
    return re.findall(r'(?:href|src)="(/[^"#?]*)', page)


@pytest.mark.parametrize("shortens", [False, True], ids=["as it is asked", "shortened"])
def test_a_site_below_a_path_of_its_host_works_as_any(
    write_content: WriteContent, tmp_path: Path, *, shortens: bool
) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="走进东林书院")})
    options = ("--base-path", BASE, "--proxy", "127.0.0.1")
    with (
        served([folder], tmp_path / "state", *options, first=("--safe-mode",)) as site,
        below_a_path(tmp_path / "nginx", site.port, shortens=shortens) as address,
    ):
        jar = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        host = address.removesuffix(BASE)
        home = browser.open(f"{address}/").read().decode()
        assert links(home)
        for link in set(links(home)):
            assert browser.open(host + link).status == 200, link
        form = urllib.parse.urlencode({"unit": "a"}).encode()
        added = browser.open(urllib.request.Request(f"{address}/drafts/add", form, {"Sec-Fetch-Site": "same-origin"}))
        assert added.url.startswith(f"{address}/")
        assert {cookie.path for cookie in jar} == {f"{BASE}/"}
        assert "走进东林书院" in browser.open(f"{address}/drafts/current").read().decode()
        assert "走进" in browser.open(f"{address}/search?q=%E4%B8%9C%E6%9E%97").read().decode()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            browser.open(f"{host}/units/a")
