"""What becomes of each field on the wall: as it declares (`About.wall`), else as it is to pupils, else by its form.

A kind that declares what its fields are to pupils means the others for teachers; of one that says nothing, name and
form decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.model import Field, ForPupils, OnWall, fields_of, several
from dongling_web.display.fields import FieldRow, rows
from dongling_web.languages.words import label_of, spoken
from dongling_web.units.story import is_teachers
from dongling_web.wall.few_words import FIT

Use = OnWall | Literal["time", "parts", "item"]
"""What a field is for: as declared, or the time of a part, parts of its own, a short value beside its label."""
_TIMES = {"minutes": 60, "seconds": 1}
_FOR_TEACHERS = ("teacher", "intent", "guide", "notes")
_SHORT = 24
_TO_PUPILS: Mapping[ForPupils, OnWall] = {"title": "title", "story": "say", "do": "task", "think": "ask"}
"""What a field of a pupil's page is on the wall; a thing to have in mind goes by its form."""


@dataclass(frozen=True)
class UsedField:
    """A field that holds anything: what it is for, its label and texts, and the values below it."""

    use: Use
    row: FieldRow
    parts: tuple[BaseModel, ...] = ()


def used_fields(details: BaseModel, catalog: Catalog) -> list[UsedField]:
    """Return the fields of `details` that hold anything, in their order."""
    return list(_used(details, catalog))


def _used(details: BaseModel, catalog: Catalog) -> Iterator[UsedField]:
    fields = {label_of(field): field for field in fields_of(type(details)).values()}
    for row in rows(details, catalog):
        field = fields[row.label]
        value = getattr(details, field.attribute)
        items = several(value) or (value,)
        told = _told(field, declared=_declares(type(details)))
        use = told or _by_form(row)
        labelled = use == "task" and not told and len(row.texts) == 1
        shown = (
            FieldRow(row.label, (spoken("%(label)s：%(words)s", label=row.label, words=row.texts[0]),))
            if labelled
            else row
        )
        errands = tuple(text for text in shown.texts if is_teachers(text)) if use == "task" else ()
        if errands:
            yield UsedField("notes", FieldRow(row.label, errands))
            shown = FieldRow(row.label, tuple(text for text in shown.texts if text not in errands))
        if shown.texts or shown.groups or not errands:
            yield UsedField(use, shown, tuple(item for item in items if isinstance(item, BaseModel)))


def _told(field: Field, *, declared: bool) -> Use:
    """Return what a field is for as its kind says; nothing where its form has to decide."""
    about = field.about
    if use := about.wall or _by_name(field.name) or _TO_PUPILS.get(about.pupils):
        return use
    if not declared or about.pupils or any(map(_declares, field.models)):
        return ""
    return "notes"


@cache
def _declares(model: type[BaseModel]) -> bool:
    """Tell whether a model says of any of its fields, or of those below, what they are to pupils or on the wall."""
    fields = fields_of(model).values()
    return any(one.about.pupils or one.about.wall or any(map(_declares, one.models)) for one in fields)


def picture_of(part: BaseModel) -> str:
    """Return the file that a part names to be shown with it; nothing when it names none."""
    pictures = (field for field in fields_of(type(part)).values() if field.about.pupils == "picture")
    return next((str(getattr(part, field.attribute)) for field in pictures), "")


def planned_seconds(part: BaseModel) -> int:
    """Return how long a part says that it takes; 0 when it doesn't say."""
    for name, unit in _TIMES.items():
        value = getattr(part, name, None)
        if isinstance(value, int):
            return value * unit
    return 0


def _by_name(name: str) -> Literal["", "time", "notes"]:
    return "time" if name in _TIMES else "notes" if name in _FOR_TEACHERS else ""


def _by_form(row: FieldRow) -> Use:
    if row.groups:
        return "parts"
    text, *more = row.texts
    if more:
        return "task"
    if text.endswith("？"):
        return "ask"
    if len(text) <= _SHORT and "\n" not in text:
        return "item"
    return "task" if len(text) <= 2 * FIT else "say"
