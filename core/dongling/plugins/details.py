"""Whether the fields of a kind can be read from files: said at once, in one sentence."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.errors import PydanticSchemaGenerationError, PydanticUserError

from dongling.model import Kind, UnitFields, fields_of, is_identifier

_PLAIN = (str, int, float, bool, Decimal, dt.date, dt.time, dt.timedelta, Enum, BaseModel)


def faults_of_kind(kind: Any) -> str:
    """Say why units can't be of a kind; empty when they can."""
    told = all(isinstance(text, str) for text in (kind.identifier, kind.name, kind.template, kind.icon, kind.name_en))
    if not told or not is_identifier(kind.identifier.replace(".", "-").replace("_", "-")) or not kind.name.strip():
        return "a kind needs an identifier such as my.lesson and a name, both texts"
    if not (isinstance(kind.details, type) and issubclass(kind.details, BaseModel)):
        return f"kind {kind.identifier}: details should be a class made from dongling.Model"
    return _minutes(kind) or _fields(kind) or _types(kind)


def _minutes(kind: Any) -> str:
    pair = isinstance(kind.minutes, tuple) and len(kind.minutes) == 2 and all(type(n) is int for n in kind.minutes)
    fine = pair and 0 < kind.minutes[0] <= kind.minutes[1]
    return "" if fine else f"kind {kind.identifier}: minutes should be the least and the most, such as (10, 25)"


def _fields(kind: Kind) -> str:
    own, common = fields_of(kind.details), fields_of(UnitFields)
    labels = {field.about.label for field in common.values()}
    for name, field in own.items():
        if name in common or field.about.label in labels:
            return f"kind {kind.identifier} reuses the unit's field {name} ({field.about.label})"
    undeclared = set(kind.details.model_fields) - {field.attribute for field in own.values()}
    listed = ", ".join(sorted(undeclared))
    return f"kind {kind.identifier}: fields without About(label): {listed}" if undeclared else ""


def _types(kind: Kind) -> str:
    for name, info in kind.details.model_fields.items():
        odd = next((part for part in _leaves(info.annotation) if not _plain(part)), None)
        if odd is not None and not _has_a_form(info.annotation):
            word = getattr(odd, "__name__", str(odd))
            return f"kind {kind.identifier}: field {name} is of a type that no file can hold ({word})"
    return ""


def _leaves(annotation: Any) -> Iterator[Any]:
    """Yield the types that an annotation is made of; a mapping to models stands for itself: its keys have no labels."""
    if isinstance(get_origin(annotation), type) and issubclass(get_origin(annotation), Mapping):
        below = [part for arg in get_args(annotation) for part in _leaves(arg)]
        yield from [annotation] if any(isinstance(one, type) and issubclass(one, BaseModel) for one in below) else below
    elif get_origin(annotation) is Annotated:
        yield from _leaves(get_args(annotation)[0])
    elif get_origin(annotation) is Literal or not get_args(annotation):
        yield annotation
    else:
        for arg in get_args(annotation):
            yield from _leaves(arg)


def _plain(part: Any) -> bool:
    if get_origin(part) is Literal or part in (Any, Ellipsis, type(None)):
        return True
    return isinstance(part, type) and issubclass(part, _PLAIN)


def _has_a_form(annotation: Any) -> bool:
    """Tell whether pydantic can describe a type in JSON: then it can read it from a file."""
    if any(get_origin(part) is not None for part in _leaves(annotation) if not _plain(part)):
        return False
    try:
        TypeAdapter(annotation).json_schema()
    except (PydanticUserError, PydanticSchemaGenerationError):
        return False
    return True
