"""The feeds of collections, read back by a parser of XML."""

from xml.etree import ElementTree as ET

from dongling import Library
from dongling.model import Collection
from dongling_web.catalog import atom
from dongling_web.display.pages import Paged

SITE = "https://example.org/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def parsed(library: Library, identifier: str) -> ET.Element:
    """Return the feed of a collection."""
    return read(library, library.catalog.collections[identifier])


def read(library: Library, collection: Collection, number: int = 1, size: int = 100) -> ET.Element:
    """Return a page of the feed of a collection with `size` entries a page."""
    members = library.catalog.membership.of(collection)
    dated = members.shown[: members.dated]
    items, pages = dated[(number - 1) * size : number * size], -(-len(dated) // size)
    here = Paged(items, number, pages, len(dated), "there" if number > 1 else "", "there" if number < pages else "", 1)
    return ET.fromstring(atom.feed(collection, here, library.catalog, SITE))  # noqa: S314 - our own


def test_a_feed_has_what_atom_asks_for(library: Library) -> None:
    feed = parsed(library, "c-river")
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert feed.findtext("a:id", "", ATOM) == "tag:dongling,2026:collection:c-river"
    assert feed.findtext("a:title", "", ATOM) == "河边的课"
    assert feed.findtext("a:updated", "", ATOM) == "2026-09-02T00:00:00+08:00"
    assert feed.findtext("a:author/a:name", "", ATOM) == "东校"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"self": f"{SITE}collections/c-river.atom", "alternate": f"{SITE}collections/c-river"}


def test_entries_are_the_dated_units_the_newest_first(library: Library) -> None:
    entries = parsed(library, "c-river").findall("a:entry", ATOM)
    assert [entry.findtext("a:id", "", ATOM) for entry in entries] == [
        "tag:dongling,2026:unit:walk-bridge",
        "tag:dongling,2026:unit:film-bell",
    ]
    first = entries[0]
    assert first.findtext("a:updated", "", ATOM) == "2026-09-02T00:00:00+08:00"
    assert first.findtext("a:summary", "", ATOM) == "从校门走到老桥。"
    link = first.find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == f"{SITE}units/walk-bridge"
    assert [one.get("label") for one in first.findall("a:category", ATOM)] == ["行走的思政课", "初中"]


def test_a_feed_without_dated_units_is_still_whole(library: Library) -> None:
    feed = parsed(library, "c-west")
    assert feed.findall("a:entry", ATOM) == []
    assert feed.findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00+08:00"


def test_what_xml_can_not_hold_is_left_out_and_the_rest_escaped(library: Library) -> None:
    odd = library.catalog.collections["c-river"].model_copy(update={"name": "<河>&\x0b\ufffe课", "description": ""})
    feed = read(library, odd)
    assert feed.findtext("a:title", "", ATOM) == "<河>&课"
    assert feed.find("a:subtitle", ATOM) is None


def test_a_long_feed_has_pages_that_lead_to_each_other(library: Library) -> None:
    river = library.catalog.collections["c-river"]
    for number, name, links in (
        (1, "walk-bridge", {"self": "", "next": "?page=2"}),
        (2, "film-bell", {"self": "?page=2", "previous": ""}),
    ):
        feed = read(library, river, number, size=1)
        assert [one.findtext("a:id", "", ATOM)[-len(name) :] for one in feed.findall("a:entry", ATOM)] == [name]
        there = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
        there.pop("alternate")
        assert there == {rel: f"{SITE}collections/c-river.atom{query}" for rel, query in links.items()}
