"""A lesson sequence on paper: its steps and its checklist first, then each unit with its own sheets."""

from dongling.catalog import Catalog
from dongling.curriculum import Stages
from dongling.exporters.word.paper import Paper
from dongling.exporters.word.unit_sheet import write_unit
from dongling.model import Sequence
from dongling.sequences import in_halves, step_times


def write_sequence(paper: Paper, sequence: Sequence, catalog: Catalog) -> None:
    """Write a sequence; a step whose unit is not loaded stays a row of the overview."""
    steps = catalog.steps(sequence)
    paper.text(sequence.description)
    stages = "、".join(catalog.terms.name("stage", stage) for stage in sequence.stages)
    times = step_times(sequence.steps, Stages(catalog))
    whole = f"{len(steps)}次，共{sum(time.minutes for time in times)}分钟，约{in_halves(times):g}课时"
    paper.pairs([("学段", stages), ("课次", whole), ("使用教师", ""), ("使用班级", "")])
    paper.heading("课次")
    _write_overview(paper, sequence, catalog)
    if sequence.checklist:
        paper.heading("准备清单")
        rows = [
            ("☑" if task.done else "□", task.task, task.due.isoformat() if task.due else "", task.owner)
            for task in sequence.checklist
        ]
        paper.table(("", "事项", "期限", "责任人"), rows, (0.9, 9.3, 2.6, 4.2))
    paper.depth = 1
    for (number, unit, _), step in zip(steps, sequence.steps, strict=True):
        if unit is not None:
            paper.heading(f"{number}. {unit.name}", 0, new_page=True)
            if step.note:
                paper.text(step.note, label="这一次")
            write_unit(paper, unit, catalog)


def _write_overview(paper: Paper, sequence: Sequence, catalog: Catalog) -> None:
    rows = []
    for (number, unit, minutes), step in zip(catalog.steps(sequence), sequence.steps, strict=True):
        if unit is None:
            name, kind, stage = f"{step.unit}（没有装载）", "", ""
        else:
            name, kind = unit.name, catalog.name_of("kind", unit.kind)
            stage = catalog.grade(unit).replace(" ", "\n", 1)
        rows.append((str(number), name, kind, stage, f"{minutes}分" if minutes else "", step.note))
    paper.table(("次", "单元", "类型", "学段", "时长", "说明"), rows, (0.9, 4.6, 2.6, 2.2, 1.5, 5.2))
