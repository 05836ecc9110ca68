"""学问课堂, the school's own kind of lesson: 自主先学, 问学互进, 学用达理, in 45 minutes.

The three phases are the school's (fact dl-xuewen); what each asks for follows how teachers plan a lesson.
"""

from collections.abc import Iterator
from typing import Annotated

from dongling import About, Kind, Minutes, Model, Problem, Said, Text, Unit

WHOLE = 45


class Phase(Model):
    """One of the three phases: what pupils do, how the teacher helps, what comes out."""

    minutes: Annotated[Minutes, About("分钟", example="15")]
    task: Annotated[
        Text, About("任务", help=("学生做什么", "what pupils do"), weight=1, example="请写学生做的事。", pupils="do")
    ]
    teacher: Annotated[
        Text, About("教师", help=("教师怎么帮", "how the teacher helps"), weight=1, example="请写教师怎么帮。")
    ]
    product: Annotated[str, About("成果", help=("留下什么", "what comes out"), weight=1, pupils="thing")] = ""


class Xuewen(Model):
    """Exactly three phases, in this order."""

    before: Annotated[Phase, About("先学", help=("自主先学", "learn first, alone"), weight=1)]
    inquiry: Annotated[Phase, About("互进", help=("问学互进", "ask and learn together"), weight=1)]
    apply: Annotated[Phase, About("达理", help=("学用达理", "use it and see why"), weight=1)]


KIND = Kind(
    identifier="dl.xuewen",
    name="学问课堂",
    name_en="inquiry lesson",
    details=Xuewen,
    template="donglin/xuewen.html",
    minutes=(WHOLE, WHOLE),
    description="自主先学、问学互进、学用达理",
    icon='<path d="M3.5 19.5h5v-5h5v-5h5v-5h2"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the three phases don't fill the 45 minutes of a class."""
    details = unit.details
    if not isinstance(details, Xuewen):
        return
    total = details.before.minutes + details.inquiry.minutes + details.apply.minutes
    if total != WHOLE:
        yield unit.problem(
            "inquiry",
            Said(f"三段共{total}分钟，一节课是{WHOLE}分钟", f"the phases take {total} min, a class has {WHOLE}"),
            Said("调整三段的分钟", "adjust the minutes of the phases"),
            code="xuewen-minutes",
        )
