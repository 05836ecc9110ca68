"""The materials of a unit on paper: what a teacher needs, then sheets and cards on pages of their own, then the key."""

from collections.abc import Iterator
from itertools import zip_longest

from dongling.catalog import Catalog
from dongling.exporters.word.paper import WIDTH, Paper
from dongling.exporters.word.pictures.unit_pictures import UnitPictures
from dongling.languages import name_in
from dongling.model import (
    CardSet,
    ChoiceTask,
    MatchTask,
    ObservationTask,
    OpenTask,
    OrderTask,
    PointTask,
    Rubric,
    SheetTask,
    Unit,
    Worksheet,
    key,
    letter,
    shuffled,
)

_LINE = 38
"""So many strokes make a line to write on;"""
_SHORT_LINE = 6
"""and these one for a name."""
_LINE_HEIGHT = 0.9
"""Centimetres for a line that is written by hand."""


def titles(unit: Unit) -> str:
    """Return what of a lesson plan the materials hold, in the words that its headings have."""
    return "评价" if unit.rubrics else ""


def write_for_teachers(paper: Paper, unit: Unit, catalog: Catalog) -> None:
    """Write rubrics, misconceptions, the way without devices and notes of trials."""
    say = paper.say
    for rubric in unit.rubrics:
        paper.heading(say("量规：%(name)s", name=rubric_name(paper, rubric, catalog)))
        _write_rubric(paper, rubric)
    if unit.misconceptions:
        paper.heading(say("常见误解"))
        rows = [[one.says, one.reply] for one in unit.misconceptions]
        paper.table([say("学生会说"), say("可以这样回")], rows, [WIDTH * 0.4, WIDTH * 0.6])
    if unit.without_devices:
        paper.heading(say("没有设备也能上"))
        paper.text(unit.without_devices)
    for trial in unit.trials:
        held = f"{trial.day.isoformat()} {trial.class_}".rstrip()
        paper.heading(say("试教记录：%(held)s", held=held))
        paper.text(trial.went, label=say("顺利"))
        paper.text(trial.change, label=say("要改"))


def rubric_name(paper: Paper, rubric: Rubric, catalog: Catalog) -> str:
    """Return 道德修养，看诚信: the competence, and the side of it that is looked at."""
    name = name_in(paper.tongue, "competency", rubric.competency, catalog)
    return paper.say("%(name)s，看%(aspect)s", name=name, aspect=rubric.aspect) if rubric.aspect else name


def write_sheets(paper: Paper, unit: Unit, pictures: UnitPictures) -> None:
    """Write each sheet and each set of cards on a page of its own, and the key of all at the end."""
    for sheet in unit.worksheets:
        _write_sheet(paper, sheet, pictures)
    for cards in unit.cards:
        _write_cards(paper, cards, pictures)
    if unit.worksheets or any(card.answer for cards in unit.cards for card in cards.cards):
        _write_key(paper, unit)


def _write_rubric(paper: Paper, rubric: Rubric) -> None:
    say = paper.say
    levels = list(say("一二三四"))
    if len(rubric.criteria) == 1:
        rows = [[level, words] for level, words in zip(levels, rubric.criteria[0].levels, strict=True)]
        paper.table([say("级"), say("表现")], rows, [1.4, WIDTH - 1.4])
    else:
        rows = [[criterion.name, *criterion.levels] for criterion in rubric.criteria]
        head = [say("看什么"), *(say("%(level)s级", level=level) for level in levels)]
        paper.table(head, rows, [3.0, *[(WIDTH - 3) / 4] * 4])
    paper.text(rubric.note)


def _write_sheet(paper: Paper, sheet: Worksheet, pictures: UnitPictures) -> None:
    paper.heading(sheet.name, new_page=True)
    who = paper.say("班级%(line)s　日期%(line)s", line=paper.say("\uff3f") * _SHORT_LINE)
    paper.text(paper.in_a_row((who, sheet.given_to)), "Caption")
    paper.text(sheet.intro)
    for number, task in enumerate(sheet.tasks, 1):
        drawn = isinstance(task, OpenTask) and task.box
        aside = paper.say("（用铅笔画）") if drawn else ""
        pictures.write_of(task)
        paper.text(f"{number}. {task.prompt}{aside}")
        _write_task(paper, task)


def _write_task(paper: Paper, task: SheetTask) -> None:
    if isinstance(task, MatchTask):
        _write_pairs(paper, task)
    elif isinstance(task, ObservationTask):
        rows = [[*row, *[""] * (len(task.columns) - len(row))] for row in task.rows]
        paper.table(task.columns, rows, [WIDTH / len(task.columns)] * len(task.columns))
    elif isinstance(task, OpenTask) and task.box:
        paper.blank(_LINE_HEIGHT * max(task.lines, 4))
    else:
        paper.text("\n".join(_written_lines(paper, task)))


def _written_lines(paper: Paper, task: SheetTask) -> Iterator[str]:
    """Yield what stands below a question to tick, to number or to write on; blanks stand in the question itself."""
    match task:
        case ChoiceTask():
            yield from (f"□ {letter(i)}. {option.text}" for i, option in enumerate(task.options))
        case PointTask():
            yield paper.in_a_row(f"□ {point.name}" for point in task.points)
        case OrderTask():
            yield from (paper.say("（　　）%(item)s", item=item) for item in shuffled(task.items))
        case OpenTask():
            yield from [paper.say("\uff3f") * _LINE] * task.lines


def _write_pairs(paper: Paper, task: MatchTask) -> None:
    left = [pair.left for pair in task.pairs]
    right = shuffled([pair.right for pair in task.pairs])
    rows = [[a, "", b] for a, b in zip_longest(left, right, fillvalue="")]
    paper.table(["", paper.say("连一连"), ""], rows, [WIDTH * 0.4, WIDTH * 0.2, WIDTH * 0.4])


def _write_cards(paper: Paper, cards: CardSet, pictures: UnitPictures) -> None:
    paper.heading(cards.name, new_page=True)
    paper.text(paper.in_a_row((cards.given_to, cards.intro)), "Caption")
    texts = ["\n".join(filter(None, (card.title, card.text))) for card in cards.cards]
    rows = [texts[i : i + 2] for i in range(0, len(texts), 2)]
    paper.grid([[*row, *[""] * (2 - len(row))] for row in rows])
    for card in cards.cards:
        pictures.write_of(card, card.title)


def _write_key(paper: Paper, unit: Unit) -> None:
    say = paper.say
    paper.heading(say("答案（教师用）"), new_page=True)
    for sheet in unit.worksheets:
        paper.heading(sheet.name, 2)
        paper.text(sheet.note)
        for number, task in enumerate(sheet.tasks, 1):
            paper.text("\n".join(key(task, say("；"), say("、"))) or say("照实写，没有对错。"), label=str(number))
    for cards in unit.cards:
        answers = [(card.title or card.text, card.answer) for card in cards.cards if card.answer]
        if answers:
            paper.heading(cards.name, 2)
            paper.table([say("卡片"), say("答案")], answers, [WIDTH * 0.4, WIDTH * 0.6])
