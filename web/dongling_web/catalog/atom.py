"""The feed of a collection in Atom 1.0 (RFC 4287)."""

import datetime as dt
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from dongling.catalog import Catalog
from dongling.model import Collection, Unit
from dongling_web.display.pages import Paged

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_TAG = "tag:dongling,2026:"
"""What identifiers of feeds and entries begin with (RFC 4151): the same wherever the site stands."""
MANY = 100
"""So many entries stand on a page of a feed."""
_NEVER = dt.date(1970, 1, 1)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def feed(collection: Collection, here: Paged[str], catalog: Catalog, site: str) -> bytes:
    """Return a page of the feed of a collection (RFC 5005) with addresses below `site`.

    `here` are units that have a date, the newest first; a unit without one is in no feed.
    """
    top = Element("feed", {"xmlns": ATOM, "xml:lang": "zh-Hans"})
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
    _texts(SubElement(top, "author"), name=catalog.name_of("school", collection.school))
    for unit, day in dated:
        _entry(top, unit, day, catalog, site)
    atom: bytes = tostring(top, "utf-8", xml_declaration=True)
    return atom


def _address(page: str, number: int) -> str:
    return f"{page}.atom" + (f"?page={number}" if number > 1 else "")


def _entry(top: Element, unit: Unit, day: dt.date, catalog: Catalog, site: str) -> None:
    entry = SubElement(top, "entry")
    _texts(entry, id=f"{_TAG}unit:{unit.identifier}", title=unit.name, updated=_moment(day))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{site}units/{unit.identifier}"})
    _texts(SubElement(entry, "author"), name=catalog.name_of("school", unit.school))
    for term, label in _categories(unit, catalog):
        SubElement(entry, "category", {"term": term, "label": _clean(label)})
    _texts(entry, summary=unit.description)


def _categories(unit: Unit, catalog: Catalog) -> Iterable[tuple[str, str]]:
    yield unit.kind, catalog.name_of("kind", unit.kind)
    if unit.stage:
        yield unit.stage, catalog.name_of("stage", unit.stage)


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    """Return text without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
