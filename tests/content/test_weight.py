"""A page of a unit is light on a phone: no more than 60 KB when nothing is kept yet, media apart."""

import gzip
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient

from dongling import Library, Settings
from dongling.model import Unit
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store

ROOT = Path(__file__).parents[2]
COLD = 60 * 1024
"""Bytes of the page and of all that it loads, as they are sent."""
SERVERS = len("HTTP/1.1 200 OK\r\nDate: Mon, 30 Nov 2026 08:00:00 GMT\r\nServer: waitress\r\n")
"""Bytes that the server adds to each answer."""
DOORS, LANGUAGES = ("pupil", "teacher", "family"), ("zh", "en")
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon|manifest)"|script)[^>]*? (?:href|src)="([^"]+)"')
IMPORTED = re.compile(r'\b(?:from|import\()\s*"([^"]+)"')
WHEN_WANTED = re.compile(r"/notebook-(?:file|photo)\.js$")
"""Modules that are loaded when a pupil saves a file or takes a photo."""
MEDIUM = re.compile(r"<(?:img|audio|video)\b[^>]*>")


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """Open the content that ships, with its schools."""
    library = Library.open([ROOT / "courses"], Settings(), search=False, check=False)
    yield library
    library.close()


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[FlaskClient]:
    """Return a browser on the site, which takes gzip."""
    app = create_app(library)
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_ENCODING"] = "gzip"
    yield client
    close_store(app)


@pytest.fixture(scope="module")
def weighing(client: FlaskClient) -> "Weighing":
    """Return what weighs pages."""
    return Weighing(client)


@pytest.fixture(scope="module")
def longest(library: Library) -> list[Unit]:
    """Return the longest unit of each kind."""
    by_kind = {unit.kind: unit for unit in sorted(library.catalog.units.values(), key=_length)}
    return list(by_kind.values())


def _length(unit: Unit) -> int:
    return len(unit.model_dump_json(fallback=str))


class Weighing:
    """A browser that keeps nothing of a page it has weighed; what is asked of the site is asked once."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self._files: dict[str, tuple[int, list[str]]] = {}

    def weight(self, address: str) -> int:
        """Return the bytes of a page and of all that it loads, headers too."""
        waiting, sizes = [address], dict[str, int]()
        while waiting:
            at = waiting.pop()
            sizes[at], loads = self._files.setdefault(at, self._files.get(at) or self._get(at))
            waiting += [file for file in loads if file not in sizes]
        return sum(sizes.values())

    def _get(self, address: str) -> tuple[int, list[str]]:
        answer = self._client.get(address)
        assert answer.status_code == 200, address
        data = gzip.decompress(answer.data) if answer.headers.get("Content-Encoding") == "gzip" else answer.data
        found = (LOADED if answer.mimetype == "text/html" else IMPORTED).findall(data.decode())
        loads = [urljoin(address, file) for file in found]
        size = len(answer.data) + len(str(answer.headers)) + SERVERS
        return size, [file for file in loads if not WHEN_WANTED.search(file)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("door", DOORS)
def test_the_longest_unit_of_each_kind_is_light_by_every_door(
    weighing: Weighing, longest: list[Unit], door: str, language: str
) -> None:
    asked = {unit.kind: f"/units/{unit.identifier}?door={door}&lang={language}&pinyin=all" for unit in longest}
    weights = {kind: weighing.weight(address) for kind, address in asked.items()}
    assert min(weights.values()) > COLD / 4, "what a page loads is not found"
    assert {kind: size for kind, size in weights.items() if size > COLD} == {}


def test_pictures_keep_their_place_and_come_when_they_are_near(client: FlaskClient, library: Library) -> None:
    with_media = [unit.identifier for unit in library.catalog.units.values() if unit.media]
    found = {tag for unit, door in product(with_media, DOORS) for tag in _media(client, f"/units/{unit}?door={door}")}
    pictures = {tag for tag in found if tag.startswith("<img")}
    assert pictures
    assert [tag for tag in pictures if not all(f" {name}=" in tag for name in ("width", "height", "alt"))] == []
    assert [tag for tag in pictures if ' loading="lazy"' not in tag] == []
    assert [tag for tag in pictures if ".svg" not in tag and ' sizes="' not in tag] == []
    assert [tag for tag in found - pictures if ' preload="none"' not in tag] == []


def _media(client: FlaskClient, address: str) -> list[str]:
    return MEDIUM.findall(gzip.decompress(client.get(address).data).decode())
