"""What units of other bands have in common with a unit: facts, or else themes. Tables find them, however many."""

from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge, nsmallest
from itertools import islice
from typing import Literal

from dongling.curriculum.stages import Stages
from dongling.model import Unit

Place = Literal["before", "here", "after"]
Why = Literal["", "prerequisite", "fact", "theme"]
FEW = 2
"""So many units that merely share something are shown on each side."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A unit on the ladder and why it is there; one whose school is not loaded has only its identifier.

    `shared` are the facts, or else the themes, that it has in common with this unit; what a school says of itself
    is no link.
    """

    place: Place
    identifier: str
    unit: Unit | None
    why: Why = ""
    shared: tuple[str, ...] = ()


def alike(
    unit: Unit, place: Place, bands: Sequence[str], placed: Collection[str], few: int, stages: Stages
) -> list[Rung]:
    """Return at most `few` units of the nearest band that share something: more facts first, then more themes.

    Those that are `placed` already are passed over.
    """
    facts = [fact for fact in sorted(stages.taught(unit)) if not stages.of_itself(fact)]
    for band in bands:
        names = _telling(facts, band, placed, few, stages)
        if len(names) < few:  # then these are all that share a fact
            themed = _themed(unit, band, {*placed, *names}, stages)
            names += islice(themed, few - len(names))
        if names:
            return [_rung(unit, place, name, facts, stages) for name in names]
    return []


def _telling(facts: Sequence[str], band: str, placed: Container[str], few: int, stages: Stages) -> list[str]:
    """Return the units of a band that tell most of the facts; of as many, the first by identifier."""
    telling = stages.catalog.tables.telling
    count: Counter[str] = Counter()
    for fact in facts:
        count.update(telling.get((band, fact), ()))
    shared = ((-many, name) for name, many in count.items() if name not in placed)
    return [name for _, name in nsmallest(few, shared)]


def _themed(unit: Unit, band: str, placed: Container[str], stages: Stages) -> Iterator[str]:
    """Yield the units of a band that share themes: those that share more first, of as many the first by identifier."""
    by_count: dict[int, list[Collection[str]]] = {}
    for themes, names in stages.catalog.tables.theme_sets.get(band, {}).items():
        if count := sum(theme in themes for theme in unit.themes):
            by_count.setdefault(count, []).append(names)
    for count in sorted(by_count, reverse=True):
        yield from (name for name in merge(*by_count[count]) if name not in placed)


def _rung(unit: Unit, place: Place, name: str, facts: Sequence[str], stages: Stages) -> Rung:
    other = stages.catalog.units[name]
    taught = stages.taught(other)
    if shared := tuple(fact for fact in facts if fact in taught):
        return Rung(place, name, other, "fact", shared)
    return Rung(place, name, other, "theme", tuple(theme for theme in unit.themes if theme in other.themes))
