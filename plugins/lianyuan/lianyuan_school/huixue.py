"""慧学周: a week in which several subjects work on one question, day by day, with AI as a checked helper."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling import About, Kind, Minutes, Model, Problem, Text, Unit, Words, check_minutes


class Day(Model):
    """One day of the week."""

    day: Annotated[Text, About("日", help=("星期几", "which day"), weight=1, example="星期一", pupils="title")]
    subject: Annotated[Words, About("学科", help=("哪几科", "which subjects"), scheme="subject", weight=1)] = ()
    task: Annotated[
        Text, About("任务", help=("学生做什么", "what pupils do"), weight=1, example="请写学生做的事。", pupils="do")
    ]
    product: Annotated[
        Text, About("成果", help=("留下什么", "what comes out"), weight=1, example="一张图", pupils="thing")
    ]
    minutes: Annotated[Minutes, About("分钟", example="80")]


class AiPlan(Model):
    """AI赋能“1+N”: what the one and the many are is the school's to say; how results are checked must be said."""

    one: Annotated[Text, About("一", help=("“1”是什么", "what the 1 is"), weight=1, example="请写“1”。")]
    many: Annotated[Words, About("多", help=("“N”有哪些", "what the N are"), weight=1)] = ()
    marking: Annotated[
        Text,
        About(
            "核对",
            help=("AI 写的怎样核对来源、怎样标明", "how results are checked and marked"),
            weight=1,
            example="请写核对办法。",
        ),
    ]


class Huixue(Model):
    """The fields of a week."""

    edition: Annotated[Text, About("版本", help=("如 7.0", "such as 7.0"), weight=1, example="请写版本")]
    question: Annotated[
        Text,
        About(
            "驱动问题",
            help=("一周回答一个问题", "one question for the week"),
            weight=1,
            example="为什么？",
            pupils="think",
        ),
    ]
    days: Annotated[tuple[Day, ...], Field(min_length=1), About("日程", help=("一天一项", "a day each"), weight=1)]
    ai_plan: Annotated[AiPlan | None, About("AI赋能", help=("可不写", "optional"), weight=1)] = None


KIND = Kind(
    identifier="ly.huixue",
    name="慧学周",
    name_en="project week",
    details=Huixue,
    template="lianyuan/huixue.html",
    minutes=(80, 400),
    description="一周一个问题，一天一个成果",
    icon='<path d="M4.5 19.5v-5M8.25 19.5v-8M12 19.5v-11M15.75 19.5v-8M19.5 19.5v-14"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the days don't add up to the week."""
    if isinstance(unit.details, Huixue):
        yield from check_minutes(unit, "days", (day.minutes for day in unit.details.days))
