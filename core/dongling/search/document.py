"""The document of a unit, which search indexes: fields of text with weights, facet values, and a digest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Catalog, Terms, terms_of
from dongling.model import Unit, fields_of, several
from dongling.search.facets import own_facets


@dataclass(frozen=True, slots=True)
class TextField:
    """A text of a unit to index. `weight` is how often its words count (true BM25F: as term frequency)."""

    name: str
    text: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A unit as search indexes it.

    `facets` maps each of FILTERS, and of the catalog's own facets, to the values the unit has; `audience` is never
    empty.
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


def document(unit: Unit, catalog: Catalog, more: Mapping[str, object] | None = None) -> Document:
    """Return what search indexes of a unit; `more` holds further texts by field name (extend_document)."""
    texts = [*_own_texts(unit, catalog.terms), *_named_texts(unit, catalog)]
    texts += _proper_names(texts, catalog)
    texts += [TextField(name, str(value)) for name, value in sorted((more or {}).items()) if value]
    facets = {
        "kind": (unit.kind,),
        "stage": _given(unit.stage),
        "school": (unit.school,),
        "theme": unit.themes,
        "band": _given(unit.band),
        **_own_facets(unit, catalog.terms),
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


def _own_facets(unit: Unit, terms: Terms) -> dict[str, tuple[str, ...]]:
    """Return the words that a unit has of each vocabulary that declares itself a facet."""
    declared = own_facets(terms)
    named = terms_of(unit) if declared else {}
    return {scheme: tuple(dict.fromkeys(named[scheme])) for scheme in declared if named.get(scheme)}


def _own_texts(unit: Unit, terms: Terms) -> Iterator[TextField]:
    for model in (unit, unit.details):
        for name, declared in fields_of(type(model)).items():
            if declared.about.weight:
                text = "\n".join(_strings(getattr(model, declared.attribute), declared.about.scheme, terms))
                if text:
                    yield TextField(name, text, declared.about.weight)


def _strings(value: Any, scheme: str, terms: Terms) -> Iterator[str]:
    """Yield the texts of a field's value; of a term, the name that readers know, never its identifier."""
    if isinstance(value, str):
        yield terms.name(scheme, value) if scheme else value
    elif (items := several(value)) is not None:
        for item in items:
            yield from _strings(item, scheme, terms)
    elif isinstance(value, BaseModel):
        for declared in fields_of(type(value)).values():
            if declared.about.weight:
                yield from _strings(getattr(value, declared.attribute), declared.about.scheme, terms)


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
    for scheme, words in unit.terms.items():
        yield TextField(scheme, " ".join(catalog.terms.name(scheme, word) for word in words))
    places = [catalog.places[p] for p in unit.places if p in catalog.places]
    if text := "\n".join(" ".join(filter(None, (p.name, p.address, p.name_en))) for p in places):
        yield TextField("places", text)


def _proper_names(texts: list[TextField], catalog: Catalog) -> list[TextField]:
    """Return the English names of the persons, places and things that a unit speaks of."""
    everything = "\n".join(text.text for text in texts)
    names = [t.name_en for t in catalog.terms.scheme("name").values() if t.name_en and t.name in everything]
    return [TextField("names", "\n".join(names))] if names else []
