"""跨学科备课: several subjects prepare one lesson around one question, each with its part and its minutes."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling import About, Kind, Minutes, Model, Problem, Said, Text, Unit, Words, check_minutes

FEWEST = 2


class Part(Model):
    """What one subject brings."""

    subject: Annotated[
        Text,
        About(
            "学科",
            help=("哪一科", "which subject"),
            scheme="subject",
            weight=1,
            example="道德与法治",
            pupils="title",
            wall="title",
        ),
    ]
    part: Annotated[
        Text,
        About(
            "内容",
            help=("这一科讲什么、做什么", "its part"),
            weight=1,
            example="请写这一科讲什么。",
            pupils="story",
            wall="say",
        ),
    ]
    minutes: Annotated[Minutes, About("分钟", example="45")]
    product: Annotated[str, About("成果", help=("留下什么", "what comes out"), weight=1, pupils="thing")] = ""


class Coprep(Model):
    """A shared question, the parts by subject, and the words that all subjects use alike."""

    question: Annotated[
        Text,
        About(
            "共同问题",
            help=("各科一起回答的一个问题", "one question for all"),
            weight=1,
            example="为什么？",
            pupils="think",
        ),
    ]
    parts: Annotated[
        tuple[Part, ...], Field(min_length=1), About("分工", help=("一科一项", "a subject each"), weight=1)
    ]
    alignment: Annotated[Words, About("统一说法", help=("各科用同一个词", "words used alike"), weight=1)] = ()


KIND = Kind(
    identifier="dl.coprep",
    name="跨学科备课",
    name_en="cross-disciplinary preparation",
    details=Coprep,
    template="donglin/coprep.html",
    minutes=(45, 90),
    description="一个问题，几科合备",
    icon='<circle cx="12" cy="8.5" r="4.5"/><circle cx="8.5" cy="14.5" r="4.5"/><circle cx="15.5" cy="14.5" r="4.5"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the parts don't add up, or when there is only one subject."""
    details = unit.details
    if not isinstance(details, Coprep):
        return
    yield from check_minutes(unit, "parts", (part.minutes for part in details.parts))
    if len({part.subject for part in details.parts}) < FEWEST:
        yield unit.problem(
            "parts",
            Said("只有一个学科", "there is only one subject"),
            Said("至少两科；只有一科就用课堂教学", "at least two; for one, write a lesson"),
            code="one-subject",
        )
