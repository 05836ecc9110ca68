"""三味书社: reading one book together, children, teachers and families."""

from typing import Annotated

from pydantic import Field

from dongling import About, Kind, Phase, Text, Words
from qiaoyi_school.sides import Sides


class Bookclub(Sides):
    """The fields of a reading."""

    book: Annotated[
        Text, About("书", help=("读哪本书或哪首诗", "which book"), weight=1, example="请写书名", pupils="thing")
    ]
    questions: Annotated[
        Words,
        Field(min_length=1),
        About("问题", help=("一起说说", "to talk about"), weight=1, example="你听见了什么？", pupils="think"),
    ]
    process: Annotated[tuple[Phase, ...], About("环节", help=("可不写", "optional"), weight=1)] = ()


KIND = Kind(
    identifier="qy.bookclub",
    name="三味书社",
    name_en="book club",
    aka=("读书会",),
    details=Bookclub,
    template="qiaoyi/bookclub.html",
    minutes=(15, 30),
    description="读一本书，说一句话，带一个问题回家",
    icon='<path d="M12 6.5c-2.5-1.7-5.5-2-8.5-2v13.5c3 0 6 .3 8.5 2 2.5-1.7 5.5-2 8.5-2V4.5c-3 0-6 .3-8.5 2z'
    'M12 6.5v13.5"/>',
)
