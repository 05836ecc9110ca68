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
from dongling.model.materials import CardSet, Medium, Misconception, Rubric, TrialNote, Worksheet
from dongling.model.scalars import Identifier, Minutes, Text, Words
from dongling.model.source import Located


class Derived(Model):
    """A figure of the body that was worked out from facts instead of being stated by one."""

    text: Annotated[Text, About("文字")]
    sources: Annotated[Words, About("来自")] = PydanticField(alias="from")


class Textbook(Model):
    """A lesson of a textbook that a unit goes with, as its table of contents names it; never a page.

    Nothing but `checked` says how far it can be relied on: editions change, and tables of contents are copied.
    """

    volume: Annotated[
        Text, About("教材", help=("科目、年级、册", "subject, grade, volume"), weight=1, example="道德与法治七年级上册")
    ]
    unit: Annotated[str, About("单元", help=("照目录写", "as the table of contents has it"), weight=1)] = ""
    lesson: Annotated[
        str, About("课", help=("没有贴合的课就不写", "leave out when none fits"), weight=1, example="第一课")
    ] = ""
    edition: Annotated[str, About("版本", "schema:bookEdition", ("哪一版", "which edition"))] = ""
    standard: Annotated[
        str, About("课标", "schema:targetName", ("课程标准里的一条，用自己的话", "a line of the standard"), weight=1)
    ] = ""
    checked: Annotated[
        str, About("核对", help=("如 待核对", "whether it was checked against the book"), example="待核对")
    ] = ""


class Pronunciation(Model):
    """How a word is read in a unit, where the table of readings has it otherwise: 肚子 dù zi."""

    word: Annotated[Text, About("词", example="竢实")]
    sounds: Annotated[Text, About("音", help=("一字一音，用空格隔开", "a syllable a character"), example="sì shí")]


class Further(Model):
    """How a unit takes facts further that another unit tells at the same depth: the reason for telling them again."""

    facts: Annotated[Words, About("史料", help=("本单元引用的史料编号", "facts that the unit cites"))]
    how: Annotated[Text, About("深在", help=("深在哪里", "what is new about them here"), example="请写深在哪里。")]


DRAFT = "draft"
"""The review status of a unit that its authors still write: no reader ever sees one."""


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
    further: Annotated[
        tuple[Further, ...],
        About(
            "更进一步",
            "schema:educationalUse",
            ("别的单元也讲的史料，这里深在哪里", "what is new here about facts that other units tell too"),
        ),
    ] = ()
    textbook: Annotated[
        tuple[Textbook, ...],
        About(
            "教材依据",
            "schema:educationalAlignment",
            ("对应哪一册、哪一单元、哪一课", "which lessons of textbooks it goes with"),
            weight=1,
        ),
    ] = ()
    worksheets: Annotated[
        tuple[Worksheet, ...],
        About("学习单", "schema:hasPart", ("任务带着答案，一张一页", "tasks with their key, a page each"), weight=1),
    ] = ()
    cards: Annotated[
        tuple[CardSet, ...],
        About("卡片", "schema:hasPart", ("卡片、纸条，印出来剪开", "cards and slips, printed and cut apart"), weight=1),
    ] = ()
    media: Annotated[
        tuple[Medium, ...],
        About(
            "媒体",
            "schema:associatedMedia",
            ("旁边 media/ 里的图片、声音、影片", "files in media/ beside it"),
            weight=1,
        ),
    ] = ()
    rubrics: Annotated[
        tuple[Rubric, ...],
        About("量规", "schema:assesses", ("一条素养，四级表现", "a competence on four levels")),
    ] = ()
    misconceptions: Annotated[
        tuple[Misconception, ...],
        About("常见误解", "", ("学生的说法和回应", "what pupils say, and replies")),
    ] = ()
    without_devices: Annotated[
        str, About("无设备做法", "schema:accessibilityControl", ("没有设备怎样上", "how to teach it without devices"))
    ] = ""
    trials: Annotated[
        tuple[TrialNote, ...], About("试教记录", "schema:review", ("上过以后写", "written after it was taught"))
    ] = ()
    places: Annotated[Words, About("地点", "schema:contentLocation", ("地点编号", "identifiers of places"))] = ()
    subjects: Annotated[Words, About("学科", "schema:educationalAlignment", ("可多个", "one or more"), "subject")] = ()
    audience: Annotated[
        Words, About("对象", "schema:audience", ("不写就是学生", "pupils when not given"), "audience")
    ] = ()
    keywords: Annotated[Words, About("关键词", "schema:keywords", ("别名、人名、地名", "other names"), weight=2)] = ()
    readings: Annotated[
        tuple[Pronunciation, ...],
        About("读音", "schema:pronunciation", ("拼音注错时写", "where the pinyin above a word would be wrong")),
    ] = ()
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

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written, and no reader sees it."""
        return self.review_status == DRAFT


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
