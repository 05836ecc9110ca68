"""Whether the media of a unit are there, are what they say they are, and are told of."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from dongling.media import STREAMED, MediaFault, measured, open_media, open_stream
from dongling.model import Medium, Unit, fields_of, several
from dongling.problems import FieldPath, Problem, Said


def check_media(unit: Unit) -> Iterator[Problem]:
    """Return a warning for every file that can't be shown; the unit stays, without it."""
    seen: set[str] = set()
    for i, medium in enumerate(unit.media):
        if medium.file in seen:
            said = Said(f"“{medium.file}”写了两次", f"“{medium.file}” stands twice")
            yield _problem(unit, ("media", i, "file"), said, Said("留一项", "keep one"))
        seen.add(medium.file)
        yield from _faults(unit, i, medium)
    handed_out = (*named_pictures(unit.worksheets, ("worksheets",)), *named_pictures(unit.cards, ("cards",)))
    for at, name in (*handed_out, *named_pictures(unit.details, ())):
        if name not in seen:
            said = Said(f"“媒体”里没有“{name}”", f"“{name}” is not among the unit's media")
            yield _problem(unit, at, said, Said("写进“媒体”", "add it there"))


def named_pictures(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Yield each file that a field of a part names to be shown there, with the way to the field."""
    if isinstance(value, BaseModel):
        for name, field in fields_of(type(value)).items():
            held = getattr(value, field.attribute)
            if field.about.pupils == "picture":
                yield from (((*at, name), held),) if isinstance(held, str) and held else ()
            elif field.models:
                yield from named_pictures(held, (*at, name))
    else:
        for number, item in enumerate(several(value) or ()):
            yield from named_pictures(item, (*at, number))


def _faults(unit: Unit, number: int, medium: Medium) -> Iterator[Problem]:
    for field, name in (("file", medium.file), ("subtitles", medium.subtitles)):
        if name:
            try:
                _look(unit, medium, name)
            except MediaFault as fault:
                yield _problem(unit, ("media", number, field), fault.why, fault.fix)


def _look(unit: Unit, medium: Medium, name: str) -> None:
    """Look at a file as far as it is sent as it is; of a film or a sound that is its head. Raises MediaFault."""
    if medium.sort in STREAMED and name == medium.file:
        open_stream(unit, name).file.close()
        return
    file = open_media(unit, name)
    if medium.sort == "picture":
        measured(file)


def _problem(unit: Unit, at: FieldPath, said: Said, fix: Said) -> Problem:
    return unit.problem(at, said, fix, severity="warning", code="media")
