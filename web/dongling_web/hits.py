"""A hit as the results page shows it: its unit, marked title and snippet, and in words why it was found."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.fields import fields_of
from dongling.model import Unit
from dongling.searching import Hit, Results
from dongling_web import text

_NAMES: Mapping[str, str] = {"name": "标题", "kind": "类型", "school": "学校", "stage": "学段"}


@dataclass(frozen=True)
class ShownHit:
    """A hit, ready for the page. `why` names the fields and then the words found there."""

    unit: Unit
    title: Markup
    snippet: Markup
    fields: str
    words: tuple[str, ...]


def shown_hits(results: Results, catalog: Catalog) -> list[ShownHit]:
    """Return the hits of a page of results."""
    return [_shown(hit, catalog.units[hit.identifier], catalog) for hit in results.hits]


def _shown(hit: Hit, unit: Unit, catalog: Catalog) -> ShownHit:
    skip = text.prefix_length(unit, catalog)
    words = tuple(dict.fromkeys(word for why in hit.why for word in why.words))
    fields = "、".join(dict.fromkeys(field_label(unit, why.field) for why in hit.why))
    snippet = text.marked(hit.snippet) or Markup.escape(unit.description)
    return ShownHit(unit, text.marked(hit.title, skip) or Markup.escape(unit.name), snippet, fields, words[:6])


def field_label(unit: Unit, name: str) -> str:
    """Return what readers call a field of the index: its Chinese label, or its name when a plugin made it up."""
    if name in _NAMES:
        return _NAMES[name]
    for model in (type(unit), type(unit.details)):
        field = fields_of(model).get(name)
        if field:
            return field.about.label
    return name
