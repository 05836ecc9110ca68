"""A lesson sequence looked at as a whole: its minutes in class periods, what it covers, and what to look at.

The same report serves a sequence of the catalogue and a draft that is saved nowhere: it takes the steps alone.
What may be done about it is in commands.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dongling.catalog import Catalog
from dongling.curriculum import Stages, listed
from dongling.model import Step, Term
from dongling.sequences.candidates import Candidates
from dongling.sequences.findings import Finding, findings
from dongling.sequences.periods import StageShare, StepTime, in_halves, stage_shares, step_times


@dataclass(frozen=True, slots=True)
class Coverage:
    """A competency, or a line through the frames, and the numbers of the steps that serve it; perhaps none."""

    scheme: str
    identifier: str
    name: str
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What stands beside the steps: all of it follows from the steps and the catalogue."""

    steps: tuple[StepTime, ...]
    shares: tuple[StageShare, ...]
    frames: tuple[tuple[str, tuple[Coverage, ...]], ...]
    lines: tuple[Coverage, ...]
    findings: tuple[Finding, ...]

    @property
    def minutes(self) -> int:
        """Return the minutes in all."""
        return sum(step.minutes for step in self.steps)

    @property
    def periods(self) -> float:
        """Return the class periods in all, each step by its own stage, to the nearest half."""
        return in_halves(self.steps)

    def at(self, number: int) -> tuple[Finding, ...]:
        """Return the findings to show at a step: those whose first step it is."""
        return tuple(finding for finding in self.findings if finding.steps[0] == number)


class Reporter:
    """Reports on lists of steps of one catalogue; what follows from the catalogue alone is worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._filling = Candidates(Stages(catalog))

    def report(self, steps: Iterable[Step]) -> Report:
        """Return the report on steps."""
        stages = self._filling.stages
        times = step_times(tuple(steps), stages)
        return Report(
            times,
            stage_shares(times, stages),
            _frames(times, self.catalog),
            _lines(times, self.catalog),
            findings(times, self._filling),
        )


def report(steps: Iterable[Step], catalog: Catalog) -> Report:
    """Return the report on steps: of a sequence of the catalogue, or of a draft."""
    return Reporter(catalog).report(steps)


def _frames(times: Sequence[StepTime], catalog: Catalog) -> tuple[tuple[str, tuple[Coverage, ...]], ...]:
    """Return the competencies of each frame that speaks of a stage of these steps."""
    there = {time.unit.stage for time in times if time.unit}
    frames: dict[str, list[Coverage]] = {}
    for term in catalog.terms.scheme("competency").values():
        if there.intersection(listed(term, "stages")):
            frames.setdefault(str(term.extra.get("frame", "")), []).append(_covered(term, (term.identifier,), times))
    return tuple((frame, tuple(covered)) for frame, covered in frames.items())


def _lines(times: Sequence[StepTime], catalog: Catalog) -> tuple[Coverage, ...]:
    lines = catalog.terms.scheme("competency_line").values()
    return tuple(_covered(line, listed(line, "members"), times) for line in lines)


def _covered(term: Term, names: Iterable[str], times: Sequence[StepTime]) -> Coverage:
    wanted = set(names)
    steps = tuple(time.number for time in times if time.unit and wanted.intersection(time.unit.competencies))
    return Coverage(term.scheme, term.identifier, term.name, steps)
