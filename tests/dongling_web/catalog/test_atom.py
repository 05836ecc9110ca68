"""The feeds of collections, read back by a parser of XML."""

import json
from xml.etree import ElementTree as ET

from dongling import Library
from dongling.model import Collection
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.catalog import atom
from dongling_web.display.pages import Paged
from tests.dongling.media.making import DRAWING, medium, photo

SITE = "https://example.org/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def parsed(library: Library, identifier: str) -> ET.Element:
    """Return the feed of a collection."""
    return read(library, library.catalog.collections[identifier])


def read(library: Library, collection: Collection, number: int = 1, size: int = 100, site: str = SITE) -> ET.Element:
    """Return a page of the feed of a collection with `size` entries a page."""
    members = library.catalog.membership.of(collection)
    dated = members.shown[: members.dated]
    items, pages = dated[(number - 1) * size : number * size], -(-len(dated) // size)
    here = Paged(items, number, pages, len(dated), "there" if number > 1 else "", "there" if number < pages else "", 1)
    return ET.fromstring(atom.feed(collection, here, library.catalog, site))  # noqa: S314 - our own


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


def with_media(write_content: WriteContent, open_library: OpenLibrary, site: str) -> ET.Element:
    """Return the entry of a unit that has a picture, a drawing, a sound, and a file that is away."""
    files = {"a.jpg": photo(), "b.svg": DRAWING, "c.mp3": b"ID3" + bytes(9)}
    media = [medium(name, description="<桥>&\x0b") for name in (*files, "away.mp4")]
    river = {"identifier": "c-a", "name": "河", "query": {"kind": ["lesson"]}}
    unit = unit_text("a", updated="2026-09-02", media=media)
    content = write_content({"collections/c.yaml": json.dumps(river), "a.yaml": unit})
    (content / "media").mkdir()
    for name, data in files.items():
        (content / "media" / name).write_bytes(data)
    library = open_library(content)
    entry = read(library, library.catalog.collections["c-a"], site=site).find("a:entry", ATOM)
    assert entry is not None
    return entry


def test_an_entry_encloses_its_media_with_whole_addresses_and_words(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    entry = with_media(write_content, open_library, SITE)
    links = [link for link in entry.findall("a:link", ATOM) if link.get("rel") == "enclosure"]
    assert [link.get("type") for link in links] == ["image/webp", "image/svg+xml", "audio/mpeg"]
    assert all((link.get("href") or "").startswith(f"{SITE}media/") for link in links)
    assert {link.get("title") for link in links} == {"<桥>&"}


def test_readers_of_a_feed_see_the_pictures_with_their_words_source_and_licence(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    content = with_media(write_content, open_library, SITE).find("a:content", ATOM)
    assert content is not None
    assert content.get("type") == "html"
    shown = content.text or ""
    assert shown.count(f'<img src="{SITE}media/') == shown.count('alt="&lt;桥&gt;&amp;"') == 2
    assert shown.count("本校教师拍摄，CC BY 4.0") == 2


def test_where_a_site_does_not_know_its_address_a_feed_names_no_file(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    entry = with_media(write_content, open_library, "/")
    assert entry.find("a:content", ATOM) is None
    assert [link.get("rel") for link in entry.findall("a:link", ATOM)] == ["alternate"]
