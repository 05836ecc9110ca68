"""Collections and their feeds, read back by a parser of XML."""

from xml.etree import ElementTree as ET

import pytest

from dongling import Library
from dongling_web.catalog import atom

SITE = "https://example.org/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def parsed(library: Library, identifier: str) -> ET.Element:
    """Return the feed of a collection."""
    return ET.fromstring(atom.feed(library.catalog.collections[identifier], library.catalog, SITE))  # noqa: S314 - our own


@pytest.mark.parametrize(
    ("identifier", "count", "teachers"), [("c-river", 3, False), ("c-west", 12, False), ("c-staff", 1, True)]
)
def test_units_for_teachers_are_members_only_where_they_are_asked_for(
    library: Library, identifier: str, count: int, teachers: bool
) -> None:
    found = atom.members(library.catalog.collections[identifier], library.catalog)
    assert len(found) == count
    assert any(unit.identifier == "for-teachers" for unit in found) == teachers


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
    feed = ET.fromstring(atom.feed(odd, library.catalog, SITE))  # noqa: S314 - our own
    assert feed.findtext("a:title", "", ATOM) == "<河>&课"
    assert feed.find("a:subtitle", ATOM) is None
