"""Any kind's own fields on paper, from their declarations: a school's kind needs no exporter of its own.

Short values stand in a table of labels; a list of equal parts, such as the phases of a lesson, is a table with a
row each; so are parts of one shape that follow one another. Long texts have a heading of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Catalog, in_words
from dongling.exporters.word.paper import WIDTH, Paper
from dongling.kinds.lesson import Phase
from dongling.model import Field, fields_of

_SHORT = 40
_NARROW = {"minutes": 1.4, "seconds": 1.4}
_MINUTES = "minutes"
_TITLES: Mapping[type[BaseModel] | None, str] = {Phase: "教学过程"}
"""What lesson plans call a list of such parts."""


def write_fields(paper: Paper, details: BaseModel, catalog: Catalog, level: int = 1) -> None:
    """Write the declared fields of `details` that hold anything, under headings of `level`."""
    filled = [field for field in fields_of(type(details)).values() if getattr(details, field.attribute)]
    for shape, group in groupby(filled, key=lambda field: _shape(details, field, catalog)):
        fields = list(group)
        if shape == "short":
            paper.pairs([(f.about.label, text_of(getattr(details, f.attribute), f, catalog)) for f in fields], 1)
        elif isinstance(shape, type):
            _write_parts(paper, details, fields, catalog, level)
        else:
            for field in fields:
                _write_long(paper, details, field, catalog, level)


def _shape(details: BaseModel, field: Field, catalog: Catalog) -> object:
    """Return what fields that follow one another must share to be written together."""
    if field.model is not None:
        return ("many", field.name) if field.many else field.model
    text = text_of(getattr(details, field.attribute), field, catalog)
    return "short" if len(text) <= _SHORT and "\n" not in text else "long"


def _write_parts(paper: Paper, details: BaseModel, fields: list[Field], catalog: Catalog, level: int) -> None:
    """Write single parts of one model: one alone as labels and values, several as the rows of a table."""
    if len(fields) == 1:
        paper.heading(fields[0].about.label, level)
        paper.pairs(list(_labelled(getattr(details, fields[0].attribute), catalog)), 1)
        return
    parts = [getattr(details, field.attribute) for field in fields]
    _write_table(paper, parts, catalog, labels=[field.about.label for field in fields])


def _write_long(paper: Paper, details: BaseModel, field: Field, catalog: Catalog, level: int) -> None:
    paper.heading(_TITLES.get(field.model, field.about.label), level)
    value = getattr(details, field.attribute)
    if field.model is not None:
        _write_table(paper, value, catalog)
    elif field.many and len(value) > 1:
        paper.bullets(text_of(item, field, catalog) for item in value)
    else:
        paper.text(text_of(value, field, catalog))


def _labelled(part: BaseModel, catalog: Catalog) -> Iterator[tuple[str, str]]:
    for field in fields_of(type(part)).values():
        words = text_of(getattr(part, field.attribute), field, catalog)
        if words:
            yield field.about.label, words


def _write_table(paper: Paper, parts: Sequence[BaseModel], catalog: Catalog, labels: Sequence[str] = ()) -> None:
    fields = [f for f in fields_of(type(parts[0])).values() if any(getattr(part, f.attribute) for part in parts)]
    first = labels or [str(i) for i in range(1, len(parts) + 1)]
    rows = [
        [label, *(text_of(getattr(part, f.attribute), f, catalog) for f in fields)]
        for label, part in zip(first, parts, strict=True)
    ]
    widths = column_widths(fields, rows)
    paper.table(["", *(field.about.label for field in fields)], rows, [WIDTH - sum(widths), *widths])
    if any(field.name == _MINUTES for field in fields):
        paper.text(f"合计{sum(getattr(part, _MINUTES) or 0 for part in parts)}分钟。", "Caption")


def column_widths(fields: Sequence[Field], rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the widths of columns after the first: numbers are narrow, texts share the rest by what they hold."""
    first = 1.0 if all(len(row[0]) <= 2 and row[0].isdigit() for row in rows) else 1.8
    weight = {f.name: max(len(row[i]) for row in rows) ** 0.5 for i, f in enumerate(fields, 1)}
    free = {name: max(share, 5.0) for name, share in weight.items() if name not in _NARROW}
    rest = WIDTH - first - sum(width for name, width in _NARROW.items() if name in weight)
    whole = sum(free.values()) or 1.0
    return [_NARROW.get(f.name) or round(rest * free[f.name] / whole, 2) for f in fields]


def text_of(value: Any, field: Field, catalog: Catalog) -> str:
    """Return a field's value as text: terms by their names, lists a line each or, when they are words, in a row."""
    if isinstance(value, tuple):
        texts = [text_of(item, field, catalog) for item in value]
        return "、".join(texts) if all(len(text) <= 12 for text in texts) else "\n".join(texts)
    if isinstance(value, BaseModel):
        return "\n".join(f"{label}：{words}" for label, words in _labelled(value, catalog))
    return in_words(value, field, catalog.terms)
