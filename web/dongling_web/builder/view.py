"""What the builder shows of a draft: a row a step with what is to be said of it, and what stands beside the rows.

A problem stands under the step that its button would change, one of the way between two steps between them; what
plugins say stands under the step that they name, or of the whole after the rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dongling.catalog import Catalog
from dongling.curriculum import listed
from dongling.exporters import Dated, Exporter
from dongling.model import Sequence
from dongling.problems import Problem, Said
from dongling.sequences import (
    Coverage,
    CreateUnit,
    Finding,
    Mend,
    MoveAfter,
    RemoveStep,
    Report,
    SetStep,
    StepTime,
    step_of,
)
from dongling_web.exports.ways import called, new_unit_url
from dongling_web.languages.words import Later, counted, later, name_of, said_here, spoken

_HEADS: Mapping[str, Later] = {
    "not-loaded": later("没有装载"),
    "prerequisite-order": later("先修在后"),
    "prerequisite-missing": later("缺先修"),
    "stage-order": later("学段倒了"),
    "gap": later("缺一段"),
    "cliff": later("跨得太大"),
    "repeated": later("讲重了"),
    "twice": later("同一单元"),
    "over": later("超时"),
}
"""What a finding is in a word, to be set in bold."""

_BETWEEN = ("gap", "cliff")


@dataclass(frozen=True, slots=True)
class Button:
    """What one button would do: `fields` that it sends, or an address that it leads to."""

    said: Said
    fields: Mapping[str, str]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to look at, under a step, between two or of the whole. `anchor` is where it stands."""

    severity: str
    head: str
    said: str
    anchor: str
    where: str = ""
    gap: bool = False
    buttons: tuple[Button, ...] = ()
    search: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """The minutes of a step beside its class periods, in hundredths of the drawing: what is used, over, and cuts."""

    used: float
    over: float
    cuts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as the builder shows it; `key` stays its own wherever it is moved."""

    time: StepTime
    key: str
    bar: Bar | None
    notices: tuple[Notice, ...]
    between: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class BuilderView:
    """The whole of it."""

    report: Report
    rows: tuple[StepRow, ...]
    whole: tuple[Notice, ...]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return all that is to be looked at, in the order of the page."""
        return (*(notice for row in self.rows for notice in (*row.notices, *row.between)), *self.whole)

    @property
    def counted(self) -> str:
        """Return 1处错误，1处缺口，2处提醒; nothing when all is well."""
        counts = Counter("gap" if notice.gap else notice.severity for notice in self.notices)
        said = (
            counted("%(n)s处错误", counts["error"]) if counts["error"] else "",
            counted("%(n)s处缺口", counts["gap"]) if counts["gap"] else "",
            counted("%(n)s处提醒", counts["reminder"]) if counts["reminder"] else "",
        )
        return spoken("，").join(filter(None, said))


def bench(report: Report, problems: Iterable[Problem], sequence: Sequence) -> BuilderView:
    """Return what the builder shows of a draft: the report on its steps, and what plugins say of it as a sequence."""
    under: dict[int, list[Notice]] = {}
    between: dict[int, list[Notice]] = {}
    for finding in report.findings:
        at = _place(finding)
        (between if finding.code in _BETWEEN else under).setdefault(at, []).append(_notice(finding, at))
    for problem in problems:
        at = step_of(problem, sequence)
        under.setdefault(at, []).append(_from_plugin(problem, at))
    seen: Counter[str] = Counter()
    rows = []
    for time in report.steps:
        seen[time.step.unit] += 1
        count = seen[time.step.unit]
        key = time.step.unit if count == 1 else f"{time.step.unit}.{count}"
        notices, gaps = under.get(time.number, ()), between.get(time.number, ())
        rows.append(StepRow(time, key, _bar(time), tuple(notices), tuple(gaps)))
    return BuilderView(report, tuple(rows), tuple(under.get(0, ())))


def _place(finding: Finding) -> int:
    """Return the step that a finding stands under: the one that its button changes, else its first."""
    mend = finding.mends[0] if finding.mends and finding.code not in _BETWEEN else None
    return mend.step if isinstance(mend, MoveAfter | RemoveStep | SetStep) else finding.steps[0]


def _notice(finding: Finding, at: int) -> Notice:
    gap = finding.code in _BETWEEN
    steps = spoken("、").join(map(str, finding.steps)) if gap or len(finding.steps) > 2 else str(at)
    return Notice(
        finding.severity,
        str(_HEADS.get(finding.code, "")),
        said_here(finding.said),
        f"after-{at}" if gap else f"step-{at}",
        spoken("第%(steps)s步之间", steps=steps) if gap else spoken("第%(words)s步", words=steps),
        gap,
        tuple(_button(mend) for mend in (finding.mends if gap else finding.mends[:1])),
        _search(finding) if gap else "",
    )


def _button(mend: Mend) -> Button:
    if isinstance(mend, CreateUnit):
        return Button(mend.said, {}, new_unit_url(mend.new))
    return Button(mend.said, mend.fields)


def _search(finding: Finding) -> str:
    """Return the search for what a gap wants: the band and the themes of the new unit that would fill it."""
    new = next((mend.new for mend in finding.mends if isinstance(mend, CreateUnit)), None)
    if new is None:
        return "/search"
    pairs = [
        (name, value) for name, key in (("band", "band"), ("theme", "themes")) for value in new.fields.get(key, ())
    ]
    return f"/search?{urlencode(pairs)}"


def _from_plugin(problem: Problem, at: int) -> Notice:
    said = spoken("。").join(said_here(words).rstrip("。.") for words in (problem.message, problem.hint) if words.zh)
    severity = "error" if problem.severity == "error" else "reminder"
    return Notice(
        severity,
        "",
        said,
        f"step-{at}" if at else "whole",
        spoken("第%(words)s步", words=at) if at else spoken("整条序列"),
    )


def _bar(time: StepTime) -> Bar | None:
    if not time.class_minutes:
        return None
    budget = time.periods * time.class_minutes
    most = max(budget, time.minutes)
    cuts = tuple(round(100 * i * time.class_minutes / most, 1) for i in range(1, time.periods))
    return Bar(
        round(100 * min(budget, time.minutes) / most, 1), round(100 * max(time.minutes - budget, 0) / most, 1), cuts
    )


def frames(report: Report, catalog: Catalog) -> Iterator[tuple[str, tuple[Coverage, ...]]]:
    """Yield the competencies of each frame under the stages that it speaks of; two frames may share a name."""
    terms = catalog.terms.scheme("competency")
    for _, covered in report.frames:
        stages = dict.fromkeys(stage for one in covered for stage in listed(terms[one.identifier], "stages"))
        yield spoken("、").join(name_of("stage", stage, catalog) for stage in stages), covered


@dataclass(frozen=True, slots=True)
class Taking:
    """A way to take a draft away; a dated one asks for its day on the page that is for reading."""

    words: str
    suffix: str
    url: str
    dated: bool


def taking(read_key: str, exporters: Mapping[str, Exporter]) -> list[Taking]:
    """Return the ways to take a draft away. What each leaves out is said on the page that is for reading."""
    page = f"/shared/{read_key}"
    return [
        Taking(
            called(exporter),
            exporter.suffix,
            f"{page}#take" if isinstance(exporter, Dated) else f"{page}/export/{exporter.name}",
            isinstance(exporter, Dated),
        )
        for exporter in exporters.values()
    ]
