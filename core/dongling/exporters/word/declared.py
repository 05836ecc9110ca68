"""Any kind's own fields on paper, from their declarations: a school's kind needs no exporter of its own.

Short values stand in a table of labels; a list of equal parts, such as the phases of a lesson, is a table with a
row each; so are parts of one shape that follow one another. Long texts have a heading of their own.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.checks import named_pictures
from dongling.exporters.word.paper import WIDTH, Paper
from dongling.exporters.word.pictures.unit_pictures import UnitPictures
from dongling.kinds.lesson import Phase
from dongling.languages import Tongue, label_in, listed_in, value_in
from dongling.model import Field, fields_of, several
from dongling.problems import FieldPath

_SHORT = 40
_NARROW = {"minutes": 1.4, "seconds": 1.4}
_MINUTES = "minutes"


def write_fields(
    paper: Paper, details: BaseModel, catalog: Catalog, level: int = 1, *, pictures: UnitPictures | None = None
) -> None:
    """Write the declared fields of `details` that hold anything, under headings of `level`, then what parts show."""
    filled = [field for field in _written(type(details)) if getattr(details, field.attribute)]
    for shape, group in groupby(filled, key=lambda field: _shape(paper.tongue, details, field, catalog)):
        fields = list(group)
        if shape == "short":
            tongue = paper.tongue
            texts = [(label_in(tongue, f), text_of(tongue, getattr(details, f.attribute), f, catalog)) for f in fields]
            paper.pairs(texts, 1)
        elif isinstance(shape, type):
            _write_parts(paper, details, fields, catalog, level)
        else:
            for field in fields:
                _write_long(paper, details, field, catalog, level)
    if pictures:
        for at, name in named_pictures(details, ()):
            pictures.write(name, _part_of(paper.tongue, details, at))


def _part_of(tongue: Tongue, details: BaseModel, at: FieldPath) -> str:
    """Return what a part is called that shows a picture: 环节2."""
    if len(at) == 1:
        return ""
    number = at[1]
    label = label_in(tongue, fields_of(type(details))[str(at[0])])
    return tongue.say("%(label)s%(number)s", label=label, number=number + 1) if isinstance(number, int) else label


def _written(model: type[BaseModel]) -> list[Field]:
    """Return the fields that are written: of a picture the file's name is not, it is shown."""
    return [field for field in fields_of(model).values() if field.about.pupils != "picture"]


def _shape(tongue: Tongue, details: BaseModel, field: Field, catalog: Catalog) -> object:
    """Return what fields that follow one another must share to be written together."""
    if field.model is not None:
        return ("many", field.name) if field.many else field.model
    text = text_of(tongue, getattr(details, field.attribute), field, catalog)
    return "short" if len(text) <= _SHORT and "\n" not in text else "long"


def _write_parts(paper: Paper, details: BaseModel, fields: list[Field], catalog: Catalog, level: int) -> None:
    """Write single parts of one model: one alone as labels and values, several as the rows of a table."""
    if len(fields) == 1:
        paper.heading(label_in(paper.tongue, fields[0]), level)
        paper.pairs(list(_labelled(paper.tongue, getattr(details, fields[0].attribute), catalog)), 1)
        return
    parts = [getattr(details, field.attribute) for field in fields]
    _write_table(paper, parts, catalog, labels=[label_in(paper.tongue, field) for field in fields])


def _write_long(paper: Paper, details: BaseModel, field: Field, catalog: Catalog, level: int) -> None:
    paper.heading(paper.say("教学过程") if field.model is Phase else label_in(paper.tongue, field), level)
    value = getattr(details, field.attribute)
    if field.model is not None:
        _write_table(paper, several(value) or (value,), catalog)
    elif field.many and len(value) > 1:
        paper.bullets(text_of(paper.tongue, item, field, catalog) for item in several(value) or ())
    else:
        paper.text(text_of(paper.tongue, value, field, catalog))


def _labelled(tongue: Tongue, part: BaseModel, catalog: Catalog) -> Iterator[tuple[str, str]]:
    for field in _written(type(part)):
        words = text_of(tongue, getattr(part, field.attribute), field, catalog)
        if words:
            yield label_in(tongue, field), words


def _write_table(paper: Paper, parts: Sequence[BaseModel], catalog: Catalog, labels: Sequence[str] = ()) -> None:
    fields = [f for f in _written(type(parts[0])) if any(getattr(part, f.attribute) for part in parts)]
    first = labels or [str(i) for i in range(1, len(parts) + 1)]
    rows = [
        [label, *(text_of(paper.tongue, getattr(part, f.attribute), f, catalog) for f in fields)]
        for label, part in zip(first, parts, strict=True)
    ]
    widths = column_widths(fields, rows)
    paper.table(["", *(label_in(paper.tongue, field) for field in fields)], rows, [WIDTH - sum(widths), *widths])
    if any(field.name == _MINUTES for field in fields):
        total = sum(getattr(part, _MINUTES) or 0 for part in parts)
        paper.text(paper.say("合计%(minutes)s分钟。", minutes=total), "Caption")


def column_widths(fields: Sequence[Field], rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the widths of columns after the first: numbers are narrow, texts share the rest by what they hold."""
    first = 1.0 if all(len(row[0]) <= 2 and row[0].isdigit() for row in rows) else 1.8
    weight = {f.name: max(len(row[i]) for row in rows) ** 0.5 for i, f in enumerate(fields, 1)}
    free = {name: max(share, 5.0) for name, share in weight.items() if name not in _NARROW}
    rest = WIDTH - first - sum(width for name, width in _NARROW.items() if name in weight)
    whole = sum(free.values()) or 1.0
    return [_NARROW.get(f.name) or round(rest * free[f.name] / whole, 2) for f in fields]


def text_of(tongue: Tongue, value: Any, field: Field, catalog: Catalog) -> str:
    """Return a field's value as text: terms by their names, lists a line each or, when they are words, in a row."""
    if (items := several(value)) is not None:
        texts = [text_of(tongue, item, field, catalog) for item in items]
        return listed_in(tongue, texts) if all(len(text) <= 12 for text in texts) else "\n".join(texts)
    if isinstance(value, BaseModel):
        said = _labelled(tongue, value, catalog)
        return "\n".join(tongue.say("%(label)s：%(words)s", label=label, words=words) for label, words in said)
    return value_in(tongue, value, field, catalog)
