"""How a declared field is asked: by a line, a text, a choice, a list of words, or parts with fields of their own."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from dongling.catalog import Terms
from dongling.model import About, Field, Keys, UnitFields, fields_of, yes_or_no


class Sort(StrEnum):
    """How a field is asked."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    """One word of a vocabulary, or of a few that the field has itself."""
    CHOICES = "choices"
    """Several words of a vocabulary."""
    WORDS = "words"
    """A list of words, one a line."""
    GROUP = "group"
    """One part with fields of its own."""
    ROWS = "rows"
    """A list of parts."""
    TERMS = "terms"
    """Words of vocabularies that no field asks for, such as a school's own: several of each."""


_LONG = {"story", "do", "think"}
_SPOKEN = {"ask", "answer", "task", "say", "notes", "direction"}


_NO_CHOICE = {"scheme", "kind", "stage", "name", "synonym"}
"""Vocabularies of which a unit names no word: what they say follows from elsewhere, or is for search alone."""


def own_fields(terms: Terms, details: type[BaseModel]) -> dict[str, Field]:
    """Return a field for each vocabulary that neither a unit's fields nor those of its kind ask for, by its name."""
    asked = {field.about.scheme for model in (UnitFields, details) for field in fields_of(model).values()}
    names = [scheme for scheme in terms.schemes if scheme not in asked | _NO_CHOICE]
    return {name: own_field(name, terms) for name in names}


def own_field(scheme: str, terms: Terms) -> Field:
    """Return a vocabulary as a field of which several words may be chosen."""
    return Field(scheme, About(terms.name("scheme", scheme), scheme=scheme), False, None, many=True, attribute="")


@cache
def sort_of(model: type[BaseModel], name: str) -> Sort:
    """Return how the field `name`, as files call it, of a model is asked."""
    field = fields_of(model)[name]
    if field.models:
        return Sort.ROWS if field.many else Sort.GROUP
    if field.about.scheme == "*":
        return Sort.TERMS
    if field.about.scheme:
        return Sort.CHOICES if field.many else Sort.CHOICE
    if field.many:
        return Sort.WORDS
    return _of_plain(field, set(_types(model.model_fields[field.attribute].annotation)))


def _of_plain(field: Field, types: set[Any]) -> Sort:
    if bool in types or field.about.words or Literal in types:
        return Sort.CHOICE
    if int in types:
        return Sort.NUMBER
    if dt.date in types:
        return Sort.DATE
    about = field.about
    long = about.pupils in _LONG or about.wall in _SPOKEN or field.name in ("body", "description")
    return Sort.TEXT if long else Sort.LINE


def _types(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield Literal
    for part in get_args(annotation) or (annotation,):
        if part is not annotation:
            yield from _types(part)
        else:
            yield part


def words_of(field: Field, model: type[BaseModel]) -> dict[str, str]:
    """Return the words that a field takes, each with what authors call it: its own few, or 是 and 否."""
    if field.about.words:
        return dict(field.about.words)
    annotation = model.model_fields[field.attribute].annotation
    if bool in set(_types(annotation)):
        return {yes_or_no(one): yes_or_no(one) for one in (True, False)}
    return {str(one): str(one) for one in get_args(annotation)} if get_origin(annotation) is Literal else {}


def model_for(field: Field, data: Any) -> type[BaseModel]:
    """Return which of the models below a field some data is of: where there are several, the data names its type."""
    first = field.models[0]
    if len(field.models) == 1:
        return first
    named = _type_named(data)
    return next((model for model in field.models if named in _names(model)), first)


def _type_named(data: Any) -> str:
    if not isinstance(data, dict):
        return ""
    return str(data.get("type") or data.get("题型") or "")


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names by which parts say that they are of a model."""
    field = fields_of(model).get("type")
    if field is None:
        return frozenset()
    said = get_args(model.model_fields[field.attribute].annotation)
    return frozenset((*said, *(field.about.words.get(str(one), "") for one in said))) - {""}


def keys_for(model: type[BaseModel]) -> Keys:
    """Return the keys of one part."""
    return _keys(model)


@cache
def _keys(model: type[BaseModel]) -> Keys:
    return Keys(model)
