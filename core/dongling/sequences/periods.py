"""Minutes as class periods: how many classes a step fills, what is left of the last one, and the share of each stage.

A step takes the nearest number of whole classes, at least one: 150 minutes of 45 are three classes and 15 over,
7 minutes are one class with 38 left. Where a class may be long or short (kindergarten), the longest counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dongling.catalog import Record
from dongling.curriculum import Stages
from dongling.model import Step
from dongling.problems import NOTHING, Said


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step with its minutes in class periods; `left` is below 0 when it runs over.

    `unit` is the record of its unit, None when that is not loaded; `class_minutes` and `periods` are 0 when its stage
    has no class length.
    """

    number: int
    step: Step
    unit: Record | None
    minutes: int
    class_minutes: int = 0

    @property
    def periods(self) -> int:
        """Return the number of whole classes that is nearest, at least one."""
        if not self.class_minutes:
            return 0
        return max(1, (2 * self.minutes + self.class_minutes) // (2 * self.class_minutes))

    @property
    def left(self) -> int:
        """Return the minutes that are left of the classes; below 0 when the step runs over."""
        return self.periods * self.class_minutes - self.minutes if self.class_minutes else 0

    @property
    def periods_said(self) -> Said:
        """Return 1课时（45分）, or nothing."""
        if not self.class_minutes:
            return NOTHING
        plural = "" if self.periods == 1 else "es"
        return Said(
            f"{self.periods}课时（{self.class_minutes}分）", f"{self.periods} class{plural} of {self.class_minutes} min"
        )

    @property
    def left_said(self) -> Said:
        """Return 余38分, 正好 or 超15分, or nothing."""
        if not self.class_minutes:
            return NOTHING
        if not self.left:
            return Said("正好", "fits")
        word = Said("余", "left") if self.left > 0 else Said("超", "over")
        return Said(f"{word.zh}{abs(self.left)}分", f"{abs(self.left)} min {word.en}")


@dataclass(frozen=True, slots=True)
class StageShare:
    """What a stage has of a sequence: steps, minutes and, to the nearest half, class periods."""

    stage: str
    steps: tuple[int, ...]
    minutes: int
    periods: float


def step_times(steps: Sequence[Step], stages: Stages) -> tuple[StepTime, ...]:
    """Return each step with its minutes, its own or those of its unit, in class periods."""
    return tuple(_step_time(i, step, stages) for i, step in enumerate(steps, 1))


def _step_time(number: int, step: Step, stages: Stages) -> StepTime:
    unit = stages.catalog.tables.records.get(step.unit)
    length = stages.class_minutes(unit.stage) if unit else None
    return StepTime(number, step, unit, stages.catalog.minutes_of(step), length[1] if length else 0)


def stage_shares(times: Iterable[StepTime], stages: Stages) -> tuple[StageShare, ...]:
    """Return the share of each stage that has a step, in the order of stages."""
    by_stage: dict[str, list[StepTime]] = {}
    for time in times:
        if time.unit:
            by_stage.setdefault(time.unit.stage, []).append(time)
    order = [stage for stage in stages.terms.scheme("stage") if stage in by_stage]
    return tuple(
        StageShare(stage, tuple(t.number for t in its), sum(t.minutes for t in its), in_halves(its))
        for stage, its in ((stage, by_stage[stage]) for stage in order)
    )


def in_halves(times: Iterable[StepTime]) -> float:
    """Return the class periods that steps fill together, to the nearest half."""
    return round(2 * sum(time.minutes / time.class_minutes for time in times if time.class_minutes)) / 2
