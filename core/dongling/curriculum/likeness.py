"""What units of other bands have in common with a unit: facts, or else themes. Tables find them, however many."""

from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge, nsmallest
from itertools import islice
from typing import Literal

from dongling.catalog import Described
from dongling.curriculum.stages import Stages
from dongling.model import Unit

Place = Literal["before", "here", "after"]
Why = Literal["", "prerequisite", "fact", "theme"]
FEW = 2
"""So many units that merely share something are shown on each side."""

MANY = 12
"""So many of the units that build on one are shown; of a unit that a whole district builds on there are thousands.

Of those that share most so many are passed over as standing on the ladder already: then it is full.
"""


@dataclass(frozen=True, slots=True)
class Rung:
    """A unit on the ladder, or its record, and why it is there; one whose school is not loaded has an identifier only.

    `shared` are the facts, or else the themes, that it has in common with this unit; what a school says of itself
    is no link.
    """

    place: Place
    identifier: str
    unit: Described | None
    why: Why = ""
    shared: tuple[str, ...] = ()


def alike(
    unit: Unit, place: Place, bands: Sequence[str], placed: Container[str], few: int, stages: Stages
) -> list[Rung]:
    """Return at most `few` units of the nearest band that share something: more facts first, then more themes.

    Those that are `placed` already are passed over.
    """
    facts = [fact for fact in sorted(stages.taught(unit)) if not stages.of_itself(fact)]
    for band in bands:
        names = _telling(facts, band, placed, few, stages)
        if len(names) < few:  # then these are all that share a fact
            themed = islice(_themed(unit, band, stages), few + MANY)
            more = (name for name in themed if name not in placed and name not in names)
            names = [*names, *islice(more, few - len(names))]
        if names:
            return [_rung(unit, place, name, facts, stages) for name in names]
    return []


def _telling(facts: Sequence[str], band: str, placed: Container[str], few: int, stages: Stages) -> list[str]:
    """Return the units of a band that tell most of the facts; of as many, the first by identifier."""
    count: Counter[str] = Counter()
    for fact in facts:
        count.update(stages.catalog.tables.telling(band, fact))
    shared = nsmallest(few + MANY, ((-many, name) for name, many in count.items()))
    return list(islice((name for _, name in shared if name not in placed), few))


def _themed(unit: Unit, band: str, stages: Stages) -> Iterator[str]:
    """Yield the units of a band that share themes: those that share more first, of as many the first by identifier."""
    by_count: dict[int, list[Collection[str]]] = {}
    for themes, names in stages.catalog.tables.theme_sets.get(band, {}).items():
        if count := sum(theme in themes for theme in unit.themes):
            by_count.setdefault(count, []).append(names)
    for count in sorted(by_count, reverse=True):
        yield from merge(*by_count[count])


def _rung(unit: Unit, place: Place, name: str, facts: Sequence[str], stages: Stages) -> Rung:
    other = stages.catalog.tables.records[name]
    taught = stages.taught(other)
    if shared := tuple(fact for fact in facts if fact in taught):
        return Rung(place, name, other, "fact", shared)
    return Rung(place, name, other, "theme", tuple(theme for theme in unit.themes if theme in other.themes))
