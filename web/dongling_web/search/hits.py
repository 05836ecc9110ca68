"""A hit as the results page shows it: its unit, marked title and snippet, and in words why it was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from dongling.catalog import Catalog, prefix_length
from dongling.model import Unit, fields_of
from dongling.search import Hit, Results, Via, Why
from dongling_web.display import text

MOST_WORDS = 6
_NAMES: Mapping[str, str] = {"name": "标题", "kind": "类型", "school": "学校", "stage": "学段"}
_VIA: Mapping[Via, str] = {"": "", "synonym": "同义词", "pinyin": "按读音"}


@dataclass(frozen=True)
class Reason:
    """Words of a unit that were found, and how they were meant when others had been typed."""

    via: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ShownHit:
    """A hit, ready for the page. `fields` are where it was found, `reasons` what."""

    unit: Unit
    title: Markup
    snippet: Markup
    fields: str
    reasons: tuple[Reason, ...]


def shown_hits(results: Results, catalog: Catalog) -> list[ShownHit]:
    """Return the hits of a page of results."""
    return [_shown(hit, catalog.units[hit.identifier], catalog) for hit in results.hits]


def _shown(hit: Hit, unit: Unit, catalog: Catalog) -> ShownHit:
    title = text.marked(hit.title, prefix_length(unit, catalog)) or Markup.escape(unit.name)
    snippet = text.marked(hit.snippet) or Markup.escape(unit.description)
    fields = "、".join(dict.fromkeys(field_label(unit, why.field) for why in hit.why))
    return ShownHit(unit, title, snippet, fields, tuple(_reasons(hit.why)))


def _reasons(whys: Iterable[Why]) -> Iterable[Reason]:
    """Yield what was found as it was typed, then by other names, then by how it is read."""
    by_via: dict[Via, dict[str, None]] = {via: {} for via in _VIA}
    for why in whys:
        by_via[why.via].update(dict.fromkeys(why.words))
    return (Reason(_VIA[via], tuple(words)[:MOST_WORDS]) for via, words in by_via.items() if words)


def field_label(unit: Unit, name: str) -> str:
    """Return what readers call a field of the index: its Chinese label, or its name when a plugin made it up."""
    if name in _NAMES:
        return _NAMES[name]
    for model in (type(unit), type(unit.details)):
        field = fields_of(model).get(name)
        if field:
            return field.about.label
    return name


def changed(before: str, after: str) -> Markup:
    """Return `after` with marks where it is not as `before`."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return text.marked(tuple((after[start:end], tag != "equal") for tag, _, _, start, end in matcher.get_opcodes()))
