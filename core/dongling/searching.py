"""What the rest of the program knows of search: a query, its results, and the protocol of a backend.

A unit becomes a `Document` here: fields of text with weights, facet values, and what a result list needs.
Nothing here analyses text: how words are cut, folded, matched and marked is the backend's affair.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.fields import fields_of
from dongling.lexicon import Lexicon
from dongling.model import Unit
from dongling.settings import Settings

Sort = Literal["relevance", "minutes", "newest"]
FACETS = ("stage", "kind", "school", "theme")
FILTERS = (*FACETS, "band")
MAX_TEXT = 100
PAGE = 10


@dataclass(frozen=True, slots=True)
class TextField:
    """A text of a unit to index. `weight` is how often its words count (true BM25F: as term frequency)."""

    name: str
    text: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A unit as search sees it.

    `facets` maps each of FILTERS to the values the unit has; `audience` is never empty.
    `digest` changes exactly when anything of the document does.
    """

    identifier: str
    name: str
    fields: tuple[TextField, ...]
    facets: Mapping[str, tuple[str, ...]]
    audience: tuple[str, ...]
    minutes: int
    updated: str
    digest: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: text, filters (values within one are OR, filters are AND), view, page and order.

    `minutes` means at most so many. `audience`: units without pupils among theirs are left out unless
    it is "all" or one of the unit's (house.md §7). `raw` takes the text as typed: no word of it becomes a filter, and
    nothing is corrected.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes: int | None = None
    audience: str = "student"
    page: int = 1
    limit: int = PAGE
    sort: Sort = "relevance"
    raw: bool = False


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


class SearchBackend(Protocol):
    """All that Library holds of search. It analyses text; core and web never do.

    Made with the folder for its index (disposable, never inside content), a lexicon and the settings of the run. Safe
    to call from several threads. `rebuild` and `apply` return the new generation; readers
    see the old index or the new one, never half of either. A damaged or foreign index counts as empty.
    """

    def __init__(self, folder: Path, lexicon: Lexicon = ..., settings: Settings = ...) -> None: ...

    def learn(self, lexicon: Lexicon) -> None:
        """Take another lexicon, after a reload; the index stays."""
        ...

    def known(self) -> Mapping[str, str]:
        """Return the digest of every indexed document by identifier; empty when there is no sound index."""
        ...

    def generation(self) -> str:
        """Return a name that changes exactly when results may change."""
        ...

    def rebuild(self, documents: Iterable[Document]) -> str:
        """Make the index anew, aside, and switch to it."""
        ...

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str]) -> str:
        """Change single documents; visible on return."""
        ...

    def search(self, query: Query) -> Results:
        """Answer a query. Any text is allowed: what is malformed is read as plain words."""
        ...

    def complete(self, prefix: str, limit: int = 8) -> list[str]:
        """Return words and titles that begin with or hold `prefix`, or are read so, best first."""
        ...

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return what makes up the score of a hit, the most first."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...


def document(unit: Unit, catalog: Catalog, more: Mapping[str, object] | None = None) -> Document:
    """Return what search indexes of a unit; `more` holds further texts by field name (extend_document)."""
    texts = [*_own_texts(unit), *_named_texts(unit, catalog)]
    texts += _proper_names(texts, catalog)
    texts += [TextField(name, str(value)) for name, value in sorted((more or {}).items()) if value]
    facets = {
        "kind": (unit.kind,),
        "stage": _given(unit.stage),
        "school": (unit.school,),
        "theme": unit.themes,
        "band": _given(unit.band),
    }
    audience = unit.audience or ("student",)
    updated = unit.updated.isoformat() if unit.updated else ""
    parts = (unit.name, tuple(texts), sorted(facets.items()), audience, unit.minutes, updated)
    return Document(unit.identifier, unit.name, tuple(texts), facets, audience, unit.minutes, updated, digest(parts))


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def digest(parts: object) -> str:
    """Return a short name for plain data (strings, numbers, tuples): equal exactly for equal data."""
    return sha256(repr(parts).encode()).hexdigest()[:20]


def _own_texts(unit: Unit) -> Iterator[TextField]:
    for model in (unit, unit.details):
        for name, declared in fields_of(type(model)).items():
            if declared.about.weight:
                text = "\n".join(_strings(getattr(model, declared.attribute)))
                if text:
                    yield TextField(name, text, declared.about.weight)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, BaseModel):
        for declared in fields_of(type(value)).values():
            if declared.about.weight:
                yield from _strings(getattr(value, declared.attribute))


def _named_texts(unit: Unit, catalog: Catalog) -> Iterator[TextField]:
    kind, school = catalog.kinds.get(unit.kind), catalog.schools.get(unit.school)
    yield TextField("kind", kind.name if kind else unit.kind)
    if school:
        yield TextField("school", " ".join(filter(None, (school.name, school.full_name, school.name_en))))
    for name, scheme, values in (
        ("stage", "stage", _given(unit.stage)),
        ("band", "band", _given(unit.band)),
        ("themes", "theme", unit.themes),
        ("competencies", "competency", unit.competencies),
        ("subjects", "subject", unit.subjects),
    ):
        if text := " ".join(catalog.terms.name(scheme, value) for value in values):
            yield TextField(name, text)
    places = [catalog.places[p] for p in unit.places if p in catalog.places]
    if text := "\n".join(" ".join(filter(None, (p.name, p.address, p.name_en))) for p in places):
        yield TextField("places", text)


def _proper_names(texts: list[TextField], catalog: Catalog) -> list[TextField]:
    """Return the English names of the persons, places and things that a unit speaks of."""
    everything = "\n".join(text.text for text in texts)
    names = [t.name_en for t in catalog.terms.scheme("name").values() if t.name_en and t.name in everything]
    return [TextField("names", "\n".join(names))] if names else []


def as_json(results: Results, query: Query, catalog: Catalog) -> dict[str, Any]:
    """Return the object of `search --json` and /search.json (house.md §7).

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
