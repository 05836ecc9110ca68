"""The document of a unit, which search indexes: fields of text with weights, facet values, and a digest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.model import Unit, fields_of


@dataclass(frozen=True, slots=True)
class TextField:
    """A text of a unit to index. `weight` is how often its words count (true BM25F: as term frequency)."""

    name: str
    text: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A unit as search indexes it.

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
