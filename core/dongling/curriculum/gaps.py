"""Gaps and cliffs of the curriculum map: bands without a unit, and jumps in depth that are too steep.

A gap is named once for its row; the place to begin is the first one that something before leads to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dongling.catalog import Chosen
from dongling.curriculum.new_unit import NewUnit
from dongling.curriculum.stages import Stages
from dongling.model import Term
from dongling.problems import NOTHING, Said


@dataclass(frozen=True, slots=True)
class Cliff:
    """A jump of two depths or more from one band to the next that has units: from its deepest to its shallowest."""

    row: str
    bands: tuple[str, str]
    units: tuple[Chosen, Chosen]
    said: Said


@dataclass(frozen=True, slots=True)
class Gap:
    """The bands that a row lacks. `why`: what a ladder asks for there, or what breaks off. `new` begins to mend it."""

    row: str
    bands: tuple[str, ...]
    said: Said
    why: Said
    new: NewUnit


def cliffs(row: Term, cells: Sequence[tuple[str, Chosen]], stages: Stages) -> Iterator[Cliff]:
    """Return the cliffs of a row."""
    covered = [(band, units) for band, units in cells if units]
    for (low, before), (high, after) in pairwise(covered):
        deep = stages.deepest(depth for depth in before.depths if depth in stages.depths)
        easy = stages.shallowest(after.depths)
        if stages.jump(deep, easy) >= 2:
            name, one, two = row.name, stages.said([low]), stages.said([high])
            had, wants = stages.name("depth", deep), stages.name("depth", easy)
            sentence = Said(
                f"{name}：{one.zh}到“{had.zh}”，{two.zh}一下到“{wants.zh}”",
                f"{row.name_en or name}: {one.en} reaches {had.en}, {two.en} begins at {wants.en}",
            )
            yield Cliff(row.identifier, (low, high), (before, after), sentence)


def gap(row: Term, cells: Sequence[tuple[str, Chosen, NewUnit | None]], stages: Stages) -> Gap | None:
    """Return the gap of a row: all its empty bands; None when every band has a unit."""
    empty = {band: new for band, _, new in cells if new}
    if not empty:
        return None
    covered = {band: units for band, units, _ in cells if units}
    start, why = _where_to_begin(row, tuple(empty), covered, stages)
    name = Said(row.name, row.name_en or row.name)
    missing = stages.said(empty) if covered else Said("各学段皆", "every stage")
    expectation = expected(row, tuple(empty), stages)
    sentence = Said(f"{name.zh}：{missing.zh}缺", f"{name.en}: {missing.en} missing")
    return Gap(row.identifier, tuple(empty), sentence, expectation if expectation.zh else why, empty[start])


def _where_to_begin(row: Term, empty: Sequence[str], covered: Mapping[str, Chosen], stages: Stages) -> tuple[str, Said]:
    """Return the empty band to begin with and what breaks off there: what was begun goes on before all else."""
    rank = stages.rank
    if not covered:
        return next((band for band in empty if stages.asks(row.identifier, band)), empty[0]), NOTHING
    first, *_ = covered
    start = next((band for band in empty if rank[band] > rank[first]), empty[-1])
    if rank[start] < rank[first]:
        easy, then = stages.shallowest(covered[first].depths), stages.said([first])
        depth = stages.name("depth", easy)
        begins = Said(f"从“{depth.zh}”开始", f"begins at {depth.en}") if easy else Said("开始", "begins")
        return start, Said(f"{then.zh}{begins.zh}，之前没有铺垫", f"{then.en} {begins.en}; nothing leads up to it")
    last = [band for band in covered if rank[band] < rank[start]][-1]
    deep, before, then = stages.deepest(covered[last].depths), stages.said([last]), stages.said([start])
    depth = stages.name("depth", deep)
    reaches = Said(f"到“{depth.zh}”", f"reaches {depth.en}") if deep else Said("讲了", "has it")
    return start, Said(
        f"{before.zh}{reaches.zh}，{then.zh}没有接续", f"{before.en} {reaches.en}; {then.en} does not go on"
    )


def expected(row: Term, bands: Sequence[str], stages: Stages) -> Said:
    """Return what ladders ask for in these bands of a row, by stage; nothing when none speaks of it."""
    bands_of: dict[str, list[str]] = {}
    for band in bands:
        for term in stages.asks(row.identifier, band):
            bands_of.setdefault(term.identifier, []).append(band)
    terms = stages.terms.every
    named = [(stages.said(bands_of[t.identifier]), t) for t in terms if t.identifier in bands_of]
    return Said(
        "；".join(f"{where.zh}：{term.name}" for where, term in named),
        "; ".join(f"{where.en}: {term.name_en or term.name}" for where, term in named),
    )


def row_summary(covered: Sequence[str], stages: Stages) -> Said:
    """Return a row in a word, from the bands that have units."""
    names = [stages.stage(band) for band in stages.bands]
    if not covered:
        return Said(f"{len(names)}段皆缺", "empty")
    first, last = stages.stage(covered[0]), stages.stage(covered[-1])
    one, two = stages.name("stage", first), stages.name("stage", last)
    if first == last:
        return Said(f"只有{one.zh}", f"{one.en} only")
    parts = []
    if first != names[0]:
        parts.append(Said(f"始于{one.zh}", f"from {one.en}"))
    if last != names[-1]:
        parts.append(Said(f"止于{two.zh}", f"to {two.en}"))
    holes = len(stages.bands) - len(covered)
    if not parts and holes:
        parts.append(Said(f"缺{holes}段", f"{holes} missing"))
    return Said("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))
