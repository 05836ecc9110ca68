"""A unit for the projector: one scene, stop or phase a screen, words for pupils only, few enough to be read from afar.

What a screen is goes by the parts that a kind is made of (scene, stop, phase, exercise), so that a school's own kind
has its screens too: fields of other sorts stand by their labels. What is for teachers stays out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from dongling.catalog import Catalog, short_name
from dongling.kinds.lesson import Phase
from dongling.kinds.micro_course import Exercise, Scene
from dongling.kinds.walk import Safety, Stop
from dongling.model import Unit, fields_of
from dongling_web.display.fields import FieldRow, rows
from dongling_web.display.text import zh_number

FIT = 100
"""So many characters fit a screen at the projector's size, on a small screen too."""
_SHORT = 24
_FEW = 4
_NOT_SHOWN = ("minutes", "teacher", "intent", "guide")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”’」』）]*|[^。！？；\n]+")


@dataclass(frozen=True)
class Screen:
    """One screen: its title, a small word beside it, words or a list; a list's items may have labels."""

    title: str
    aside: str = ""
    words: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()


def screens(unit: Unit, catalog: Catalog) -> list[Screen]:
    """Return the screens of a unit, its title first."""
    name = catalog.kinds[unit.kind].name
    return [Screen(short_name(unit, catalog), name, (unit.description,)), *_of(unit.details, catalog)]


def _of(details: BaseModel, catalog: Catalog) -> Iterator[Screen]:
    """Return the screens of a kind's own fields, in their order; short ones in a row share one."""
    short: list[tuple[str, str]] = []
    for value, row in _fields(details, catalog):
        if len(row.texts) == 1 and _is_short(row) and not row.texts[0].endswith("？"):
            short.append((row.label, row.texts[0]))
            continue
        yield from _gathered(short)
        short = []
        yield from _parts(value, row) if row.groups else _texts(row)
    yield from _gathered(short)


def _fields(details: BaseModel, catalog: Catalog) -> list[tuple[object, FieldRow]]:
    """Return the fields that hold anything, with their values as they are; the plan of safety is for teachers."""
    values = {field.about.label: getattr(details, field.attribute) for field in fields_of(type(details)).values()}
    return [(values[row.label], row) for row in rows(details, catalog) if not isinstance(values[row.label], Safety)]


def _gathered(short: list[tuple[str, str]]) -> Iterator[Screen]:
    for start in range(0, len(short), _FEW):
        few = short[start : start + _FEW]
        yield Screen("、".join(label for label, _ in few), items=tuple(few))


def _texts(row: FieldRow) -> Iterator[Screen]:
    if len(row.texts) > 1:
        for few in _packed(row.texts):
            yield Screen(row.label, items=tuple(("", text) for text in few))
    elif row.texts:
        yield from _pages(row.label, "", row.texts[0])


def _parts(value: object, row: FieldRow) -> Iterator[Screen]:
    parts = value if isinstance(value, tuple) else (value,)
    for number, (part, group) in enumerate(zip(parts, row.groups, strict=True), 1):
        if isinstance(part, Scene):
            yield from _pages(f"第{zh_number(number)}段", f"画面：{part.scene}", part.words)
        elif isinstance(part, Stop):
            yield from _pages(f"第{number}站 {part.place}", f"{part.minutes}分钟", part.task)
        elif isinstance(part, Phase):
            yield from _pages(f"{number}. {part.name}", f"{part.minutes}分钟", part.pupils or part.teacher)
        elif isinstance(part, Exercise):
            yield from _exercise(number, part)
        else:
            own = _for_pupils(part, group)
            minutes = getattr(part, "minutes", None)
            aside = f"{minutes}分钟" if isinstance(minutes, int) else ""
            yield from _group(row.label if len(parts) == 1 else f"{row.label} {number}", own, aside)


def _for_pupils(part: object, group: tuple[FieldRow, ...]) -> tuple[FieldRow, ...]:
    """Return the rows of a part without its minutes, which stand beside its title, and what is for teachers."""
    fields = fields_of(type(part)) if isinstance(part, BaseModel) else {}
    out = {fields[name].about.label for name in _NOT_SHOWN if name in fields}
    return tuple(row for row in group if row.label not in out)


def _exercise(number: int, exercise: Exercise) -> Iterator[Screen]:
    choices = tuple((chr(ord("A") + i), choice) for i, choice in enumerate(exercise.choices))
    yield Screen(f"练一练 第{number}题", words=(exercise.question,), items=choices)
    if exercise.answer:
        yield Screen(f"第{number}题的答案", words=tuple(filter(None, (exercise.answer, exercise.note))))


def _group(title: str, group: tuple[FieldRow, ...], aside: str = "") -> Iterator[Screen]:
    """Return the screens of a part of a sort that only its school knows; a short first text is its name.

    Other short texts stand beside the title, unless there is nothing else.
    """
    if len(group) > 1 and len(group[0].texts) == 1 and _is_short(group[0]):
        title, group = f"{title} {group[0].texts[0]}", group[1:]
    long = tuple(row for row in group if not _is_short(row)) or group
    small = ["、".join(row.texts) for row in group if row not in long]
    for row in long:
        label = "，".join(filter(None, (row.label, *small, aside)))
        for few in _packed([piece for text in row.texts for piece in pieces(text)]):
            yield Screen(title, label, tuple(few))
            label = row.label
        for number, inner in enumerate(row.groups, 1):
            yield from _group(f"{title} {row.label} {number}", inner)
        small, aside = [], ""


def _is_short(row: FieldRow) -> bool:
    return not row.groups and sum(map(len, row.texts)) <= _SHORT and "\n" not in "".join(row.texts)


def _pages(title: str, aside: str, text: str) -> Iterator[Screen]:
    """Return the screens of a text; the small word is on the first, and each says which of them it is."""
    cut = pieces(text)
    for number, piece in enumerate(cut, 1):
        count = f"{title}（{number}／{len(cut)}）" if len(cut) > 1 else title
        yield Screen(count, aside if number == 1 else "", (piece,))


def pieces(text: str) -> list[str]:
    """Return a text in pieces of about one length that fit a screen, cut between paragraphs and sentences."""
    fitting = _cut(text, FIT)
    shorter = (_cut(text, fit) for fit in range(len(text) // max(len(fitting), 1), FIT))
    return next((cut for cut in shorter if len(cut) <= len(fitting)), fitting)


def _cut(text: str, fit: int) -> list[str]:
    cuts: list[str] = []
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        whole = [paragraph] if len(paragraph) <= fit else _SENTENCE.findall(paragraph)
        for number, sentence in enumerate(whole):
            if cuts and len(cuts[-1]) + len(sentence) <= fit:
                cuts[-1] += ("" if number else "\n") + sentence
            else:
                cuts.append(sentence)
    return cuts


def _packed(texts: Iterable[str]) -> Iterator[list[str]]:
    few: list[str] = []
    for text in texts:
        if few and sum(map(len, few)) + len(text) > FIT:
            yield few
            few = []
        few.append(text)
    if few:
        yield few
