"""What a teacher should look at in a list of steps: each finding one sentence, and the buttons that would mend it.

Findings are values and come in the order of their weight: first what makes the sequence impossible to teach as it
stands, then what is worth a second look. What plugins think of a sequence is for the caller to add.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from dongling.catalog import Record
from dongling.problems import Said
from dongling.sequences.candidates import Candidates, Pair, unit_between
from dongling.sequences.commands import InsertUnit, MoveAfter, RemoveStep
from dongling.sequences.mends import CreateUnit, Mend
from dongling.sequences.periods import StepTime
from dongling.sequences.text_commands import SetStep

Weight = Literal["error", "reminder"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: `steps` are the numbers it concerns, `mends` what buttons would do, the best first.

    Codes: not-loaded, prerequisite-order, prerequisite-missing, stage-order, gap, cliff, repeated, twice, over.
    Of a gap or a cliff, `steps` are the two it lies between.
    """

    code: str
    severity: Weight
    steps: tuple[int, ...]
    said: Said
    mends: tuple[Mend, ...] = ()


def findings(times: Sequence[StepTime], filling: Candidates) -> tuple[Finding, ...]:
    """Return what is to be looked at in the steps, errors first, then by step; `filling` offers what is missing."""
    review = _Review(times, filling)
    unsorted = [finding for rule in _RULES for finding in rule(review)]
    return tuple(sorted(unsorted, key=lambda finding: (finding.severity != "error", finding.steps)))


class _Review:
    def __init__(self, times: Sequence[StepTime], filling: Candidates) -> None:
        self.times, self.stages, self.filling = times, filling.stages, filling
        self.placed = [(time.number, time.unit) for time in times if time.unit]
        self.graded = [(number, unit) for number, unit in self.placed if unit.band]
        self.first: dict[str, int] = {}
        for time in times:
            self.first.setdefault(time.step.unit, time.number)

    @cached_property
    def pairs(self) -> list[tuple[int, Record, int, Record]]:
        """Each step and the next, of those whose units are loaded and belong to a band."""
        return [(i, one, j, two) for (i, one), (j, two) in pairwise(self.graded)]

    def fill(self, i: int, one: Record, j: int, two: Record) -> tuple[Mend, ...]:
        """Return what could stand between two steps: units of the catalogue, the best first, and a new one."""
        pair = Pair(one, two)
        units = self.filling.candidates(pair, leave_out=self.first)
        new = unit_between(pair, self.stages)
        return (*(InsertUnit(unit.identifier, j, unit.name) for unit in units), CreateUnit(new))


def _not_loaded(review: _Review) -> Iterator[Finding]:
    for time in review.times:
        if not time.unit:
            name, i = time.step.unit, time.number
            said = Said(
                f"第{i}步的单元“{name}”没有装载：它的学校没有装上，或者它已经删除",
                f"the unit “{name}” of step {i} is not loaded: its school is not installed, or it was deleted",
            )
            yield Finding("not-loaded", "error", (i,), said, (RemoveStep(i),))


def _prerequisites(review: _Review) -> Iterator[Finding]:
    for i, unit in review.placed:
        if review.first[unit.identifier] != i:
            continue
        for name in unit.prerequisites:
            needed, at = review.stages.catalog.tables.records.get(name), review.first.get(name)
            shown = needed.name if needed else name
            if at is None:
                said = Said(
                    f"第{i}步《{unit.name}》要先学《{shown}》，这里没有",
                    f"step {i} “{unit.name}” needs “{shown}” first, which is not here",
                )
                mends = (InsertUnit(name, i, shown),) if needed else ()
                yield Finding("prerequisite-missing", "reminder", (i,), said, mends)
            elif at > i:
                said = Said(
                    f"第{i}步《{unit.name}》要用第{at}步《{shown}》，先修在后",
                    f"step {i} “{unit.name}” needs step {at} “{shown}”, which comes later",
                )
                yield Finding("prerequisite-order", "error", (i, at), said, (MoveAfter(i, at),))


def _stage_order(review: _Review) -> Iterator[Finding]:
    stages = review.stages
    for k, (i, one, j, two) in enumerate(review.pairs):
        if stages.rank[two.band] >= stages.rank[one.band]:
            continue
        place = next(
            (n for n, u in reversed(review.graded[: k + 1]) if stages.rank[u.band] <= stages.rank[two.band]), 0
        )
        early, late = stages.said([two.band]), stages.said([one.band])
        said = Said(
            f"第{j}步是{early.zh}，却在第{i}步{late.zh}之后",
            f"step {j} is for {early.en}, yet comes after step {i} for {late.en}",
        )
        weight: Weight = "reminder" if one.stage == two.stage else "error"
        yield Finding("stage-order", weight, (i, j), said, (MoveAfter(j, place),))


def _gaps_and_cliffs(review: _Review) -> Iterator[Finding]:
    stages = review.stages
    for i, one, j, two in review.pairs:
        missing, steep = stages.between(one.band, two.band), stages.jump(one.depth, two.depth) >= 2
        low, high = stages.name("depth", one.depth), stages.name("depth", two.depth)
        if missing:
            bands = stages.said(missing)
            zh, en = f"第{i}、{j}步之间缺{bands.zh}", f"between steps {i} and {j}, {bands.en} is missing"
            if steep:
                zh, en = f"{zh}，从“{low.zh}”跳到“{high.zh}”", f"{en}, with a jump from {low.en} to {high.en}"
            whole = {stages.stage(band) for band in missing} - {one.stage, two.stage}
            weight: Weight = "error" if whole or len(missing) > 1 else "reminder"
            yield Finding("gap", weight, (i, j), Said(zh, en), review.fill(i, one, j, two))
        elif steep and stages.rank[one.band] <= stages.rank[two.band]:
            said = Said(
                f"第{i}、{j}步之间从“{low.zh}”跳到“{high.zh}”，中间少一步",
                f"between steps {i} and {j} the depth jumps from {low.en} to {high.en}",
            )
            yield Finding("cliff", "reminder", (i, j), said, review.fill(i, one, j, two))


def _repeated(review: _Review) -> Iterator[Finding]:
    by_fact: dict[tuple[str, str], list[int]] = {}
    for i, unit in review.placed:
        if unit.depth and review.first[unit.identifier] == i:
            for fact in sorted(review.stages.catalog.tables.told_again(unit.identifier)):
                by_fact.setdefault((unit.depth, fact), []).append(i)
    by_steps: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for (depth, fact), steps in by_fact.items():
        if len(steps) > 1:
            by_steps.setdefault((depth, tuple(steps)), []).append(fact)
    for (depth, numbers), facts in by_steps.items():
        told, name = review.stages.facts_said(facts), review.stages.name("depth", depth)
        listed = "、".join(map(str, numbers))
        said = Said(
            f"第{listed}步都讲{told.zh}，同为“{name.zh}”",
            f"steps {', '.join(map(str, numbers))} all tell {told.en} at the same depth, {name.en}",
        )
        yield Finding("repeated", "reminder", numbers, said)


def _twice(review: _Review) -> Iterator[Finding]:
    for i, unit in review.placed:
        first = review.first[unit.identifier]
        if first != i:
            said = Said(
                f"第{first}、{i}步是同一个单元《{unit.name}》",
                f"steps {first} and {i} are the same unit, “{unit.name}”",
            )
            yield Finding("twice", "reminder", (first, i), said, (RemoveStep(i),))


def _over(review: _Review) -> Iterator[Finding]:
    for time in review.times:
        if time.left < 0:
            fits = time.minutes + time.left
            said = Said(
                f"第{time.number}步超出{time.periods}课时{-time.left}分：减到{fits}分，或者连排成一次活动",
                f"step {time.number} runs {-time.left} min over {time.periods} classes: make it {fits}, or one outing",
            )
            yield Finding("over", "reminder", (time.number,), said, (SetStep(time.number, fits),))


_RULES = (_not_loaded, _prerequisites, _stage_order, _gaps_and_cliffs, _repeated, _twice, _over)
