"""Every text of a unit that a reader sees, with the way to it."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from dongling.model import fields_of
from dongling.problems import FieldPath

_HIDDEN = {"identifier", "kind", "band", "minutes", "review_status", "depth", "license", "updated", "facts", "places"}
_HIDDEN |= {"prerequisites", "derived", "competencies", "themes", "subjects", "audience", "terms", "seconds", "choices"}


def reader_texts(item: BaseModel, at: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Return every text of a unit that a reader sees, with the way to it."""
    for name, field in fields_of(type(item)).items():
        if name not in _HIDDEN:
            yield from _texts(getattr(item, field.attribute), (*at, name))
    details = getattr(item, "details", None)
    if isinstance(details, BaseModel):
        yield from reader_texts(details)


def _texts(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, BaseModel):
        yield from reader_texts(value, at)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, (*at, i))
