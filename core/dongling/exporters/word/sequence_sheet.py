"""A lesson sequence on paper: its steps and its checklist first, then each unit with its own sheets."""

from dongling.catalog import Catalog
from dongling.curriculum import Stages
from dongling.exporters.word.paper import Paper
from dongling.exporters.word.unit_sheet import write_unit
from dongling.languages import graded_in, listed_in, name_in
from dongling.model import Sequence
from dongling.sequences import in_halves, step_times


def write_sequence(paper: Paper, sequence: Sequence, catalog: Catalog) -> None:
    """Write a sequence; a step whose unit is not loaded stays a row of the overview."""
    steps = catalog.steps(sequence)
    paper.text(sequence.description)
    say, tongue = paper.say, paper.tongue
    stages = listed_in(tongue, (name_in(tongue, "stage", stage, catalog) for stage in sequence.stages))
    times = step_times(sequence.steps, Stages(catalog))
    minutes, periods = sum(time.minutes for time in times), f"{in_halves(times):g}"
    whole = tongue.counted(
        "%(n)s次，共%(minutes)s分钟，约%(periods)s课时", len(steps), minutes=minutes, periods=periods
    )
    paper.pairs([(say("学段"), stages), (say("课次"), whole), (say("使用教师"), ""), (say("使用班级"), "")])
    paper.heading(say("课次"))
    _write_overview(paper, sequence, catalog)
    if sequence.checklist:
        paper.heading(say("准备清单"))
        rows = [
            ("☑" if task.done else "□", task.task, task.due.isoformat() if task.due else "", task.owner)
            for task in sequence.checklist
        ]
        paper.table(("", say("事项"), say("期限"), say("责任人")), rows, (0.9, 9.3, 2.6, 4.2))
    paper.depth = 1
    for (number, unit, _), step in zip(steps, sequence.steps, strict=True):
        if unit is not None:
            paper.heading(f"{number}. {unit.name}", 0, new_page=True)
            if step.note:
                paper.text(step.note, label=say("这一次"))
            write_unit(paper, unit, catalog)


def _write_overview(paper: Paper, sequence: Sequence, catalog: Catalog) -> None:
    rows, say, tongue = [], paper.say, paper.tongue
    for (number, unit, minutes), step in zip(catalog.steps(sequence), sequence.steps, strict=True):
        if unit is None:
            name, kind, stage = say("%(unit)s（没有装载）", unit=step.unit), "", ""
        else:
            name, kind = unit.name, name_in(tongue, "kind", unit.kind, catalog)
            stage = graded_in(tongue, unit, catalog).replace(" ", "\n", 1)
        length = say("%(minutes)s分", minutes=minutes) if minutes else ""
        rows.append((str(number), name, kind, stage, length, step.note))
    head = (say("次"), say("单元"), say("类型"), say("学段"), say("时长"), say("说明"))
    paper.table(head, rows, (0.9, 4.6, 2.6, 2.2, 1.5, 5.2))
