"""Any kind's own fields as labels and values, for kinds that bring no page of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from dongling.catalog import Catalog, in_words
from dongling.model import fields_of, several
from dongling_web.languages.words import label_of


@dataclass(frozen=True)
class FieldRow:
    """A field: its label, and its texts or the groups of rows below it."""

    label: str
    texts: tuple[str, ...] = ()
    groups: tuple[tuple["FieldRow", ...], ...] = ()


def rows(details: BaseModel, catalog: Catalog) -> tuple[FieldRow, ...]:
    """Return the declared fields of `details` that hold anything."""
    return tuple(_rows(details, catalog))


def _rows(details: BaseModel, catalog: Catalog) -> Iterator[FieldRow]:
    for field in fields_of(type(details)).values():
        if field.about.pupils == "picture":
            continue  # the name of a file says nothing; what it holds is shown
        value = getattr(details, field.attribute)
        many = several(value)
        items = (value,) if many is None else many
        groups = tuple(rows(item, catalog) for item in items if isinstance(item, BaseModel))
        texts = tuple(in_words(item, field, catalog.terms) for item in items if not isinstance(item, BaseModel))
        texts = tuple(text for text in texts if text)
        if groups or texts:
            yield FieldRow(label_of(field), texts, groups)
