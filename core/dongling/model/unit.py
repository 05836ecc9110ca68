"""A course unit and the fields that every unit has, named by schema.org LearningResource (LRMI) and IEEE LOM.

Each field is declared here once, with its Chinese label, its standard term and its help (fields.About);
the keys of files, `dongling new`, facets, the index and the docs follow from the declaration.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel
from pydantic import Field as PydanticField

from dongling.model.fields import About, Model
from dongling.model.scalars import Identifier, Minutes, Text, Words
from dongling.model.source import Located


class Derived(Model):
    """A figure of the body that was worked out from facts instead of being stated by one."""

    text: Annotated[Text, About("文字")]
    sources: Annotated[Words, About("来自")] = PydanticField(alias="from")


class UnitFields(Model):
    """The fields that every unit has, whatever its kind: what an author writes."""

    identifier: Annotated[
        Identifier,
        About("编号", "schema:identifier", ("小写字母、数字和连字符，全站唯一", "lower case, digits, hyphens; unique")),
    ]
    kind: Annotated[
        Text, About("类型", "schema:learningResourceType", ("课程单元类型", "the kind of unit"), scheme="kind")
    ]
    name: Annotated[
        Text,
        About("名称", "schema:name", ("学生看到的标题", "the title that pupils see"), weight=2, example="请写标题"),
    ]
    description: Annotated[
        Text,
        About(
            "简介",
            "schema:description",
            ("一两句话", "one or two sentences"),
            weight=1,
            example="请用一两句话写清学什么。",
        ),
    ]
    band: Annotated[
        str,
        About(
            "年级段",
            "schema:educationalLevel",
            ("给学生的单元必须写，学段由它得出", "a must when it is for pupils; the stage follows from it"),
            "band",
            example="7-9年级",
        ),
    ] = ""
    minutes: Annotated[Minutes, About("分钟", "schema:timeRequired", ("总时长", "in all"), example="45")]
    review_status: Annotated[
        Text,
        About(
            "审核状态",
            "schema:creativeWorkStatus",
            ("审到哪一步", "how far it was reviewed"),
            "review_status",
            example="草稿",
        ),
    ]
    name_en: Annotated[str, About("英文名", "schema:alternateName", ("可检索", "searched too"), weight=1)] = ""
    body: Annotated[str, About("正文", "schema:text", ("Markdown，可不写", "Markdown"), weight=1)] = ""
    themes: Annotated[Words, About("主题", "schema:about", ("可多个", "one or more"), "theme")] = ()
    competencies: Annotated[Words, About("核心素养", "schema:teaches", ("可多个", "one or more"), "competency")] = ()
    prerequisites: Annotated[
        Words, About("先修", "schema:competencyRequired", ("先要学的单元编号", "identifiers of units to learn first"))
    ] = ()
    depth: Annotated[
        str, About("认识层次", "lrmi:educationalUse", ("感知 了解 理解 评价 参与", "d1 to d5"), "depth")
    ] = ""
    facts: Annotated[Words, About("出处", "schema:isBasedOn", ("引用的史料编号", "identifiers of cited facts"))] = ()
    derived: Annotated[
        tuple[Derived, ...], About("推算", "schema:citation", ("由出处推算的数字", "figures worked out from facts"))
    ] = ()
    places: Annotated[Words, About("地点", "schema:contentLocation", ("地点编号", "identifiers of places"))] = ()
    subjects: Annotated[Words, About("学科", "schema:educationalAlignment", ("可多个", "one or more"), "subject")] = ()
    audience: Annotated[
        Words, About("对象", "schema:audience", ("不写就是学生", "pupils when not given"), "audience")
    ] = ()
    keywords: Annotated[Words, About("关键词", "schema:keywords", ("别名、人名、地名", "other names"), weight=2)] = ()
    authors: Annotated[Words, About("作者", "schema:author", ("身份，不写姓名也行", "roles are enough"))] = ()
    owner: Annotated[
        str,
        About(
            "责任人",
            "schema:accountablePerson",
            ("写岗位", "a role, not a person"),
            example="年级组长（由学校确认）",
        ),
    ] = ""
    terms: Annotated[
        Mapping[str, Words],
        About("词表", "schema:keywords", ("本校词表里的词", "words of a school's own schemes"), "*"),
    ] = PydanticField(default_factory=dict)
    license: Annotated[str, About("许可", "schema:license", ("如 CC BY 4.0", "such as CC BY 4.0"))] = ""
    updated: Annotated[
        dt.date | None, About("更新日期", "schema:dateModified", ("如 2026-09-01", "such as 2026-09-01"))
    ] = None


def meant_for_pupils(audience: tuple[str, ...]) -> bool:
    """Whether pupils are among an audience; none named means pupils."""
    return not audience or "student" in audience


class Unit(UnitFields, Located):
    """A course unit: the fields of every unit, those of its kind (`details`), its school and its file.

    `school` is the identifier of the school whose folder holds the file; `stage` follows from `band`. Both are
    empty for a unit that no pupil is among the audience of and that belongs to no grade.
    """

    stage: str
    school: str
    details: BaseModel

    @property
    def for_students(self) -> bool:
        """Whether pupils are among the audience; a unit that names none is for pupils."""
        return meant_for_pupils(self.audience)
