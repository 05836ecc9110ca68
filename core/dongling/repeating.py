"""Where a curriculum repeats itself: the same fact at the same depth in units of two stages, bands, or of one.

A fact has a depth in each unit that tells it: on a good line 清名桥 goes from 感知 to 了解 to 理解.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dongling.model import Unit
from dongling.problems import Said
from dongling.stages import Stages

Reach = Literal["stages", "bands", "band"]
_WIDEST: tuple[Reach, ...] = ("stages", "bands", "band")


@dataclass(frozen=True, slots=True)
class Repetition:
    """Facts that the same units tell at the same depth: in several stages, in several bands of one, or in one band."""

    reach: Reach
    depth: str
    facts: tuple[str, ...]
    units: tuple[Unit, ...]
    said: Said


def repetitions(units: Iterable[Unit], stages: Stages) -> tuple[Repetition, ...]:
    """Return what is told more than once at one depth, across stages first, a school's word of itself last."""
    by_fact: dict[tuple[str, str], list[str]] = {}
    known: dict[str, Unit] = {}
    for unit in units:
        if unit.depth:
            known[unit.identifier] = unit
            for fact in stages.taught(unit):
                by_fact.setdefault((unit.depth, fact), []).append(unit.identifier)
    by_units: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (depth, fact), names in sorted(by_fact.items()):
        if len(names) > 1:
            by_units.setdefault((depth, tuple(names)), []).append(fact)
    found = [
        _repetition(depth, facts, [known[name] for name in names], stages) for (depth, names), facts in by_units.items()
    ]
    return tuple(sorted(found, key=lambda r: (_WIDEST.index(r.reach), all(map(stages.of_itself, r.facts)))))


def _repetition(depth: str, facts: list[str], units: list[Unit], stages: Stages) -> Repetition:
    units = sorted(units, key=lambda unit: (stages.rank[unit.band], unit.identifier))
    bands = tuple(dict.fromkeys(unit.band for unit in units))
    reach: Reach = "band" if len(bands) == 1 else "bands" if len({u.stage for u in units}) == 1 else "stages"
    told, where, level = stages.facts_said(facts), stages.said(bands), stages.name("depth", depth)
    count = len(units)
    said = Said(
        f"{told.zh}：{where.zh}的{count}个单元同为“{level.zh}”",
        f"{told.en}: {count} units in {where.en} at the same depth, {level.en}",
    )
    return Repetition(reach, depth, tuple(facts), tuple(units), said)
