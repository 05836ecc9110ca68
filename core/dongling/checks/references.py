"""The check of references: the units, facts and places that units and sequences name are loaded.

A name that is not loaded may belong to a school that is not installed here: a warning, never an error. A school that
says in its `school.yaml` whose units it refers to is not even warned while those schools are away.
"""

from collections.abc import Collection, Iterator

from dongling.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.problems import FieldPath, Problem, Said, did_you_mean

_UNIT, _FACT, _PLACE = Said("单元", "unit"), Said("史料", "fact"), Said("地点", "place")


def references(catalog: Catalog) -> Iterator[Problem]:
    """Return a warning for every identifier that is named and not loaded."""
    for item, at, name in _units_not_loaded(catalog):
        if not _partner_away(item, name, catalog):
            yield _problem(item, at, name, catalog.units, _UNIT)
    for unit in catalog.units.values():
        yield from _missing(unit, "facts", unit.facts, catalog.facts, _FACT)
        yield from _missing(unit, "places", unit.places, catalog.places, _PLACE)
        for i, derived in enumerate(unit.derived):
            yield from _missing(unit, ("derived", i, "from"), derived.sources, catalog.facts, _FACT)


def awaited(catalog: Catalog) -> Iterator[tuple[Unit | Sequence, str]]:
    """Return each reference into a partner school that is not loaded: who makes it, and the partner's prefix."""
    for item, _, name in _units_not_loaded(catalog):
        if away := _partner_away(item, name, catalog):
            yield item, away


def _units_not_loaded(catalog: Catalog) -> Iterator[tuple[Unit | Sequence, FieldPath, str]]:
    """Return each reference to a unit that is not there: who makes it, in which field, the identifier."""
    for unit in catalog.units.values():
        for i, name in enumerate(unit.prerequisites):
            if name not in catalog.units:
                yield unit, ("prerequisites", i), name
    for sequence in catalog.sequences.values():
        for i, step in enumerate(sequence.steps):
            if step.unit not in catalog.units:
                yield sequence, ("steps", i, "unit"), step.unit


def _partner_away(item: Unit | Sequence, name: str, catalog: Catalog) -> str:
    """Return the prefix of the partner that `name` belongs to, if it is one and not loaded; else nothing."""
    school = catalog.schools.get(item.school)
    loaded = {other.prefix.strip("-") for other in catalog.schools.values()}
    partners = [prefix.strip("-") for prefix in school.partners] if school else []
    return next((one for one in partners if name.startswith(f"{one}-") and one not in loaded), "")


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
    install = Said("检查编号，或装上它所属的学校", "check the identifier, or install the school it belongs to")
    hint = did_you_mean(name, known, install)
    return Problem("warning", f"unknown-{what.en}", message, item.source.shown, line, column, hint)
