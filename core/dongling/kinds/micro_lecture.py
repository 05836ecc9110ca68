"""微讲堂: a talk of eight to twenty minutes about one person or one object, ending in one question."""

from typing import Annotated

from dongling.model import About, Kind, Model, Text


class MicroLecture(Model):
    """The fields of a micro-lecture."""

    speaker_role: Annotated[
        Text, About("主讲身份", "schema:performer", ("写岗位，不写姓名", "a role"), weight=1, example="党员教师")
    ]
    script: Annotated[
        Text,
        About(
            "讲稿",
            "schema:text",
            ("空一行分段", "blank line between paragraphs"),
            weight=1,
            example="请写讲稿。",
            pupils="story",
        ),
    ]
    question: Annotated[
        Text,
        About(
            "思考题",
            help=("讲完问一个问题", "one question"),
            weight=1,
            example="听完以后，你想再查什么？",
            pupils="think",
        ),
    ]
    history: Annotated[str, About("四史", help=("可不写", "optional"), scheme="history", weight=1)] = ""
    object: Annotated[
        str, About("物件", help=("一个人物或一件物", "one person or object"), weight=1, pupils="thing")
    ] = ""


KIND = Kind(
    identifier="micro_lecture",
    name="微讲堂",
    name_en="micro-lecture",
    aka=("微党课", "党课", "讲堂", "专题讲座", "主题党日"),
    details=MicroLecture,
    template="units/kinds/micro_lecture.html",
    minutes=(8, 20),
    description="一个人物或一件物，讲完问一个问题",
    icon='<path d="M5 10h14l-1.5 4h-11zM12 14v4.5M8 20.5h8M9.5 18.5h5"/>'
    '<path d="M14.5 10V6"/><circle cx="14.5" cy="4.5" r="1.5"/>',
)
