"""Declarations of fields: each is made once, on the model, and read from there by everything else.

A field's declaration carries its Chinese label, the standard term it stands for and one line of help
(`About`). Keys in files, `dongling new`, messages, the docs table, facets and the index follow from it.
A file may use the English name or the Chinese label of any field; `Keys` knows both, level by level.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class About:
    """What a field declares of itself.

    label: the Chinese key. standard: the term of schema.org, LRMI or IEEE LOM it stands for.
    help: one line for authors, Chinese and English. scheme: the vocabulary its values come from.
    weight: how often its words count in the search index (BM25F weights as term frequencies).
    example: what `dongling new` writes.
    """

    label: str
    standard: str = ""
    help: tuple[str, str] = ("", "")
    scheme: str = ""
    weight: int = 0
    example: str = ""


class Model(BaseModel):
    """A frozen value; unknown keys are refused, in the author's own words (content/decoder.py)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


@dataclass(frozen=True)
class Field:
    """One field as read off a model: its name in files, its declaration, its type, what lies below it."""

    name: str
    about: About
    required: bool
    model: type[BaseModel] | None
    many: bool
    attribute: str


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Field]:
    """Return the declared fields of `model` by their name in files, in the order of declaration."""
    fields = (_field(attribute, info) for attribute, info in model.model_fields.items())
    return {field.name: field for field in fields if field}


def _field(attribute: str, info: FieldInfo) -> Field | None:
    about = next((m for m in info.metadata if isinstance(m, About)), None)
    if about is None:
        return None
    below = next(_models_in(info.annotation), None)
    many = any(get_origin(part) is tuple for part in _parts(info.annotation))
    name = info.alias or attribute
    return Field(name, about, info.is_required(), below, many, attribute)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType, Annotated, tuple):
        for arg in get_args(annotation):
            yield from _parts(arg)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


class Keys:
    """The keys one mapping may have, by both spellings, and the keys below each."""

    def __init__(self, *models: type[BaseModel]) -> None:
        self.fields: dict[str, Field] = {n: f for model in models for n, f in fields_of(model).items()}
        self.names: dict[str, str] = {name: name for name in self.fields}
        self.names |= {field.about.label: name for name, field in self.fields.items()}
        self._below: dict[str, Keys] = {}

    def below(self, name: str) -> "Keys | None":
        """Return the keys of the mappings under field `name`, None where it holds plain values."""
        field = self.fields.get(name)
        if field is None or field.model is None:
            return None
        if name not in self._below:
            self._below[name] = Keys(field.model)
        return self._below[name]

    def spellings(self, name: str) -> tuple[str, ...]:
        """Return the spellings that a file may use for field `name`."""
        field = self.fields.get(name)
        return (name, field.about.label) if field else (name,)
