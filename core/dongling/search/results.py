"""The results of a search: hits, facet counts and chips; and the object that `search --json` prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dongling.catalog import Catalog
from dongling.model import Unit
from dongling.search.query import Query

Marked = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it is a match to be marked."""


Via = Literal["", "synonym", "pinyin"]
"""How a word was meant: as it was typed, by another name, by how it is read."""


@dataclass(frozen=True, slots=True)
class Why:
    """A field that matched and the words found there, as written in the unit; `via` when other words were typed."""

    field: str
    words: tuple[str, ...]
    via: Via = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that was found: score, marked title and snippet, and why."""

    identifier: str
    score: float
    title: Marked
    snippet: Marked
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the query that was read as a filter: 初中, 8分钟, 学校:东林.

    `facet` is one of FILTERS or `minutes` (at most `value`); `text` is as typed. The query without that text takes
    the filter off, and `raw` takes all of them for words.
    """

    facet: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits with the counts around it.

    `facets` counts every value of each facet under the query, ignoring the facet's own filter.
    `confident` is False when no word of the query occurs whole: the hits are then by chance.
    `corrected` is the text whose hits these are when what was typed has none to be confident of; else empty.
    `suggestions` are texts to search for instead, best first, `corrected` not among them.
    `chips` are the parts of the text that were read as filters; `cut` when it was longer than MAX_TEXT.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    facets: Mapping[str, Mapping[str, int]]
    generation: str
    took_ms: float = 0.0
    confident: bool = True
    chips: tuple[Chip, ...] = ()
    suggestions: tuple[str, ...] = ()
    corrected: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing that was asked for adds to a hit's score, and how many units have it."""

    text: str
    score: float
    units: int


def as_json(results: Results, query: Query, catalog: Catalog) -> dict[str, Any]:
    """Return the object of `search --json` and /search.json: others' scripts read it, so its keys stay.

    `corrected`, and `via` of a why, are there only when words other than those typed were searched for.
    A unit that a reload took away between catalog and search is left out.
    """
    return {
        "query": query.text,
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "generation": results.generation,
        "confident": results.confident,
        "took_ms": round(results.took_ms, 2),
        "hits": [
            _hit_json(hit, catalog.units[hit.identifier]) for hit in results.hits if hit.identifier in catalog.units
        ],
        "facets": {name: facet_values(results, name, catalog) for name in results.facets},
        "chips": [{"facet": c.facet, "value": c.value, "text": c.text} for c in results.chips],
        "suggestions": list(results.suggestions),
        **({"corrected": results.corrected} if results.corrected else {}),
    }


def facet_values(results: Results, facet: str, catalog: Catalog) -> list[dict[str, Any]]:
    """Return a facet's values in the order of their vocabulary, those with no hit included."""
    counts = results.facets.get(facet, {})
    order = [*catalog.values(facet), *sorted(set(counts) - set(catalog.values(facet)))]
    return [{"value": v, "name": catalog.name_of(facet, v), "count": counts.get(v, 0)} for v in order]


def _hit_json(hit: Hit, unit: Unit) -> dict[str, Any]:
    return {
        "identifier": unit.identifier,
        "kind": unit.kind,
        "school": unit.school,
        "name": unit.name,
        "url": f"/units/{unit.identifier}",
        "score": round(hit.score, 5),
        "snippet": "".join(text for text, _ in hit.snippet),
        "why": [
            {"field": why.field, "words": list(why.words), **({"via": why.via} if why.via else {})} for why in hit.why
        ],
    }
