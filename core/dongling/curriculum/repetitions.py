"""Repetitions in the curriculum: the same fact at the same depth in units of two stages, of two bands, or of one.

A fact has a depth in each unit that tells it: on a good line 清名桥 goes from 感知 to 了解 to 理解.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dongling.curriculum.stages import Stages
from dongling.model import Unit
from dongling.problems import Said

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
    """Return the repetitions among the units, those across stages first, those of a school's word of itself last."""
    of_a_band = (unit for unit in units if unit.depth and unit.band)
    in_order = sorted(of_a_band, key=lambda unit: (stages.rank[unit.band], unit.identifier))
    units_telling: dict[str, dict[str, list[int]]] = {}
    for at, unit in enumerate(in_order):
        at_this_depth = units_telling.setdefault(unit.depth, defaultdict(list))
        for fact in stages.taught(unit):
            at_this_depth[fact].append(at)
    by_units: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for depth, facts in sorted(units_telling.items()):
        for fact, places in sorted(facts.items()):
            if len(places) > 1:
                by_units.setdefault((depth, tuple(places)), []).append(fact)
    repeated = [
        _repetition(depth, facts, [in_order[at] for at in places], stages)
        for (depth, places), facts in by_units.items()
    ]
    return tuple(sorted(repeated, key=lambda r: (_WIDEST.index(r.reach), all(map(stages.of_itself, r.facts)))))


def _repetition(depth: str, facts: list[str], units: list[Unit], stages: Stages) -> Repetition:
    bands = {unit.band for unit in units}
    reach: Reach = "band" if len(bands) == 1 else "bands" if len(set(map(stages.stage, bands))) == 1 else "stages"
    names, where, level = stages.facts_said(facts), stages.said(bands), stages.name("depth", depth)
    count = len(units)
    sentence = Said(
        f"{names.zh}：{where.zh}的{count}个单元同为“{level.zh}”",
        f"{names.en}: {count} units in {where.en} at the same depth, {level.en}",
    )
    return Repetition(reach, depth, tuple(facts), tuple(units), sentence)
