"""行走的思政课: a field trip with stops, tasks, before and after, and a safety plan that the school completes."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling.model import About, Kind, Minutes, Model, Text, Unit, Words
from dongling.problems import Problem, Said


class Stop(Model):
    """Where the class stops, for how long, what it does there and who explains."""

    place: Annotated[Text, About("地点", "schema:location", ("站名", "name of the stop"), weight=1, example="校门口")]
    minutes: Annotated[Minutes, About("分钟", "schema:duration", ("停留时间", "time there"), example="60")]
    task: Annotated[Text, About("任务", help=("学生做什么", "what pupils do"), weight=1, example="请写学生做的事。")]
    guide: Annotated[str, About("讲解", help=("讲什么", "what is explained"), weight=1)] = ""


class Safety(Model):
    """The safety plan. What only the school knows stays empty and is printed as a blank."""

    weather: Annotated[Text, About("天气", example="雷雨、大雾不出发。")]
    traffic: Annotated[Text, About("交通", example="请写过街和乘车的办法。")]
    lost: Annotated[Text, About("走失", example="请写集合点和报告的办法。")]
    injury: Annotated[Text, About("受伤", example="先救护，再报告。")]
    water: Annotated[str, About("临水", help=("路线不临水可不写", "if the way passes water"))] = ""
    food: Annotated[str, About("食品", help=("不在外用餐可不写", "if pupils eat on the way"))] = ""
    responsible: Annotated[str, About("负责人", help=("写岗位，不写姓名电话", "a role, no names"))] = ""


class Walk(Model):
    """The fields of a walk."""

    stops: Annotated[
        tuple[Stop, ...],
        Field(min_length=1),
        About("站点", "schema:subEvent", ("按走的顺序", "in walking order"), weight=1),
    ]
    before: Annotated[Words, About("课前", help=("出发前做什么", "what to do before"), weight=1)] = ()
    after: Annotated[Words, About("课后", help=("回来做什么", "what to do after"), weight=1)] = ()
    safety: Annotated[Safety, About("安全预案", help=("每项一句", "a sentence each"))]


KIND = Kind(
    identifier="walk",
    name="行走的思政课",
    name_en="walk",
    aka=("行走", "研学", "走读"),
    details=Walk,
    template="units/kinds/walk.html",
    minutes=(60, 240),
    description="走到现场，一站一个任务",
    icon='<circle cx="6" cy="18.5" r="2"/><path d="M8 18.5h6a3 3 0 0 0 0-6h-3.5a3 3 0 0 1-2.8-4"/>'
    '<path d="M17 3a3.5 3.5 0 0 1 3.5 3.5c0 2.4-3.5 5.5-3.5 5.5s-3.5-3.1-3.5-5.5A3.5 3.5 0 0 1 17 3z"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the stops take longer than the whole walk."""
    details = unit.details
    if not isinstance(details, Walk):
        return
    total = sum(stop.minutes for stop in details.stops)
    if total > unit.minutes:
        yield unit.problem(
            "stops",
            Said(
                f"各站共{total}分钟，超过全程{unit.minutes}分钟", f"the stops take {total} min, the walk {unit.minutes}"
            ),
            Said(
                "减少停留，或加长总时长（还要留出走路的时间）",
                "shorten stops or lengthen the walk; leave time for walking",
            ),
            code="stop-minutes",
        )
