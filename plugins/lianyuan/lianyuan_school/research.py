"""磨课研课: how teachers make one lesson better, round by round; never for pupils."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling import About, Kind, Model, Problem, Said, Text, Unit, Words


class Round(Model):
    """One round: the draft, what was seen, what was changed."""

    draft: Annotated[
        Text, About("初稿", help=("这一轮怎么上", "how it was taught"), weight=1, example="请写这一轮的上法。")
    ]
    observe: Annotated[Text, About("观课", help=("看见了什么", "what was seen"), weight=1, example="请写看见了什么。")]
    change: Annotated[Text, About("改动", help=("下一轮改什么", "what to change"), weight=1, example="请写改什么。")]


class Research(Model):
    """The fields of a lesson study."""

    rounds: Annotated[
        tuple[Round, ...], Field(min_length=1), About("轮次", help=("一轮一项", "a round each"), weight=1)
    ]
    sheet: Annotated[Words, About("观课表", help=("观课时看什么", "what to look for"), weight=1)] = ()


KIND = Kind(
    identifier="ly.research",
    name="磨课研课",
    name_en="lesson study",
    aka=("磨课", "研课"),
    details=Research,
    template="lianyuan/research.html",
    minutes=(60, 120),
    description="同一节课，一轮一轮改",
    icon='<ellipse cx="12" cy="8" rx="7.5" ry="3.5"/><path d="M4.5 8v7c0 2 3.4 3.5 7.5 3.5s7.5-1.5 7.5-3.5V8'
    'M12 8V3.5M12 5.5h5"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when pupils are among the audience."""
    if isinstance(unit.details, Research) and unit.for_students:
        yield unit.problem(
            "audience",
            Said("磨课研课不给学生看", "a lesson study is not for pupils"),
            Said("写“对象: [教师]”", "write `audience: [teacher]`"),
            code="audience",
        )
