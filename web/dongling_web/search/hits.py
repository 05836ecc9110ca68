"""A hit as the results page shows it: its unit, marked title and snippet, and in words why it was found."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from dongling.catalog import Catalog, Described, Record, doors_of, prefix_length
from dongling.model import Fact, Unit, fields_of
from dongling.search import Hit, Results, Via, Why
from dongling_web.display import text
from dongling_web.languages.words import Later, label_of, later, name_of, spoken
from dongling_web.search.answers import tells_figures, told_facts

MOST_WORDS = 6
_NAMES: Mapping[str, Later] = {
    "name": later("标题"),
    "kind": later("类型"),
    "school": later("学校"),
    "stage": later("学段"),
}
_VIA: Mapping[Via, Later | str] = {
    "": "",
    "synonym": later("同义词"),
    "pinyin": later("按读音"),
    "meaning": later("意思相近"),
}


@dataclass(frozen=True)
class Reason:
    """Words of a unit that were found, and how they were meant when others had been typed."""

    via: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ShownHit:
    """A hit, ready for the page. `fields` are where it was found, `reasons` what, `facts` what vouches for it.

    `unit` is its record: a page of hits reads no unit that it shows nothing else of.
    """

    unit: Record
    title: Markup
    snippet: Markup
    fields: str
    reasons: tuple[Reason, ...]
    facts: tuple[Fact, ...] = ()


def shown_hits(results: Results, catalog: Catalog) -> list[ShownHit]:
    """Return the hits of a page of results."""
    records, asked = catalog.tables.records, results.question
    return [
        _shown(hit, records[hit.identifier], catalog, asked=asked, first=rank == 0)
        for rank, hit in enumerate(results.hits)
    ]


def shown_beyond(results: Results, catalog: Catalog) -> Mapping[str, ShownHit]:
    """Return by door the best hit that is shown behind it and not here."""
    first: dict[str, ShownHit] = {}
    for hit in results.beyond:
        unit = catalog.tables.records[hit.identifier]
        door = doors_of(unit.audience)[0]
        if door not in first:
            first[door] = _shown(hit, unit, catalog, asked=False)
    return first


def _shown(hit: Hit, unit: Record, catalog: Catalog, *, asked: bool, first: bool = False) -> ShownHit:
    title = text.marked(hit.title, prefix_length(unit.name, unit.kind, catalog)) or Markup.escape(unit.name)
    snippet = text.marked(hit.snippet) or Markup.escape(catalog.units[hit.identifier].description)
    fields = spoken("、").join(dict.fromkeys(field_label(unit, why.field, catalog) for why in hit.why))
    words = {word for why in hit.why for word in why.words} if first else ()
    tells = asked and (first or tells_figures(hit.snippet))
    facts = told_facts(hit.snippet, catalog.units[hit.identifier], catalog, words) if tells else ()
    return ShownHit(unit, title, snippet, fields, tuple(_reasons(hit.why)), facts)


def _reasons(whys: Collection[Why]) -> Iterable[Reason]:
    """Yield what was found as it was typed, then by other names, then by how it is read."""
    by_via: dict[Via, dict[str, None]] = {via: {} for via in _VIA}
    for why in whys:
        by_via[why.via].update(dict.fromkeys(why.words))
    near = any(why.via == "meaning" for why in whys)
    return (
        Reason(str(_VIA[via]), tuple(words)[:MOST_WORDS])
        for via, words in by_via.items()
        if words or (near and via == "meaning")
    )


def field_label(unit: Described, name: str, catalog: Catalog) -> str:
    """Return what readers call a field of the index: its Chinese label, its vocabulary's, or the name a plugin gave."""
    if name in _NAMES:
        return str(_NAMES[name])
    for model in (Unit, *(kind.details for kind in (catalog.kinds.get(unit.kind),) if kind)):
        field = fields_of(model).get(name)
        if field:
            return label_of(field)
    return name_of("scheme", name, catalog)


def changed(before: str, after: str) -> Markup:
    """Return `after` with marks where it is not as `before`."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return text.marked(tuple((after[start:end], tag != "equal") for tag, _, _, start, end in matcher.get_opcodes()))
