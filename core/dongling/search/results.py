"""The results of a search: hits, facet counts and chips; and the object that `search --json` prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from dongling.catalog import DOORS, Catalog, Described, beyond, doors_of
from dongling.model import Unit
from dongling.search.query import Query

Marked = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it is a match to be marked."""


Via = Literal["", "synonym", "pinyin", "meaning"]
"""How a word was meant: as it was typed, by another name, by how it is read; or no word, but what is said, is near."""


@dataclass(frozen=True, slots=True)
class Why:
    """A field that matched and the words found there, as written in the unit; `via` when other words were typed."""

    field: str
    words: tuple[str, ...]
    via: Via = ""


Parts = tuple[Marked, Marked, tuple[Why, ...]]
"""What a hit shows: its title and snippet, marked, and why it was found."""
_SHOWN = ("title", "snippet", "why")


@dataclass(frozen=True)
class Hit:
    """A unit that was found: score, marked title and snippet, and why."""

    identifier: str
    score: float
    title: Marked
    snippet: Marked
    why: tuple[Why, ...] = field(default_factory=tuple)

    @classmethod
    def later(cls, identifier: str, score: float, make: Callable[[], Parts]) -> "Hit":
        """Return a hit of which `make` gives what it shows when somebody first asks for that: of few it is shown."""
        hit = cls.__new__(cls)
        vars(hit).update(identifier=identifier, score=score, _make=make)
        return hit

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Make what is not there yet; two that ask at once make the same."""
            parts, make = vars(self), vars(self).get("_make")
            if make is not None and name in _SHOWN:
                parts.update(zip(_SHOWN, make(), strict=True))
                parts.pop("_make", None)
            if name in parts:
                return parts[name]
            raise AttributeError(name)


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
    `question` when something is asked: the snippet of a hit is then the passage that answers it best.
    `doors` counts what each door (catalog/doors.py) shows of the same matches. `beyond` are the best of those that the
    query's own door leaves out, as far as they are surely what is asked for, each with what it shows when that is asked
    for; `beyond_better` tells whether the first is
    so far before all that the door shows that this is hardly meant.
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
    question: bool = False
    doors: Mapping[str, int] = field(default_factory=dict)
    beyond: tuple[Hit, ...] = ()
    beyond_better: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing that was asked for adds to a hit's score, and how many units have it."""

    text: str
    score: float
    units: int


def as_json(results: Results, query: Query, catalog: Catalog) -> dict[str, Any]:
    """Return the object of `search --json` and /search.json: others' scripts read it, so its keys stay.

    `elsewhere` is there only when wider doors hold more: each with how many, and which of them surely answer.
    `corrected`, and `via` of a why, are there only when words other than those typed were searched for.
    A unit that a reload took away between catalog and search is left out.
    """
    elsewhere = _elsewhere_json(results, query, catalog)
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
        **({"elsewhere": elsewhere} if elsewhere else {}),
        **({"corrected": results.corrected} if results.corrected else {}),
    }


T = TypeVar("T", bound=Described)


def found_beyond(results: Results, query: Query, units: Mapping[str, T]) -> dict[str, tuple[int, tuple[T, ...]]]:
    """Return for each wider door how many units it holds that narrower ones do not, and which of them surely answer.

    Where what the query's own door shows is hardly meant, only those count that do. They are given as `units` has them,
    the catalog's or its records.
    """
    sure: dict[str, list[T]] = {}
    for unit in (units[hit.identifier] for hit in results.beyond if hit.identifier in units):
        sure.setdefault(doors_of(unit.audience)[0], []).append(unit)
    own = {door: tuple(sure.get(door, ())) for door in DOORS}
    counts = beyond(results.doors, query.view)
    return {door: (len(own[door]) if results.beyond_better else n, own[door]) for door, n in counts.items()}


def facet_values(results: Results, facet: str, catalog: Catalog) -> list[dict[str, Any]]:
    """Return a facet's values in the order of their vocabulary, those with no hit included."""
    counts = results.facets.get(facet, {})
    order = list(catalog.values(facet)) or [value for value in catalog.terms.scheme(facet) if value in counts]
    order += sorted(set(counts) - set(order))
    return [{"value": v, "name": catalog.name_of(facet, v), "count": counts.get(v, 0)} for v in order]


def _elsewhere_json(results: Results, query: Query, catalog: Catalog) -> list[dict[str, Any]]:
    """Return what wider doors hold, those that hold anything which may be meant."""
    behind = found_beyond(results, query, catalog.tables.records).items()
    return [
        {"door": door, "count": units, "units": [unit.identifier for unit in sure]}
        for door, (units, sure) in behind
        if units and (sure or results.confident)
    ]


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
