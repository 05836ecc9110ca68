"""送教结对: what is shared with a partner kindergarten far away, and taken along without a network."""

from typing import Annotated

from pydantic import Field

from dongling import About, Kind, Phase, Words
from qiaoyi_school.sides import Sides


class Support(Sides):
    """The fields of an exchange."""

    partner: Annotated[
        Words, Field(min_length=1), About("结对地", help=("和哪里结对", "with whom"), weight=1, example="请写结对地")
    ]
    exchange: Annotated[
        Words,
        Field(min_length=1),
        About("交流", help=("互相寄什么、讲什么", "what is exchanged"), weight=1, example="互寄一张画", pupils="do"),
    ]
    bundle: Annotated[str, About("带去的包", help=("离线包里放什么", "what the offline bundle holds"), weight=1)] = ""
    process: Annotated[tuple[Phase, ...], About("环节", help=("可不写", "optional"), weight=1)] = ()


KIND = Kind(
    identifier="qy.support",
    name="送教结对",
    name_en="partner exchange",
    aka=("送教", "结对"),
    details=Support,
    template="qiaoyi/support.html",
    minutes=(20, 90),
    description="和远方的幼儿园互相寄一份心意",
    icon='<path d="M4 13a8 8 0 0 1 16 0"/><circle cx="4" cy="16.5" r="2"/>'
    '<circle cx="20" cy="16.5" r="2"/><path d="M9 16.5h6"/>',
)
