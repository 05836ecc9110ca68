"""What only a teacher needs beside the sheets: rubrics, misconceptions with replies, notes of trials."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field

from dongling.model.fields import About, Model
from dongling.model.materials.task_fields import refused, some
from dongling.model.scalars import Minutes, Text, Words

LEVELS = ("一", "二", "三", "四")
"""The levels of a rubric, from the lowest."""


def _four(levels: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse anything but four levels that all say something."""
    if len(levels) != len(LEVELS) or not all(level.strip() for level in levels):
        raise refused(
            "levels",
            (f"“四级”应写四级，每级一句，现在是{len(levels)}级", f"there should be four levels, not {len(levels)}"),
            ("从低到高写四项，每项一行，前面加“- ”", "write four from the lowest up, each after `- `"),
        )
    return levels


class Criterion(Model):
    """What is looked at, and how it looks on each of the four levels, the lowest first."""

    name: Annotated[str, About("看什么", help=("只看一样可不写", "may be left out when there is one only"))] = ""
    levels: Annotated[
        Words, AfterValidator(_four), About("四级", help=("从低到高四句", "four sentences, the lowest first"))
    ]


class Rubric(Model):
    """量规: how far pupils got in one competence, by criteria on four levels."""

    competency: Annotated[Text, About("核心素养", "schema:teaches", ("看哪一条素养", "which one"), "competency")]
    aspect: Annotated[str, About("侧面", help=("只看其中一面时写", "when only a side of it is looked at"))] = ""
    criteria: Annotated[tuple[Criterion, ...], Field(max_length=12), AfterValidator(some), About("条目")]
    note: Annotated[str, About("给老师", help=("怎样用", "how to use it"))] = ""


class Misconception(Model):
    """常见误解: what pupils often say, and what to reply."""

    says: Annotated[Text, About("说法", help=("学生会怎样说", "what pupils say"))]
    reply: Annotated[Text, About("回应", help=("可以怎样回", "what to reply"))]


class TrialNote(Model):
    """试教记录: how it went in a class; no names of pupils or teachers."""

    day: Annotated[dt.date, About("日期")]
    class_: Annotated[str, About("班级", help=("写年级，不写班主任和学生", "the grade, no names"))] = Field(
        default="", alias="class"
    )
    minutes: Annotated[Minutes | None, About("分钟", help=("实际用了几分钟", "that it really took"))] = None
    went: Annotated[str, About("顺利", help=("哪里顺", "what went well"))] = ""
    change: Annotated[str, About("要改", help=("下次改什么", "what to change"))] = ""
