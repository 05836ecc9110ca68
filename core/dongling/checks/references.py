"""The check of references: the units, facts and places that units and sequences name are loaded, and no drafts.

A name that is not loaded may belong to a school that is not installed here: a warning, never an error. A school that
says in its `school.yaml` whose units it refers to is not even warned while those schools are away.
"""

from collections.abc import Collection, Iterator
from itertools import chain, count

from dongling.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.problems import MOST_GUESSES, FieldPath, Guess, Problem, Said

_UNIT, _FACT, _PLACE = Said("单元", "unit"), Said("史料", "fact"), Said("地点", "place")


def references_of(item: Unit | Sequence, catalog: Catalog) -> Iterator[Problem]:
    """Return a warning for every identifier that a unit or a sequence names and that is not loaded, or is a draft.

    A draft may name others, and waits for them; of one that was published since, that is said.
    """
    number, is_draft = count(), isinstance(item, Unit) and item.is_draft
    if isinstance(item, Unit) and is_draft and item.identifier in catalog.units:
        yield _published(item, catalog)
    for at, name, known, what in _named(item, catalog):
        if what is _UNIT and name not in known and name in catalog.drafts:
            if not is_draft:
                yield _of_draft(item, at, name)
        elif name not in known and not (what is _UNIT and _partner_away(item, name, catalog)):
            yield _problem(item, at, name, what, known if next(number) < MOST_GUESSES else None)


def awaited(catalog: Catalog) -> Iterator[tuple[Unit | Sequence, str]]:
    """Return each reference into a partner school that is not loaded: who makes it, and the partner's prefix."""
    for item in _referring(catalog):
        for _, name, known, what in _named(item, catalog):
            if what is _UNIT and name not in known and (away := _partner_away(item, name, catalog)):
                yield item, away


def _referring(catalog: Catalog) -> Iterator[Unit | Sequence]:
    """Yield the units whose records name what is not loaded, and the sequences."""
    records, facts, places = catalog.tables.records, catalog.facts, catalog.places
    for name, one in records.items():
        named = ((one.prerequisites, records), (one.facts, facts), (one.places, places))
        if not all(each in known for names, known in named for each in names):
            yield catalog.units[name]
    yield from catalog.sequences.values()


def _partner_away(item: Unit | Sequence, name: str, catalog: Catalog) -> str:
    """Return the prefix of the partner that `name` belongs to, if it is one and not loaded; else nothing."""
    school = catalog.schools.get(item.school)
    loaded = {other.prefix.strip("-") for other in catalog.schools.values()}
    partners = [prefix.strip("-") for prefix in school.partners] if school else []
    return next((one for one in partners if name.startswith(f"{one}-") and one not in loaded), "")


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
        *(_each(("further", i, "facts"), one.facts, catalog.facts, _FACT) for i, one in enumerate(item.further)),
    )


def _each(at: FieldPath, named: tuple[str, ...], known: Collection[str], what: Said) -> _Named:
    return (((*at, i), name, known, what) for i, name in enumerate(named))


def _of_draft(item: Unit | Sequence, at: FieldPath, name: str) -> Problem:
    line, column = item.source.position(at)
    message = Said(f"单元“{name}”还是草稿，读者看不到", f"unit “{name}” is a draft, which no reader sees")
    hint = Said("发布了它，这里就有", "it is here once it is published")
    return Problem("warning", "draft-unit", message, item.source.shown, line, column, hint)


def _published(draft: Unit, catalog: Catalog) -> Problem:
    there = catalog.units[draft.identifier].source.shown
    message = Said(
        f"“{draft.identifier}”已经发布，在 {there}；这份草稿没有人看",
        f"“{draft.identifier}” is published, in {there}; nobody reads this draft",
    )
    hint = Said("删掉这份草稿，或换一个编号", "delete this draft, or give it another identifier")
    line, column = draft.source.position(("identifier",))
    return Problem("warning", "draft-published", message, draft.source.shown, line, column, hint)


def _problem(item: Unit | Sequence, at: FieldPath, name: str, what: Said, known: Collection[str] | None) -> Problem:
    line, column = item.source.position(at)
    message = Said(f"没有装载{what.zh}“{name}”", f"{what.en} “{name}” is not loaded")
    install = Said("检查编号，或装上它所属的学校", "check the identifier, or install the school it belongs to")
    hint = install if known is None else Guess(name, known, install)
    return Problem("warning", f"unknown-{what.en}", message, item.source.shown, line, column, hint)
