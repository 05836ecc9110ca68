"""The check of references: the units, facts and places that units and sequences name are loaded.

A name that is not loaded may belong to a school that is not installed here: a warning, never an error.
"""

from collections.abc import Collection, Iterator

from dongling.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.problems import FieldPath, Problem, Said, did_you_mean


def references(catalog: Catalog) -> Iterator[Problem]:
    """Return a warning for every identifier that is named and not loaded."""
    for unit in catalog.units.values():
        yield from _missing(unit, "prerequisites", unit.prerequisites, catalog.units, _UNIT)
        yield from _missing(unit, "facts", unit.facts, catalog.facts, _FACT)
        yield from _missing(unit, "places", unit.places, catalog.places, _PLACE)
        for i, derived in enumerate(unit.derived):
            yield from _missing(unit, ("derived", i, "from"), derived.sources, catalog.facts, _FACT)
    for sequence in catalog.sequences.values():
        for i, step in enumerate(sequence.steps):
            if step.unit not in catalog.units:
                yield _problem(sequence, ("steps", i, "unit"), step.unit, catalog.units, _UNIT)


_UNIT, _FACT, _PLACE = Said("单元", "unit"), Said("史料", "fact"), Said("地点", "place")


def _missing(
    unit: Unit, field: str | FieldPath, named: tuple[str, ...], known: Collection[str], what: Said
) -> Iterator[Problem]:
    at = (field,) if isinstance(field, str) else field
    for i, name in enumerate(named):
        if name not in known:
            yield _problem(unit, (*at, i), name, known, what)


def _problem(item: Unit | Sequence, at: FieldPath, name: str, known: Collection[str], what: Said) -> Problem:
    line, column = item.source.position(at)
    message = Said(f"没有装载{what.zh}“{name}”", f"{what.en} “{name}” is not loaded")
    hint = did_you_mean(name, known)
    hint = (
        hint
        if hint.zh
        else Said("检查编号，或装上它所属的学校", "check the identifier, or install the school it belongs to")
    )
    return Problem("warning", f"unknown-{what.en}", message, item.source.shown, line, column, hint)
