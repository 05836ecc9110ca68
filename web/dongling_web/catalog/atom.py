"""The feed of a collection in Atom 1.0 (RFC 4287), with the media of its units where the site knows its address."""

import datetime as dt
import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from dongling.catalog import Catalog
from dongling.languages import CHINESE, SOURCE, holds_chinese
from dongling.model import Collection, Unit
from dongling_web.display.pages import Paged
from dongling_web.languages.asked import current_tongue
from dongling_web.languages.words import name_of, spoken
from dongling_web.materials.media import Shown, shown

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_TAG = "tag:dongling,2026:"
"""What identifiers of feeds and entries begin with (RFC 4151): the same wherever the site stands."""
MANY = 100
"""So many entries stand on a page of a feed."""
_LANG = "xml:lang"
_READ = {"title", "subtitle", "summary", "content"}
"""Elements that are read, not addresses and days."""
_NEVER = dt.date(1970, 1, 1)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def feed(collection: Collection, here: Paged[str], catalog: Catalog, site: str) -> bytes:
    """Return a page of the feed of a collection (RFC 5005) with addresses below `site`.

    `here` are units that have a date, the newest first; a unit without one is in no feed.
    """
    top = Element("feed", {"xmlns": ATOM, _LANG: current_tongue().tag})
    page = f"{site}collections/{collection.identifier}"
    _texts(top, id=f"{_TAG}collection:{collection.identifier}", title=collection.name)
    if collection.description:
        _texts(top, subtitle=collection.description)
    dated = [(unit, unit.updated) for unit in catalog.named(here.items) if unit.updated]
    _texts(top, updated=_moment(dated[0][1] if dated else _NEVER))
    SubElement(top, "link", {"rel": "self", "type": MEDIA_TYPE, "href": _address(page, here.number)})
    SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for rel, number, there in (("previous", here.number - 1, here.before), ("next", here.number + 1, here.after)):
        if there:
            SubElement(top, "link", {"rel": rel, "type": MEDIA_TYPE, "href": _address(page, number)})
    _texts(SubElement(top, "author"), name=name_of("school", collection.school, catalog))
    for unit, day in dated:
        _entry(top, unit, day, catalog, site)
    atom: bytes = tostring(top, "utf-8", xml_declaration=True)
    return atom


def _address(page: str, number: int) -> str:
    """Return where a page of the feed is, in this language: programs that follow a feed send no cookie."""
    spoken_in = current_tongue().name
    asked = {"lang": spoken_in if spoken_in != SOURCE else "", "page": str(number) if number > 1 else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{page}.atom" + (f"?{query}" if query else "")


def _entry(top: Element, unit: Unit, day: dt.date, catalog: Catalog, site: str) -> None:
    entry = SubElement(top, "entry")
    _texts(entry, id=f"{_TAG}unit:{unit.identifier}", title=unit.name, updated=_moment(day))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{site}units/{unit.identifier}"})
    _texts(SubElement(entry, "author"), name=name_of("school", unit.school, catalog))
    for term, label in _categories(unit, catalog):
        SubElement(entry, "category", {"term": term, "label": _clean(label)})
    _texts(entry, summary=unit.description)
    if site.startswith("http") and unit.media:
        _show(entry, unit, site)


def _show(entry: Element, unit: Unit, site: str) -> None:
    """Enclose what can be seen or heard of a unit, and show its pictures in words that any reader of feeds can draw.

    What a page of another site shows is fetched from here, so there are only whole addresses, of content that stays.
    """
    there = [one for one in shown(unit) if one.address]
    for one in there:
        kind = "image/webp" if one.medium.sort == "picture" else one.medium.media_type
        href = f"{site}{one.address[1:]}"
        title = _clean(one.medium.description)
        SubElement(entry, "link", {"rel": "enclosure", "type": kind, "href": href, "title": title})
    if pictures := [one for one in there if one.is_image]:
        drawn = "".join(_figure(one, site) for one in pictures)
        _texts(entry, content=f"<p>{escape(unit.description)}</p>{drawn}")
        entry[-1].set("type", "html")


def _figure(one: Shown, site: str) -> str:
    credit = escape(spoken("，").join((one.medium.source, one.medium.license)))
    image = f'<img src="{escape(site + one.address[1:])}" alt="{escape(one.medium.description)}">'
    return f"<figure>{image}<figcaption>{credit}</figcaption></figure>"


def _categories(unit: Unit, catalog: Catalog) -> Iterable[tuple[str, str]]:
    yield unit.kind, name_of("kind", unit.kind, catalog)
    if unit.stage:
        yield unit.stage, name_of("stage", unit.stage, catalog)


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        one = SubElement(parent, name)
        one.text = _clean(text)
        if name in _READ and (language := _language_of(text)) != current_tongue().tag:
            one.set(_LANG, language)


def _language_of(text: str) -> str:
    """Return in which language a text is read: content that is Chinese stays so in a feed in another."""
    tongue = current_tongue()
    return CHINESE.tag if tongue.marks_chinese and holds_chinese(text) else tongue.tag


def _clean(text: str) -> str:
    """Return text without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
