"""What a form asks of a unit, field by field, with what stands in its file now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Terms
from dongling.forms.sorts import Sort, keys_for, model_for, own_fields, sort_of, words_of
from dongling.model import Field, Kind, UnitFields, fields_of

Data = Mapping[str, Any]
"""What a content file holds: texts, lists and mappings of such, by the author's own keys."""


@dataclass(frozen=True)
class Choice:
    """A word that can be chosen: what is sent, what is read, and whether it is chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Question:
    """A field of a form. `path` is its name in the form and, with dots, its place in the unit: `stops.0.place`.

    `value` is the text that stands there; `choices` what can be chosen, `rows` the parts below it.
    """

    path: str
    field: Field
    sort: Sort
    required: bool
    value: str = ""
    choices: tuple[Choice, ...] = ()
    rows: tuple["FormRow", ...] = ()

    @property
    def said(self) -> list[str]:
        """What a form sends of it: the words that are chosen, or the text; nothing of what has parts."""
        if self.choices:
            return [choice.value for choice in self.choices if choice.chosen]
        return [] if self.rows else [self.value]

    @property
    def filled(self) -> bool:
        """Whether anything stands there."""
        return bool(self.value or self.rows or any(choice.chosen for choice in self.choices))


@dataclass(frozen=True)
class FormRow:
    """One part of a list, or the one part of a group: its place, what it begins with, and its fields."""

    path: str
    title: str
    questions: tuple[Question, ...]


def questions(data: Data, kind: Kind, terms: Terms) -> tuple[Question, ...]:
    """Return what is asked of a unit: the fields that every unit has, then those of its kind."""
    common = [
        _own_terms(one, data, kind, terms) if one.sort is Sort.TERMS else one
        for one in _of_model(UnitFields, data, "", terms)
    ]
    return (*common, *_of_model(kind.details, data, "", terms))


def _own_terms(asked: Question, data: Data, kind: Kind, terms: Terms) -> Question:
    """Return the question for words of vocabularies that no field asks for: one below it for each."""
    said = own_value(data, asked.field)
    below = tuple(
        Question(f"{asked.path}.{name}", field, Sort.CHOICES, required=False, choices=choices)
        for name, field in own_fields(terms, kind.details).items()
        for choices in [_choices(UnitFields, field, own_value(said, field), terms)]
    )
    return Question(asked.path, asked.field, asked.sort, asked.required, rows=(FormRow(asked.path, "", below),))


def _of_model(model: type[BaseModel], data: Any, at: str, terms: Terms) -> Iterator[Question]:
    for name, field in fields_of(model).items():
        yield _question(model, field, sort_of(model, name), own_value(data, field), f"{at}{name}", terms)


def own_value(data: Any, field: Field) -> Any:
    """Return what stands in some data for a field, by either of its keys; None for nothing."""
    if not isinstance(data, Mapping):
        return None
    return data.get(field.name, data.get(field.about.label))


def _question(model: type[BaseModel], field: Field, sort: Sort, value: Any, path: str, terms: Terms) -> Question:
    if sort is Sort.ROWS:
        items = value if isinstance(value, list) else [value] if value else []
        rows = tuple(_row(field, item, f"{path}.{i}", terms) for i, item in enumerate(items))
        return Question(path, field, sort, field.required, rows=rows)
    if sort is Sort.GROUP:
        return Question(path, field, sort, field.required, rows=(_row(field, value, path, terms),))
    if sort in (Sort.CHOICE, Sort.CHOICES):
        return Question(path, field, sort, field.required, choices=_choices(model, field, value, terms))
    if sort is Sort.WORDS:
        return Question(path, field, sort, field.required, "\n".join(listed(value)))
    return Question(path, field, sort, field.required, value if isinstance(value, str) else "")


def _row(field: Field, item: Any, path: str, terms: Terms) -> FormRow:
    model = model_for(field, item)
    if isinstance(item, str):
        item = {first_of(model): item}
    asked = tuple(_of_model(model, item, f"{path}.", terms))
    title = next((one.value for one in asked if one.value and one.sort in (Sort.LINE, Sort.TEXT)), "")
    return FormRow(path, title.split("\n")[0], asked)


def first_of(model: type[BaseModel]) -> str:
    """Return the field that a part is of which only one text was written."""
    return next(iter(keys_for(model).fields))


def listed(value: Any) -> list[str]:
    """Return the words of a list as a file has it: one word alone may stand without brackets."""
    if isinstance(value, str):
        return [value]
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def _names(scheme: str, terms: Terms) -> dict[str, str]:
    """Return the terms of a scheme with their names, of those that share one the first: which is meant follows."""
    every = terms.scheme(scheme).values()
    first = {term.name: term.identifier for term in reversed(list(every))}
    return {term.identifier: term.name for term in every if first[term.name] == term.identifier}


def _choices(model: type[BaseModel], field: Field, value: Any, terms: Terms) -> tuple[Choice, ...]:
    said = listed(value)
    if field.about.scheme:
        chosen = {terms.find(field.about.scheme, word) or word: word for word in said}
        known = _names(field.about.scheme, terms)
    else:
        known = words_of(field, model)
        names = {name: word for word, name in known.items()}
        chosen = {names.get(word, word): word for word in said}
    unknown = {word: own for word, own in chosen.items() if word not in known}
    return tuple(Choice(word, name, word in chosen) for word, name in {**known, **unknown}.items())
