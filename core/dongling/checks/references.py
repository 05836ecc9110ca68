"""Whether what units and sequences name is there.

A name that is not loaded may belong to a school that is not installed here: a warning, never an error.
"""

from collections.abc import Collection, Iterator
from itertools import chain, count

from dongling.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.problems import MOST_GUESSES, NOTHING, FieldPath, Problem, Said, did_you_mean


def references(catalog: Catalog) -> Iterator[Problem]:
    """Return a warning for every identifier that is named and not loaded."""
    items: list[Unit | Sequence] = [*catalog.units.values(), *catalog.sequences.values()]
    for item in items:
        number = count()
        for at, name, known, what in _named(item, catalog):
            if name not in known:
                yield _problem(item, at, name, what, known if next(number) < MOST_GUESSES else ())


_UNIT, _FACT, _PLACE = Said("单元", "unit"), Said("史料", "fact"), Said("地点", "place")
_Named = Iterator[tuple[FieldPath, str, Collection[str], Said]]
"""Where a name stands, the name, those there are, and what they name."""


def _named(item: Unit | Sequence, catalog: Catalog) -> _Named:
    if isinstance(item, Sequence):
        return ((("steps", i, "unit"), step.unit, catalog.units, _UNIT) for i, step in enumerate(item.steps))
    return chain(
        _each(("prerequisites",), item.prerequisites, catalog.units, _UNIT),
        _each(("facts",), item.facts, catalog.facts, _FACT),
        _each(("places",), item.places, catalog.places, _PLACE),
        *(_each(("derived", i, "from"), d.sources, catalog.facts, _FACT) for i, d in enumerate(item.derived)),
    )


def _each(at: FieldPath, named: tuple[str, ...], known: Collection[str], what: Said) -> _Named:
    return (((*at, i), name, known, what) for i, name in enumerate(named))


def _problem(item: Unit | Sequence, at: FieldPath, name: str, what: Said, guessed: Collection[str]) -> Problem:
    line, column = item.source.position(at)
    message = Said(f"没有装载{what.zh}“{name}”", f"{what.en} “{name}” is not loaded")
    hint = did_you_mean(name, guessed) if guessed else NOTHING
    hint = (
        hint
        if hint.zh
        else Said("检查编号，或装上它所属的学校", "check the identifier, or install the school it belongs to")
    )
    return Problem("warning", f"unknown-{what.en}", message, item.source.shown, line, column, hint)
