"""The materials of a unit as its pages show them: handouts by identifier, the pieces of a prompt, what a key says."""

from collections.abc import Iterator

from dongling.catalog import Catalog
from dongling.kinds.walk import Walk
from dongling.model import (
    BLANK,
    CardSet,
    Misconception,
    Rubric,
    Unit,
    Worksheet,
    key,
    letter,
    shuffled,
)
from dongling_web.languages.words import name_of, spoken

__all__ = [
    "card_pictures",
    "competence",
    "handout",
    "has_any",
    "has_key",
    "key",
    "letter",
    "pieces",
    "placed",
    "shuffled",
    "way",
]


def has_any(unit: Unit) -> bool:
    """Return whether a unit has anything to hand out or to judge by."""
    held: tuple[Worksheet | CardSet | Rubric | Misconception, ...] = (
        *unit.worksheets,
        *unit.cards,
        *unit.rubrics,
        *unit.misconceptions,
    )
    return bool(held or unit.without_devices or way(unit))


def card_pictures(unit: Unit) -> frozenset[str]:
    """Return the files that cards show, so that they don't stand above the unit too."""
    return frozenset(card.picture for cards in unit.cards for card in cards.cards if card.picture)


def way(unit: Unit) -> str:
    """Return the file of a walk's way, if its unit has it drawn."""
    return unit.details.route if isinstance(unit.details, Walk) else ""


def placed(unit: Unit) -> frozenset[str]:
    """Return the files that the teacher's page shows where they belong: on cards, and a walk's way by its stops."""
    return card_pictures(unit) | frozenset(filter(None, (way(unit),)))


def handout(unit: Unit, identifier: str) -> Worksheet | CardSet | None:
    """Return a unit's sheet or set of cards; of two of one name, the first."""
    every: tuple[Worksheet | CardSet, ...] = (*unit.worksheets, *unit.cards)
    return next((one for one in every if one.identifier == identifier), None)


def has_key(one: Worksheet | CardSet) -> bool:
    """Return whether a handout has a key at all."""
    if isinstance(one, CardSet):
        return any(card.answer for card in one.cards)
    return bool(one.note) or any(key(task) for task in one.tasks)


def pieces(prompt: str, blanks: int) -> Iterator[tuple[str, int]]:
    """Yield the words of a prompt, each with the number of the blank after it, from 1; 0 after the last.

    A prompt that shows no blank has them all at its end.
    """
    parts = BLANK.split(prompt)
    if len(parts) != blanks + 1:
        parts = [prompt, *[""] * blanks]
    for number, words in enumerate(parts, 1):
        yield words, number if number <= blanks else 0


def competence(rubric: Rubric, catalog: Catalog) -> str:
    """Return the name of the competence that a rubric looks at, with the side of it."""
    name = name_of("competency", rubric.competency, catalog)
    return spoken("%(name)s（%(aspect)s）", name=name, aspect=rubric.aspect) if rubric.aspect else name
