"""Every text of a unit that a reader sees, with the way to it."""

from functools import cache
from typing import Any

from pydantic import BaseModel

from dongling.model import fields_of
from dongling.problems import FieldPath

Texts = tuple[tuple[FieldPath, str], ...]
_HIDDEN = {"identifier", "kind", "band", "minutes", "review_status", "depth", "license", "updated", "facts", "places"}
_HIDDEN |= {"prerequisites", "derived", "competencies", "themes", "subjects", "audience", "terms", "seconds", "choices"}
_HIDDEN |= {"textbook", "type", "options", "blanks", "competency", "picture", "route", "file", "subtitles"}
"""What is no prose of the unit: identifiers, words of vocabularies, the titles of books as they are printed, and what
a task offers: wrong answers state nothing."""


class _Read:
    """The texts of the unit that was asked about last: one check after another asks for them."""

    def __init__(self) -> None:
        self._last: tuple[BaseModel | None, Texts] = (None, ())

    def of(self, unit: BaseModel) -> Texts:
        """Return every text of a unit, each with the way to it."""
        last, texts = self._last
        if last is not unit:
            every: list[tuple[FieldPath, str]] = []
            _add_model(unit, (), every)
            texts = tuple(every)
            self._last = unit, texts
        return texts


_read = _Read()


def reader_texts(unit: BaseModel) -> Texts:
    """Return every text of a unit that a reader sees, with the way to it."""
    return _read.of(unit)


@cache
def _shown(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that may hold prose: the name of each, and its attribute."""
    return tuple((name, field.attribute) for name, field in fields_of(model).items() if name not in _HIDDEN)


@cache
def _has_details(model: type[BaseModel]) -> bool:
    """Tell whether a model is a unit's: to ask each part of one for what it has not would take as long as its texts."""
    return "details" in model.model_fields


def _add_model(item: BaseModel, at: FieldPath, texts: list[tuple[FieldPath, str]]) -> None:
    for name, attribute in _shown(type(item)):
        _add(getattr(item, attribute), (*at, name), texts)
    if _has_details(type(item)) and isinstance(details := getattr(item, "details", None), BaseModel):
        _add_model(details, (), texts)


def _add(value: Any, at: FieldPath, texts: list[tuple[FieldPath, str]]) -> None:
    if isinstance(value, str):
        texts.append((at, value))
    elif isinstance(value, BaseModel):
        _add_model(value, at, texts)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            _add(item, (*at, i), texts)
