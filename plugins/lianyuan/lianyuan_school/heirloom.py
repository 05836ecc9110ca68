"""传家宝讲堂: a story told by a thing, of a model, of teachers or of pupils; pupils' stories need consent."""

import re
from collections.abc import Iterator
from typing import Annotated

from dongling import About, Kind, Model, Problem, Said, Text, Unit, YesNo

PUPILS = "student"
NAMELESS = re.compile(
    r"小[一-鿿]|[一-鿿]同学|.*(?:同学们|全体同学|学生|班|组|队|社|团|年级|代表|少年|教师|老师|校友|家长|讲解员|志愿者)"
)
"""Who may tell a pupil's story: a role, a group, 小明 or 李同学; never a full name."""


class Heirloom(Model):
    """The fields of a story."""

    story_type: Annotated[
        Text, About("故事类型", help=("谁的故事", "whose story"), scheme="story_type", weight=1, example="榜样故事")
    ]
    keepsake: Annotated[
        Text,
        About("物件", help=("一件看得见的东西", "a thing to look at"), weight=1, example="一张旧照片", pupils="thing"),
    ]
    teller: Annotated[
        Text, About("讲述人", help=("身份或小组，不写姓名", "a role or a group"), weight=1, example="语文教师")
    ]
    script: Annotated[
        Text,
        About(
            "讲稿",
            help=("空一行分段", "blank line between paragraphs"),
            weight=1,
            example="请写讲稿。",
            pupils="story",
            wall="say",
        ),
    ]
    question: Annotated[
        Text,
        About(
            "思考题",
            help=("讲完问一个问题", "one question"),
            weight=1,
            example="你家有什么传家宝？",
            pupils="think",
            wall="ask",
        ),
    ]
    origin: Annotated[str, About("来历", help=("东西从哪里来", "where it comes from"), weight=1, pupils="thing")] = ""
    consent: Annotated[YesNo, About("同意", help=("学生故事：孩子和家长都同意了吗", "pupils' stories: consent"))] = (
        False
    )


KIND = Kind(
    identifier="ly.heirloom",
    name="传家宝讲堂",
    name_en="heirloom talk",
    aka=("传家宝",),
    details=Heirloom,
    template="lianyuan/heirloom.html",
    minutes=(10, 25),
    description="一件东西，一个故事",
    icon='<path d="M4 10.5h16v9H4zM4 10.5c0-4 2.5-6 8-6s8 2 8 6M12 9v4"/><circle cx="12" cy="14.5" r="1.5"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Hold a pupil's story to its consent and to a teller without a name."""
    details = unit.details
    if not isinstance(details, Heirloom) or details.story_type != PUPILS:
        return
    if not details.consent:
        yield unit.problem(
            "consent",
            Said("学生故事没有写明已经同意", "a pupil's story without consent"),
            Said("问过孩子和家长，再写“同意: 是”", "ask child and parents, then write `consent: true`"),
            code="consent",
        )
    if not NAMELESS.fullmatch(details.teller):
        yield unit.problem(
            "teller",
            Said(f"学生故事的讲述人“{details.teller}”像是姓名", f"the teller “{details.teller}” looks like a name"),
            Said("写身份、小组，或小明、李同学这样的称呼", "write a role, a group, 小明 or 李同学"),
            code="teller-name",
        )
