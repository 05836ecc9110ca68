"""Every row of the source has a place, and every link of docs/source-map.md opens."""

import re

import pytest
from flask.testing import FlaskClient

from dongling import Library, Settings
from dongling_web.app import create_app
from scripts.write_docs import DOCS

ROWS = re.findall(r"^\| ([DLYQ]\d\d) \| (.*) \|$", (DOCS / "source-map.md").read_text(encoding="utf-8"), re.MULTILINE)
LINKS = sorted({link for _, row in ROWS for link in re.findall(r"\]\((/[^)]+)\)", row)})


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of the site with the repository's content and the three schools."""
    settings = Settings(state=tmp_path_factory.mktemp("state"))
    return create_app(Library.open([DOCS.parent / "courses"], settings)).test_client()


def test_every_row_of_the_source_is_there_once() -> None:
    numbers = {"D": 19, "L": 19, "Y": 14, "Q": 11}
    assert [row for row, _ in ROWS] == [
        f"{letter}{i:02}" for letter, last in numbers.items() for i in range(1, last + 1)
    ]


def test_every_row_has_a_link() -> None:
    assert [row for row, text in ROWS if "](/" not in text] == []


@pytest.mark.parametrize("link", LINKS)
def test_every_link_opens_and_shows_something(client: FlaskClient, link: str) -> None:
    answer = client.get(link)
    assert answer.status_code == 200
    assert "<h1" in answer.text


@pytest.mark.parametrize("link", [link for link in LINKS if link.startswith("/search?")])
def test_every_search_finds_something(client: FlaskClient, link: str) -> None:
    found = client.get(link.replace("/search?", "/search.json?")).get_json()
    assert found["total"] > 0
