"""映山红活动: an activity for small children, toward 向上, 向善 or 向美."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling import About, Kind, Phase, Problem, Unit, Words, check_minutes
from qiaoyi_school.sides import Sides


class Activity(Sides):
    """The fields of an activity."""

    toward: Annotated[
        Words,
        Field(min_length=1),
        About("朝向", help=("向上、向善、向美", "toward what"), scheme="toward", weight=1, example="向善"),
    ]
    materials: Annotated[Words, About("材料", help=("要准备的东西", "what is needed"), weight=1, pupils="thing")] = ()
    programme: Annotated[
        Words, About("项目", help=("侨谊方案里的项目，可不写", "optional"), scheme="programme", weight=1)
    ] = ()
    process: Annotated[
        tuple[Phase, ...], Field(min_length=1), About("环节", help=("分钟合计等于总时长", "minutes add up"), weight=1)
    ]


KIND = Kind(
    identifier="qy.activity",
    name="映山红活动",
    name_en="azalea activity",
    details=Activity,
    template="qiaoyi/activity.html",
    minutes=(15, 30),
    description="玩一玩，做一做，说一说",
    icon='<circle cx="7.5" cy="16.5" r="4"/><path d="M13.5 13h7v7h-7zM12 3.5l4 6.5H8z"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the phases don't add up."""
    if isinstance(unit.details, Activity):
        yield from check_minutes(unit, "process", (phase.minutes for phase in unit.details.process))
