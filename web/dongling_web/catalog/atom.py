"""Collections as readers see them: their members, and their feed in Atom 1.0 (RFC 4287)."""

import datetime as dt
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from dongling.catalog import Catalog
from dongling.model import Collection, Unit

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_TAG = "tag:dongling,2026:"
"""What identifiers of feeds and entries begin with (RFC 4151): the same wherever the site stands."""
_NEVER = dt.date(1970, 1, 1)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def members(collection: Collection, catalog: Catalog) -> list[Unit]:
    """Return the units of a collection; those not for pupils only when it asks for their audience."""
    return [unit for unit in catalog.members(collection) if unit.for_students or collection.query.audience]


def feed(collection: Collection, catalog: Catalog, site: str) -> bytes:
    """Return the feed of a collection, with addresses below `site`; a unit without a date is not in it."""
    dated = [(unit, unit.updated) for unit in members(collection, catalog) if unit.updated]
    top = Element("feed", {"xmlns": ATOM, "xml:lang": "zh-Hans"})
    page = f"{site}collections/{collection.identifier}"
    _texts(top, id=f"{_TAG}collection:{collection.identifier}", title=collection.name)
    if collection.description:
        _texts(top, subtitle=collection.description)
    _texts(top, updated=_moment(max((day for _, day in dated), default=_NEVER)))
    SubElement(top, "link", {"rel": "self", "type": MEDIA_TYPE, "href": f"{page}.atom"})
    SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _texts(SubElement(top, "author"), name=catalog.name_of("school", collection.school))
    for unit, day in dated:
        _entry(top, unit, day, catalog, site)
    atom: bytes = tostring(top, "utf-8", xml_declaration=True)
    return atom


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
