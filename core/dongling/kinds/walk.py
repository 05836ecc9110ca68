"""行走的思政课: a field trip with stops, tasks, before and after, and a safety plan that the school completes."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling.model import PICTURE, About, Kind, Minutes, Model, Text, Unit, Words
from dongling.problems import Problem, Said


class Stop(Model):
    """Where the class stops, for how long, what it does there and who explains."""

    place: Annotated[
        Text, About("地点", "schema:location", ("站名", "name of the stop"), weight=1, example="校门口", pupils="title")
    ]
    minutes: Annotated[Minutes, About("分钟", "schema:duration", ("停留时间", "time there"), example="60")]
    task: Annotated[
        Text,
        About(
            "任务",
            help=("学生做什么", "what pupils do"),
            weight=1,
            example="请写学生做的事。",
            pupils="do",
            wall="task",
        ),
    ]
    guide: Annotated[
        str, About("讲解", help=("讲什么", "what is explained"), weight=1, pupils="story", wall="notes")
    ] = ""
    picture: Annotated[str, PICTURE] = ""


class Safety(Model):
    """The safety plan. What only the school knows stays empty and is printed as a blank."""

    weather: Annotated[Text, About("天气", example="雷雨、大雾不出发。")]
    traffic: Annotated[Text, About("交通", example="请写过街和乘车的办法。")]
    lost: Annotated[Text, About("走失", example="请写集合点和报告的办法。")]
    injury: Annotated[Text, About("受伤", example="先救护，再报告。")]
    water: Annotated[str, About("临水", help=("路线临水就必须写", "a must if the way passes water"))] = ""
    food: Annotated[str, About("食品", help=("不在外用餐可不写", "if pupils eat on the way"))] = ""
    responsible: Annotated[
        str,
        About("负责人", help=("写岗位，不写姓名电话", "a role, no names"), example="由学校填写带队负责人"),
    ] = ""


class Walk(Model):
    """The fields of a walk."""

    stops: Annotated[
        tuple[Stop, ...],
        Field(min_length=1),
        About("站点", "schema:subEvent", ("按走的顺序", "in walking order"), weight=1),
    ]
    route: Annotated[
        str,
        About("路线图", help=("媒体里画好的简图", "a sketch of the way among the unit's media"), pupils="picture"),
    ] = ""
    before: Annotated[Words, About("课前", help=("出发前做什么", "what to do before"), weight=1, pupils="do")] = ()
    after: Annotated[Words, About("课后", help=("回来做什么", "what to do after"), weight=1, pupils="do")] = ()
    safety: Annotated[Safety, About("安全预案", help=("每项一句", "a sentence each"))]


KIND = Kind(
    identifier="walk",
    name="行走的思政课",
    name_en="walk",
    aka=("行走", "研学", "走读", "研学旅行", "社会实践"),
    details=Walk,
    template="units/kinds/walk.html",
    minutes=(60, 240),
    description="走到现场，一站一个任务",
    icon='<circle cx="6" cy="18.5" r="2"/><path d="M8 18.5h6a3 3 0 0 0 0-6h-3.5a3 3 0 0 1-2.8-4"/>'
    '<path d="M17 3a3.5 3.5 0 0 1 3.5 3.5c0 2.4-3.5 5.5-3.5 5.5s-3.5-3.1-3.5-5.5A3.5 3.5 0 0 1 17 3z"/>',
)


_WATER = re.compile("[河湖江溪池塘桥岸]|渡口|码头|水边|水面|水库|湿地|海[边滩]|泉水")
_NO_WATER = re.compile(
    "梁溪|[湖河][南北]|河[长山西东]|江[苏西南山湖]|浙江|黑龙江|五湖|山河|银河|先河|七里河|电池|彼岸|天桥|立交桥"
)
"""Names and figures of speech with a word for water in them. A street called after water is often beside it."""


def check(unit: Unit) -> Iterator[Problem]:
    """Say when nobody answers for the walk or its safety, when water is not thought of, or time does not suffice."""
    if isinstance(unit.details, Walk):
        yield from _check_people(unit, unit.details.safety)
        yield from _check_water(unit, unit.details)
        yield from _check_time(unit, unit.details)


def _check_people(unit: Unit, safety: Safety) -> Iterator[Problem]:
    if not unit.owner:
        yield unit.problem(
            "owner",
            Said(
                "行走的思政课没有写“责任人”，出了事不知道找谁", "the walk says no `owner`: nobody is accountable for it"
            ),
            Said(
                "加一行“责任人: 年级组长（由学校确认）”，写岗位", "add `owner:` with a role, such as head of the grade"
            ),
            code="walk-owner",
        )
    if not safety.responsible:
        yield unit.problem(
            ("safety", "responsible"),
            Said("安全预案没有写“负责人”", "the safety plan says nobody is responsible on the way"),
            Said(
                "在“安全预案”下加一行“负责人: ……”，写岗位，姓名电话由学校出发前填",
                "add `responsible:` under `safety` with a role; the school fills in names before leaving",
            ),
            code="walk-responsible",
        )


def _check_water(unit: Unit, walk: Walk) -> Iterator[Problem]:
    if walk.safety.water:
        return
    texts = (unit.name, unit.description, *(t for s in walk.stops for t in (s.place, s.task, s.guide)))
    water = next((match for text in texts if (match := _WATER.search(_NO_WATER.sub("·", text)))), None)
    if water:
        yield unit.problem(
            "safety",
            Said(
                f"路线临水（写到“{water[0]}”），安全预案没有写“临水”",
                f"the way passes water (“{water[0]}”); the safety plan does not say `water`",
            ),
            Said(
                "在“安全预案”下加一行“临水: ……”：离水多远、谁站在靠水的一侧；其实不靠近水，也写一句",
                "add `water:` under `safety`: how far off, and who stands at the water; if the way stays off, say so",
            ),
            code="walk-water",
        )


def _check_time(unit: Unit, details: Walk) -> Iterator[Problem]:
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
