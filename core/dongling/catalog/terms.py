"""The vocabularies: a term answers to its identifier, its names and its other names."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType

from pydantic import BaseModel, TypeAdapter

from dongling.model import (
    Field,
    Term,
    Unit,
    fields_of,
    several,
    yes_or_no,
)

_TERMS = TypeAdapter(tuple[Term, ...])


class Terms:
    """The vocabularies, by scheme; a term answers to its identifier, its names and its other names."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._every = tuple(terms)
        self._by_scheme: dict[str, dict[str, Term]] = {}
        self._spoken: dict[str, dict[str, str]] = {}
        for term in self._every:
            self._by_scheme.setdefault(term.scheme, {})[term.identifier] = term
            spoken = self._spoken.setdefault(term.scheme, {})
            for word in (term.identifier, term.name, term.name_en, *term.aka):
                if word:
                    spoken.setdefault(word.lower(), term.identifier)

    @property
    def every(self) -> tuple[Term, ...]:
        """All terms."""
        return self._every

    @cached_property
    def digest(self) -> str:
        """A name for all terms: equal in every run exactly while they are."""
        return sha256(_TERMS.dump_json(self._every)).hexdigest()

    def and_also(self, more: Iterable[Term]) -> "Terms":
        """Return these terms and more."""
        return Terms((*self.every, *more))

    def scheme(self, scheme: str) -> Mapping[str, Term]:
        """Return the terms of a scheme by identifier, in their order."""
        return MappingProxyType(self._by_scheme.get(scheme, {}))

    @property
    def schemes(self) -> tuple[str, ...]:
        """Return the schemes that have terms."""
        return tuple(self._by_scheme)

    def find(self, scheme: str, word: str) -> str | None:
        """Return the identifier of the term that `word` names, or None."""
        return self._spoken.get(scheme, {}).get(word.lower())

    def for_stage(self, scheme: str, identifier: str, stage: str) -> str:
        """Return the term of the same name that is meant for `stage`, where frames share a name (政治认同)."""
        entries = self._by_scheme.get(scheme, {})
        name = entries[identifier].name if identifier in entries else ""
        same = [t.identifier for t in entries.values() if t.name == name and stage in t.extra.get("stages", ())]
        return identifier if not same or identifier in same else same[0]

    def words(self, scheme: str) -> tuple[str, ...]:
        """Return every word that names a term of the scheme, for suggestions."""
        return tuple(self._spoken.get(scheme, {}))

    def spoken(self, scheme: str) -> Mapping[str, str]:
        """Return every word of a scheme, in lower case, with the identifier it means."""
        return MappingProxyType(self._spoken.get(scheme, {}))

    def name(self, scheme: str, identifier: str) -> str:
        """Return what readers call the term; its identifier when the scheme does not have it."""
        term = self._by_scheme.get(scheme, {}).get(identifier)
        return term.name if term else identifier

    def broader(self, scheme: str, identifier: str) -> str:
        """Return the identifier of the term above a term, such as the stage of a band; empty where there is none."""
        term = self._by_scheme.get(scheme, {}).get(identifier)
        return term.broader if term else ""


def terms_of(unit: Unit) -> Mapping[str, tuple[str, ...]]:
    """Return every term a unit names, by scheme: in its own fields, in `terms`, and at any depth in its kind's."""
    named: dict[str, tuple[str, ...]] = {scheme: tuple(words) for scheme, words in unit.terms.items()}
    for item in (unit, unit.details):
        for scheme, words in _named_in(item):
            named[scheme] = (*named.get(scheme, ()), *words)
    return named


def _named_in(item: BaseModel) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return the terms that a value's fields name, and those of the values below it, such as the notes of campuses."""
    for declared in fields_of(type(item)).values():
        value = getattr(item, declared.attribute)
        if declared.model:
            for below in several(value) or (value,):
                if isinstance(below, BaseModel):
                    yield from _named_in(below)
        elif value and declared.about.scheme.strip("*"):
            yield declared.about.scheme, (value,) if isinstance(value, str) else tuple(value)


def in_words(value: object, field: Field, terms: Terms) -> str:
    """Return one value of a field as readers see it: a term by its name, 是 or 否, nothing for None, else its text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_or_no(value)
    return terms.name(field.about.scheme, str(value)) if field.about.scheme else str(value)
