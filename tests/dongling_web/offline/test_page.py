"""The shell of the site on a device."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary
from dongling_web.app import create_app
from dongling_web.http.headers import POLICY
from tests.dongling_web.conftest import write
from tests.dongling_web.site import EAST


@pytest.fixture
def below(open_library: OpenLibrary, tmp_path: Path) -> Callable[[str], FlaskClient]:
    """Return a function that serves a site below a path."""

    def serve(base: str) -> FlaskClient:
        folder = write(tmp_path / "east", EAST)
        library = open_library(folder, base_path=base)
        return create_app(library).test_client()

    return serve


def told(text: str) -> dict[str, object]:
    """Return what a worker is told of its site."""
    found = re.match(r"const SITE = (\{.*\});\n", text)
    assert found
    values: dict[str, object] = json.loads(found[1])
    return values


def test_the_worker_is_served_where_all_pages_lie_below_it_and_asked_for_anew_each_time(client: FlaskClient) -> None:
    answer = client.get("/worker.js")
    assert answer.mimetype == "text/javascript"
    assert "no-cache" in answer.headers["Cache-Control"]
    assert told(answer.text)["base"] == "/"


def test_below_a_path_the_worker_and_the_manifest_know_it(below: Callable[[str], FlaskClient]) -> None:
    client = below("/kc")
    site = told(client.get("/kc/worker.js").text)
    assert (site["base"], site["shell"]) == ("/kc/", ["/kc/offline"])
    manifest = json.loads(client.get("/kc/site.webmanifest").text)
    assert (manifest["scope"], manifest["start_url"], manifest["id"]) == ("/kc/", "/kc/", "/kc/")
    page = client.get("/kc/").text
    assert 'href="/kc/worker.js"' in page
    assert 'href="/kc/site.webmanifest"' in page
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200


def test_the_manifest_names_icons_of_the_sizes_that_devices_want(client: FlaskClient) -> None:
    manifest = json.loads(client.get("/site.webmanifest").text)
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        data = client.get(icon["src"]).data
        assert data.startswith(b"\x89PNG")
        width, height = (int.from_bytes(BytesIO(data[at : at + 4]).read()) for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"


def test_the_policy_lets_the_worker_and_the_manifest_in_and_nobody_elses() -> None:
    assert "worker-src 'self'" in POLICY
    assert "manifest-src 'self'" in POLICY
    assert "unsafe" not in POLICY


def test_the_page_of_what_is_kept_says_what_works_without_a_network_also_without_script(client: FlaskClient) -> None:
    text = client.get("/offline").text
    assert "没有网络也能看" in text
    assert "离线包" in text.partition("<noscript>")[2]


def test_a_teacher_can_keep_a_unit_and_a_sequence_with_its_walls(client: FlaskClient) -> None:
    unit = re.search(r'data-pages="([^"]+)"', client.get("/units/film-bell?door=teacher").text)
    sequence = re.search(r'data-pages="([^"]+)"', client.get("/sequences/seq-river").text)
    assert unit
    assert sequence
    assert unit[1].split() == [f"units/film-bell{page}" for page in ("", "/show", "/show/notes")]
    pages = sequence[1].split()
    assert pages[0] == "sequences/seq-river"
    assert "units/film-bell/show/notes" in pages
    for page in pages:
        assert "Dongling-Keep" in client.get(f"/{page}").headers
