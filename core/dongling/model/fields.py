"""Declarations of fields: each is made once, on the model, and read from there by everything else.

A field's declaration carries its Chinese label, the standard term it stands for and one line of help
(`About`). Keys in files, `dongling new`, messages, the docs table, facets and the index follow from it.
A file may use the English name or the Chinese label of any field; `Keys` knows both, level by level.
"""

import types
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

OnWall = Literal["", "title", "ask", "choices", "answer", "task", "say", "notes", "direction", "out"]
"""What the wall of a classroom does with a field; see `About`."""
ForPupils = Literal["", "title", "story", "do", "think", "thing", "picture"]
"""What a field is to pupils."""


@dataclass(frozen=True, slots=True)
class About:
    """What a field declares of itself.

    label: the Chinese key. standard: the term of schema.org, LRMI or IEEE LOM it stands for.
    help: one line for authors, Chinese and English. scheme: the vocabulary its values come from.
    words: what authors call its values when they are a few words of our own.
    weight: how often its words count in the search index (BM25F weights as term frequencies).
    example: what `dongling new` writes; one that begins with 请 asks for a text and is none: a placeholder.
    wall: what stands of it on the wall of a classroom (放映). Pupils see what is to be done (`task`) whole, a question
    (`ask`) and its `choices` large, the `answer` on a screen of its own, the `title` of a part, and of what is spoken
    (`say`) a few words; the teacher alone sees `notes` and a `direction`, such as what a film shows; nobody what is
    `out`. When it is not given it follows from `pupils`; of a kind that says of no field what it is to pupils, the form
    decides: what is short or a question is shown, what is long is spoken.
    pupils: what it is to pupils on their page: a "title" of its part, a "story" to read, something to "do" or to
    "think" about, a "thing" to have in mind, a "picture": one of the unit's media;
    nothing that is not for them.
    """

    label: str
    standard: str = ""
    help: tuple[str, str] = ("", "")
    scheme: str = ""
    weight: int = 0
    example: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    wall: OnWall = ""
    pupils: ForPupils = ""


_ASKS = "请"
"""An example that begins so asks its author for a text."""


class Model(BaseModel):
    """A frozen value; unknown keys are refused, in the author's own words (content/decoder.py)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


@dataclass(frozen=True)
class Field:
    """One field as read off a model: its name in files, its declaration, its type, what lies below it.

    `models` are all that may lie below it, when it holds values of several sorts; `model` is the first.
    """

    name: str
    about: About
    required: bool
    model: type[BaseModel] | None
    many: bool
    attribute: str
    models: tuple[type[BaseModel], ...] = ()


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Field]:
    """Return the declared fields of `model` by their name in files, in the order of declaration."""
    fields = (_field(attribute, info) for attribute, info in model.model_fields.items())
    return {field.name: field for field in fields if field}


def _field(attribute: str, info: FieldInfo) -> Field | None:
    about = next((m for m in info.metadata if isinstance(m, About)), None)
    if about is None:
        return None
    below = tuple(_models_in(info.annotation))
    many = any(_is_list(part) for part in _parts(info.annotation))
    name = info.alias or attribute
    first = below[0] if below else None
    return Field(name, about, info.is_required(), first, many, attribute, below)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType, Annotated) or _is_list(annotation):
        for arg in get_args(annotation):
            yield from _parts(arg)


def _is_list(annotation: Any) -> bool:
    """Whether a file gives a list for it: a tuple, list, set or any other collection that is neither text nor keys."""
    of = get_origin(annotation) or annotation
    return isinstance(of, type) and issubclass(of, Collection) and not issubclass(of, str | bytes | Mapping)


def several(value: object) -> tuple[Any, ...] | None:
    """Return the items of a list that a field holds, in an order that stays; None for a single value."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, set | frozenset):
        return tuple(sorted(value, key=str))
    return tuple(value) if isinstance(value, list) else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


class Keys:
    """The keys one mapping may have, by both spellings, and the keys below each."""

    def __init__(self, *models: type[BaseModel]) -> None:
        self.models = models
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
            self._below[name] = Keys(*field.models)
        return self._below[name]

    @cached_property
    def prompts(self) -> frozenset[str]:
        """The examples, here and below, that ask for a text and are none, such as 请写标题."""
        seen = list(self.models)
        for model in seen:
            seen += [below for field in fields_of(model).values() for below in field.models if below not in seen]
        examples = (field.about.example for model in seen for field in fields_of(model).values())
        return frozenset(example for example in examples if example.startswith(_ASKS))

    def spellings(self, name: str) -> tuple[str, ...]:
        """Return the spellings that a file may use for field `name`."""
        field = self.fields.get(name)
        return (name, field.about.label) if field else (name,)
