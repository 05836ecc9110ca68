"""What pupils see of a unit, of whatever kind: gathered from what each field declares to be to them (`About.pupils`).

A school's kind that declares nothing is shown by its labels, without what the names of its fields say is for teachers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from dongling.catalog import Catalog, in_words
from dongling.kinds.micro_course import Exercise
from dongling.model import Field, fields_of, several
from dongling_web.display.text import numeral
from dongling_web.languages.words import label_of, spoken

FOR_TEACHERS = frozenset({"minutes", "teacher", "intent", "guide", "safety"})
"""Names of fields that are for teachers where a kind declares nothing."""
_TEACHERS_DO = ("教师", "老师提前", "学校", "发放", "班主任")
"""How lines begin that say what teachers do, in a list of what pupils do."""


@dataclass(frozen=True)
class Piece:
    """A text of a part: `do` when it is something to do; `label` when its part has texts of several sorts."""

    text: str
    do: bool = False
    label: str = ""


@dataclass(frozen=True)
class Part:
    """A scene, a stop, a phase: its title, its minutes (0 when it has none) and what stands in it."""

    title: str
    pieces: tuple[Piece, ...]
    minutes: int = 0
    is_numbered: bool = False
    """Whether its title says no more than which one it is: 第3段."""
    picture: str = ""
    """The file that it shows, among the unit's media."""


@dataclass(frozen=True)
class Block:
    """A field with its parts; `label` where readers need to be told what it is."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Story:
    """A unit as pupils read it: `things` in a line, the blocks in their order, what to try, what to think about."""

    things: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    exercises: list[Exercise] = field(default_factory=list)
    questions: list[Piece] = field(default_factory=list)

    @property
    def pictures(self) -> frozenset[str]:
        """The files that parts show, so that they don't stand above the story too."""
        return frozenset(part.picture for block in self.blocks for part in block.parts if part.picture)

    def texts(self) -> Iterator[str]:
        """Yield all that is read, in order."""
        for block in self.blocks:
            yield from (piece.text for part in block.parts for piece in part.pieces)
        yield from (one.text for one in self.questions)


def story(details: BaseModel, catalog: Catalog) -> Story:
    """Return what pupils see of a kind's own fields."""
    fields = list(fields_of(type(details)).values())
    declared = any(map(_is_declared, fields))
    told = Story()
    for one in fields:
        if declared:
            _add(told, one, getattr(details, one.attribute), catalog)
        elif one.name not in FOR_TEACHERS:
            told.blocks.extend(_plain(one, getattr(details, one.attribute), catalog))
    return told


def _is_declared(one: Field) -> bool:
    return bool(one.about.pupils) or bool(one.model and any(map(_is_declared, fields_of(one.model).values())))


def _add(told: Story, one: Field, value: object, catalog: Catalog) -> None:
    """Add a field to what is told, as it declares."""
    many = several(value)
    items = [value] if many is None else [item for item in many if not is_teachers(item)]
    models = [item for item in items if isinstance(item, BaseModel)]
    if models:
        told.exercises.extend(item for item in models if isinstance(item, Exercise))
        others = [item for item in models if not isinstance(item, Exercise)]
        parts = [_part(item, catalog, *_numbered(one, number, many)) for number, item in enumerate(others, 1)]
        told.blocks.extend(_block("", [part for part in parts if part.pieces]))
        return
    texts = [words for item in items if (words := in_words(item, one, catalog.terms))]
    role = one.about.pupils
    if role == "thing" and texts:
        told.things.append((label_of(one), "、".join(texts)))
    elif role == "think":
        told.questions.extend(Piece(words, label=label_of(one)) for words in texts)
    elif role in ("story", "do") and texts:
        label = label_of(one) if role == "do" else ""
        block = _block(label, [Part("", tuple(Piece(words, role == "do") for words in texts))])
        at = 0 if one.name == "before" else len(told.blocks)
        told.blocks[at:at] = block


def is_teachers(item: object) -> bool:
    """Tell whether a line of a list says what teachers do: 教师提前走一遍, 发放告知书."""
    return isinstance(item, str) and item.startswith(_TEACHERS_DO)


def _numbered(one: Field, number: int, many: object) -> tuple[str, bool]:
    """Return what a part without a title is called: its field's label when it is alone, else its number (True)."""
    if many is None:
        return label_of(one), False
    return (spoken("第%(number)s段", number=numeral(number)), True) if one.about.label == "脚本" else ("", False)


def _part(part: BaseModel, catalog: Catalog, title: str, numbered: bool) -> Part:
    pieces: list[Piece] = []
    picture = ""
    for one in fields_of(type(part)).values():
        words = _words(one, getattr(part, one.attribute), catalog)
        role = one.about.pupils
        if role == "title":
            title, numbered = words, False
        elif role == "picture":
            picture = words
        elif words and role in ("story", "do", "thing"):
            pieces.append(Piece(words, role == "do", label_of(one) if role == "thing" else ""))
    minutes = getattr(part, "minutes", 0)
    return Part(title, tuple(pieces), minutes if isinstance(minutes, int) else 0, numbered, picture)


def _words(one: Field, value: object, catalog: Catalog) -> str:
    many = several(value)
    items = (value,) if many is None else many
    plain = (item for item in items if not isinstance(item, BaseModel))
    return "、".join(filter(None, (in_words(item, one, catalog.terms) for item in plain)))


def _plain(one: Field, value: object, catalog: Catalog) -> Iterator[Block]:
    """Yield a field of a kind that declares nothing, by its label."""
    many = several(value)
    items = [value] if many is None else list(many)
    parts = []
    for item in items:
        if isinstance(item, BaseModel):
            inner = [f for f in fields_of(type(item)).values() if f.name not in FOR_TEACHERS]
            texts = [(label_of(f), _words(f, getattr(item, f.attribute), catalog)) for f in inner]
            parts.append(Part("", tuple(Piece(words, label=label) for label, words in texts if words)))
        elif words := in_words(item, one, catalog.terms):
            parts.append(Part("", (Piece(words),)))
    yield from _block(label_of(one), parts)


def _block(label: str, parts: list[Part]) -> Iterator[Block]:
    if parts:
        yield Block(label, tuple(parts))
