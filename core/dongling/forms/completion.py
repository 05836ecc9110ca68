"""The data of a unit with something in every field that must have it: what is not written yet, or is no such value.

Only for looking at a unit that is being written; nothing of it is ever saved.
"""

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Terms
from dongling.forms.questions import Data, first_of, own_value
from dongling.forms.sorts import Sort, model_for, sort_of, words_of
from dongling.model import Field, Kind, UnitFields, fields_of

NOT_YET = "……"
"""What stands for a text that nobody has written."""


def completed(data: Data, kind: Kind, terms: Terms, wrong: Collection[str] = ()) -> dict[str, Any]:
    """Return the data with every required field filled, and without what stands at the paths of `wrong`.

    What is wrong there and empty is what must be written after all: it is filled, too.
    """
    made = dict(data)
    for model in (UnitFields, kind.details):
        made = _completed(model, made, "", terms, wrong)
    return made


def _completed(model: type[BaseModel], data: Data, at: str, terms: Terms, wrong: Collection[str]) -> dict[str, Any]:
    made = dict(data)
    for name, field in fields_of(model).items():
        path, own = f"{at}{name}", name if name in data else field.about.label
        value = None if path in wrong else own_value(data, field)
        if path in wrong:
            made.pop(own, None)
        if field.models and value:
            made[own] = _below(field, value, path, terms, wrong)
        elif not value and (field.required or (path in wrong and not own_value(data, field))):
            made[own] = _blank(model, field, path, terms, wrong)
    return made


def _below(field: Field, value: Any, path: str, terms: Terms, wrong: Collection[str]) -> Any:
    if not field.many:
        return _part(field, value, path, terms, wrong)
    rows = value if isinstance(value, list) else [value]
    return [_part(field, row, f"{path}.{i}", terms, wrong) for i, row in enumerate(rows) if f"{path}.{i}" not in wrong]


def _part(field: Field, value: Any, path: str, terms: Terms, wrong: Collection[str]) -> Any:
    """Return a part with what it lacks; one of which only one text was written stays so where it lacks nothing."""
    model = model_for(field, value)
    data = value if isinstance(value, Mapping) else {first_of(model): value} if isinstance(value, str) else {}
    made = _completed(model, data, f"{path}.", terms, wrong)
    return value if isinstance(value, str) and made == data else made


def _blank(model: type[BaseModel], field: Field, path: str, terms: Terms, wrong: Collection[str]) -> Any:
    sort = sort_of(model, field.name)
    if sort in (Sort.ROWS, Sort.GROUP):
        part = _part(field, {}, f"{path}.0" if field.many else path, terms, wrong)
        return [part] if field.many else part
    if sort is Sort.NUMBER:
        return "1"
    scheme = field.about.scheme
    words = list(terms.scheme(scheme) if scheme else words_of(field, model)) or [NOT_YET]
    if sort in (Sort.CHOICE, Sort.CHOICES):
        return words[:1] if field.many else words[0]
    return [NOT_YET] if field.many else NOT_YET
