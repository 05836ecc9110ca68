"""A resource library: what its units rest on, each thing once, with where it is from; found by words, part by part."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dongling import Library, Settings
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.collections.resources import MOST_READ, resources
from tests.dongling.media.making import DRAWING, medium

FACTS = {
    "facts": [
        {
            "identifier": "bell",
            "statement": "东林寺有一口大钟。",
            "place": "东林寺",
            "confidence": "single",
            "sources": ["book"],
        },
        {"identifier": "old", "statement": "老桥在河上。", "confidence": "recall"},
    ]
}
LIBRARY = {"identifier": "c-all", "name": "资源", "query": {"theme": ["jiaguo"]}, "resources": "是"}
CARDS = {
    "identifier": "things",
    "name": "看物卡",
    "cards": [
        {"title": "大钟", "picture": "a.svg", "text": "看一看：钟口朝哪里？", "facts": ["bell"], "answer": "朝下"},
        {"title": "小纸条", "text": "写一句。"},
    ],
}


@pytest.fixture
def library(write_content: WriteContent, tmp_path: Path) -> Library:
    """Return a library with a unit that has an object, a picture, a place and facts, and many without."""
    whole: dict[str, Any] = {
        "facts": ["bell", "old"],
        "places": ["temple"],
        "cards": [CARDS],
        "media": [medium("a.svg"), {**medium("b.svg"), "description": "河边的画"}],
    }
    units = {"a-first": whole, **{f"u-{i:02}": {"facts": ["old"]} for i in range(MOST_READ)}}
    folder = write_content(
        {
            "facts.yaml": str(FACTS),
            "sources.yaml": str({"sources": [{"identifier": "book", "name": "一本县志"}]}),
            "places.yaml": str({"places": [{"identifier": "temple", "name": "东林寺", "address": "北门外"}]}),
            "collections/c-all.yaml": str(LIBRARY),
            **{f"{name}.yaml": unit_text(name, themes=["jiaguo"], **more) for name, more in units.items()},
        }
    )
    (folder / "media").mkdir()
    for name in ("a.svg", "b.svg"):
        (folder / "media" / name).write_bytes(DRAWING)
    return Library.open([folder], Settings(state=tmp_path / "state", safe_mode=True))


@pytest.fixture
def client(library: Library) -> FlaskClient:
    """Return a pupil's browser."""
    return create_app(library).test_client()


def test_a_library_leads_with_things_that_say_where_they_are_from(client: FlaskClient) -> None:
    page = client.get("/collections/c-all").text
    assert page.index("大钟") < page.index("河边的画") < page.index("北门外") < page.index("老桥在河上。")
    for part in ('href="/facts/bell"', "据资料：一本县志", "CC BY 4.0", '<a href="/units/a-first">'):
        assert part in page
    assert "小纸条" not in page
    assert "朝下" not in page


def test_it_is_looked_through_by_words_and_part_by_part(client: FlaskClient) -> None:
    found = client.get("/collections/c-all?q=县志 钟").text
    assert "写到“县志 钟”的有3样，" in found
    assert "河边的画" not in found
    places = client.get("/collections/c-all?part=places").text
    assert "北门外" in places
    assert "钟口" not in places
    assert "写到“飞船”的有0样" in client.get("/collections/c-all?q=飞船").text
    assert client.get("/collections/c-all?part=none").status_code == 400


def test_of_a_large_collection_the_first_units_are_read_and_it_says_so(library: Library, client: FlaskClient) -> None:
    names = library.catalog.membership.of(library.catalog.collections["c-all"]).every
    whole = resources(names, library.catalog)
    assert (len(names), whole.read) == (MOST_READ + 1, MOST_READ)
    assert [one.fact.identifier for one in whole.facts] == ["bell", "old"]
    assert len(whole.facts[1].units) == MOST_READ
    assert "还有1课没有翻。" in client.get("/collections/c-all").text
