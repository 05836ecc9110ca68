"""课堂教学: a lesson in a classroom, by phases with minutes, what teacher and pupils do, and why."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling.checks import check_minutes
from dongling.model import PICTURE, About, Kind, Minutes, Model, Text, Unit
from dongling.problems import Problem


class Phase(Model):
    """A phase of a lesson (环节)."""

    name: Annotated[Text, About("名称", help=("环节名", "its name"), weight=1, example="导入", pupils="title")]
    minutes: Annotated[Minutes, About("分钟", example="45")]
    teacher: Annotated[Text, About("教师活动", weight=1, example="请写教师做什么。")]
    pupils: Annotated[Text, About("学生活动", weight=1, example="请写学生做什么。", pupils="do")]
    intent: Annotated[str, About("设计意图", help=("为什么这样安排", "why"), weight=1)] = ""
    picture: Annotated[str, PICTURE] = ""


class Lesson(Model):
    """The fields of a lesson."""

    process: Annotated[
        tuple[Phase, ...], Field(min_length=1), About("环节", help=("分钟合计等于总时长", "minutes add up"), weight=1)
    ]


KIND = Kind(
    identifier="lesson",
    name="课堂教学",
    name_en="lesson",
    aka=("课堂", "上课"),
    details=Lesson,
    template="units/kinds/lesson.html",
    minutes=(15, 90),
    description="环节、分钟、师生活动、设计意图",
    icon='<path d="M3.5 4.5h17v11h-17zM12 15.5v2M8 20.5l4-3 4 3M7 8.5h6M7 11.5h4"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the phases don't add up to the lesson."""
    if isinstance(unit.details, Lesson):
        yield from check_minutes(unit, "process", (phase.minutes for phase in unit.details.process))
