"""A unit for the wall: for each scene, stop, phase or question a screen, and beside it what only the teacher sees.

What stands where goes by the declarations of the fields, so that a school's own kind has its screens too. Pupils see
few words, a question or a task; what is spoken, and what a film shows, is in the teacher's notes.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from dongling.catalog import Catalog, short_name
from dongling.model import Unit
from dongling_web.display.fields import FieldRow
from dongling_web.display.text import numeral
from dongling_web.languages.words import name_of, spoken
from dongling_web.materials.media import Shown
from dongling_web.materials.media import shown as shown_media
from dongling_web.materials.view import card_pictures
from dongling_web.wall.few_words import few_words, packed, pieces, spoken_parts
from dongling_web.wall.on_wall import Use, UsedField, picture_of, planned_seconds, used_fields
from dongling_web.wall.played import with_played
from dongling_web.wall.screen import Labelled, Screen

_ITEMS = 4


def screens(unit: Unit, catalog: Catalog) -> list[Screen]:
    """Return the screens of a unit, its title first, with the seconds of the plan."""
    used = used_fields(unit.details, catalog)
    first = Screen(
        name_of("kind", unit.kind, catalog), short_name(unit, catalog), (unit.description,), notes=_notes(used)
    )
    parts = [part for part in _parts(used, catalog) if part]
    shown = [replace(screen, part=number) for number, part in enumerate(parts, 1) for screen in part]
    every = shown_media(unit)
    timed = _timed(list(with_played(unit, [first, *shown], every)), unit.minutes * 60)
    media = {one.medium.file: one for one in every if one.is_image}
    own = {one.file for one in shown} | card_pictures(unit)
    title, *rest = (_with_picture(one, media.get(one.file)) for one in timed)
    return [_with_picture(title, next((one for name, one in media.items() if name not in own), None)), *rest]


def _with_picture(screen: Screen, picture: Shown | None) -> Screen:
    """Return a screen with its picture; who made that, and under which licence, is in the teacher's notes."""
    if picture is None:
        return screen
    credit = spoken("%(source)s，%(license)s", source=picture.medium.source, license=picture.medium.license)
    return replace(screen, picture=picture, directions=(*screen.directions, (spoken("图"), credit)))


def _timed(shown: list[Screen], whole: int) -> list[Screen]:
    """Share out what the parts leave of the time of the unit among the screens that say no time, by their weight."""
    left = max(0, whole - sum(screen.seconds for screen in shown))
    weights = sum(screen.weight for screen in shown if not screen.seconds) or 1
    return [s if s.seconds else replace(s, seconds=round(left * s.weight / weights)) for s in shown]


def _notes(used: list[UsedField]) -> tuple[Labelled, ...]:
    return tuple(one for field in used if field.use == "notes" for one in _flat(field.row))


def _flat(row: FieldRow) -> Iterator[Labelled]:
    """Return a field for the teacher: each of its texts, or of the texts below it, with its label."""
    if row.texts:
        yield row.label, "\n".join(row.texts)
    for group in row.groups:
        for below in group:
            yield from ((f"{row.label} {label}", text) for label, text in _flat(below))


def _parts(used: list[UsedField], catalog: Catalog) -> Iterator[list[Screen]]:
    """Return the screens of a kind's own fields, a part each; short ones in a row share a screen."""
    short: list[Labelled] = []
    for field in used:
        if field.use == "item":
            short.append((field.row.label, field.row.texts[0]))
            continue
        yield from _listed(short)
        short = []
        yield from _of_field(field, catalog)
    yield from _listed(short)


def _listed(short: list[Labelled]) -> Iterator[list[Screen]]:
    for start in range(0, len(short), _ITEMS):
        few = tuple(short[start : start + _ITEMS])
        yield [Screen(spoken("、").join(label for label, _ in few), items=few)]


def _of_field(field: UsedField, catalog: Catalog) -> Iterator[list[Screen]]:
    row = field.row
    if field.parts and field.use not in ("notes", "direction", "out"):
        several = len(field.parts) > 1
        for number, part in enumerate(field.parts, 1):
            yield list(_of_part(part, row.label, number if several else 0, catalog))
    elif field.use in ("ask", "answer", "title"):
        yield from ([Screen(row.label, text)] for text in row.texts)
    elif field.use in ("task", "choices"):
        yield [Screen(row.label, lines=lines) for lines in packed(_lines(row, row.label))]
    elif field.use == "say":
        for number, text in enumerate(spoken_parts("\n\n".join(row.texts)), 1):
            yield [Screen(spoken("第%(number)s段", number=numeral(number)), few_words(text), notes=(("", text),))]


def _lines(row: FieldRow, title: str = "") -> list[str]:
    """Return a task in lines that fit; what stands in the title is not said again."""
    texts = [text.removeprefix(spoken("%(label)s：%(words)s", label=title, words="")) for text in row.texts]
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    return [piece for line in lines for piece in pieces(line)]


def _of_part(part: BaseModel, label: str, number: int, catalog: Catalog) -> Iterator[Screen]:
    """Return the screens of a part: the first with what is asked and all notes, more for a long task, its answers."""
    used = used_fields(part, catalog)
    rows: dict[Use, list[FieldRow]] = defaultdict(list)
    for field in used:
        rows[field.use].append(field.row)
    title = _title(label, number, rows)
    lines = list(packed(line for row in rows["task"] for line in _lines(row))) or [()]
    seconds = planned_seconds(part)
    first = replace(_first(title, rows, used), file=picture_of(part))
    for page, few in enumerate(lines):
        screen = Screen(title) if page else first
        yield replace(screen, lines=few, seconds=seconds // len(lines), timed=bool(seconds and few))
    if answers := [text for row in rows["answer"] for text in row.texts]:
        yield Screen(spoken("%(title)s的答案", title=title), answers[0], tuple(answers[1:]))
    for field in used:
        if field.use == "parts":
            for below in _of_field(field, catalog):
                yield from below


def _title(label: str, number: int, rows: dict[Use, list[FieldRow]]) -> str:
    named = " ".join(text for row in rows["title"] for text in row.texts)
    if not number:
        return named or label
    count = numeral(number)
    if named:
        return spoken("%(count)s　%(named)s", count=count, named=named)
    if rows["say"]:
        return spoken("第%(number)s段", number=count)
    return spoken("%(label)s%(count)s", label=label, count=count)


def _first(title: str, rows: dict[Use, list[FieldRow]], used: list[UsedField]) -> Screen:
    """Return the first screen of a part, with what the others have not."""
    said = [text for row in rows["say"] for text in row.texts]
    asked = " ".join(text for row in rows["ask"] for text in row.texts)
    choices = [text for row in rows["choices"] for text in row.texts]
    lettered = tuple((chr(ord("A") + at), text) for at, text in enumerate(choices))
    return Screen(
        title,
        asked or " ".join(map(few_words, said[:1])),
        items=(*lettered, *((row.label, row.texts[0]) for row in rows["item"])),
        notes=(*(("", text) for text in said), *_notes(used)),
        directions=tuple(one for row in rows["direction"] for one in _flat(row)),
    )
