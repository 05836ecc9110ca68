"""Whether a unit has the sheets and cards that its text names, and whether those can be told apart and are cited for.

A name is one in quotation marks, or a usual one: “三步卡”, 《改稿单》, 情境卡, 任务单. 学习单, 先学单 and 任务单 may
mean any sheet; every other is looked for among the names and other names of the unit's sheets and cards.
"""

import re
from collections.abc import Iterator

from dongling.checks.reader_texts import reader_texts
from dongling.model import Unit
from dongling.problems import FieldPath, Problem, Said

_QUOTED = re.compile("[“《]([一-鿿]{1,8}?(?:单|卡|卡片|纸条|小条))[”》]")
_USUAL = re.compile(
    "((?:学习|先学|任务|记录|核对|查证|改稿|观察|问候|[二三四五六]格)单"
    "|(?:情境|资料|史料|年份|角色|问题|照片|文物|岗位|天气|任务|难题|案例|故事|摊位|事情|规范|[二三四五六]步)卡)"
)
_ANY = re.compile("[单卡规]|[纸小]条|量表")
"""A text without these names nothing: most are looked at once and no more."""
_RUBRIC = re.compile("量规|评价量表")
_ANY_SHEET = ("学习单", "先学单", "任务单")
_OF_STOPS = "任务单"
_NOT_HERE = {"worksheets", "cards", "rubrics", "misconceptions", "trials", "name", "keywords"}
"""Where naming a sheet asks for nothing: the materials themselves and titles."""


def check_materials(unit: Unit) -> Iterator[Problem]:
    """Say what is named and not there, which identifiers stand twice, and which facts of tasks are not cited."""
    yield from _twice(unit)
    yield from _not_cited(unit)
    known = _known(unit)
    for name, path in named_materials(unit).items():
        if not _there(name, known, unit):
            yield _missing(unit, path, name)


def named_materials(unit: Unit) -> dict[str, FieldPath]:
    """Return each sheet, card and rubric that the text of a unit names, with the way to where it does so first."""
    named: dict[str, FieldPath] = {}
    for path, text in reader_texts(unit):
        if path[0] not in _NOT_HERE and _ANY.search(text):
            for name in _names(text):
                named.setdefault(name, path)
    return named


def _names(text: str) -> Iterator[str]:
    for pattern in (_QUOTED, _USUAL):
        yield from (match[1] for match in pattern.finditer(text))
    yield from (match[0] for match in _RUBRIC.finditer(text))


def _known(unit: Unit) -> tuple[str, ...]:
    return tuple(name for one in (*unit.worksheets, *unit.cards) for name in (one.name, *one.aka))


def _there(name: str, known: tuple[str, ...], unit: Unit) -> bool:
    if _RUBRIC.search(name):
        return bool(unit.rubrics)
    if name in _ANY_SHEET and unit.worksheets:
        return True
    if name == _OF_STOPS and hasattr(unit.details, "stops"):
        return True  # a walk's is printed of its stops
    return any(name in one or one in name for one in known)


def _missing(unit: Unit, path: FieldPath, name: str) -> Problem:
    field = "rubrics" if _RUBRIC.search(name) else "worksheets" if name.endswith("单") else "cards"
    label = {"rubrics": "量规", "worksheets": "学习单", "cards": "卡片"}[field]
    return unit.problem(
        path,
        Said(f"写到“{name}”，单元里没有", f"“{name}” is named, the unit does not have it"),
        Said(
            f"在“{label}”里写上它，或把“{name}”写进其中一份的“别名”",
            f"write it under `{field}`, or put “{name}” among the `aka` of what it is",
        ),
        severity="warning",
        code="material-missing",
        near=name,
    )


def _twice(unit: Unit) -> Iterator[Problem]:
    seen: set[str] = set()
    for field in ("worksheets", "cards"):
        for i, one in enumerate(getattr(unit, field)):
            if one.identifier in seen:
                message = Said(
                    f"编号“{one.identifier}”在这个单元里用了两次", f"the identifier “{one.identifier}” stands twice"
                )
                hint = Said("换一个编号：打印的网址里有它", "choose another: it is part of the address to print")
                yield unit.problem((field, i, "identifier"), message, hint, code="material-twice")
            seen.add(one.identifier)


def _not_cited(unit: Unit) -> Iterator[Problem]:
    for path, part, facts in _citing(unit):
        for name in facts:
            if name not in unit.facts:
                yield unit.problem(
                    (*path, "facts"),
                    Said(f"{part.zh}引用了“{name}”，单元的“出处”里没有", f"“{name}” is not among the unit's `facts`"),
                    Said(f"写进单元的“出处”，或改{part.zh}", f"add it to the unit's `facts`, or change the {part.en}"),
                    severity="warning",
                    code=f"{part.en}-fact",
                )


def _citing(unit: Unit) -> Iterator[tuple[FieldPath, Said, tuple[str, ...]]]:
    """Yield each task and card that may cite facts: where it is, what it is, and the facts that it cites."""
    for i, sheet in enumerate(unit.worksheets):
        for j, task in enumerate(sheet.tasks):
            yield ("worksheets", i, "tasks", j), Said("任务", "task"), task.facts
    for i, cards in enumerate(unit.cards):
        for j, card in enumerate(cards.cards):
            yield ("cards", i, "cards", j), Said("卡片", "card"), card.facts
