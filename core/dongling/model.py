"""What a course is made of: frozen values, named by schema.org LearningResource (LRMI) and IEEE LOM.

Each field is declared here once, with its Chinese label, its standard term and its help (fields.About);
the keys of files, `dongling new`, facets, the index and the docs follow from the declaration.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, InstanceOf, StringConstraints
from pydantic import Field as PydanticField

from dongling.fields import About, Keys, Model, Whole, Words, YesNo
from dongling.problems import NOTHING, FieldPath, Position, Problem, Said, Severity, said

IDENTIFIER = r"^[a-z][a-z0-9-]*$"
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1)]
Minutes = Annotated[Whole, PydanticField(ge=1, le=2000)]
Basis = Literal["v", "m", "p"]


@dataclass(frozen=True, slots=True)
class Source:
    """What a value was read from. `path` is its file, `shown` is how messages name it.

    It opens nothing: all of it is said of its beginning, until a source that can look (content/origin) says where.
    """

    path: Path
    shown: str
    keys: Keys = field(repr=False, compare=False)

    def position(self, field_path: FieldPath = ()) -> Position:
        """Return where `field_path` stands, or the nearest place above it."""
        return Position()

    def near(self, start: Position, words: str) -> Position:
        """Return where `words` stand at or after `start`: a long text is one value and many lines."""
        return start

    def problem(
        self, at: FieldPath | str, message: Said | str, hint: Said | str, severity: Severity, code: str, near: str
    ) -> Problem:
        """Return a Problem that points at a field's name or the path to a value, and in it to the words `near`."""
        line, column = self.position((at,) if isinstance(at, str) else at)
        return Problem(severity, code, said(message), self.shown, line, column, said(hint), near)

    def located(self, problem: Problem) -> Problem:
        """Return a problem with the place of the words that it is about."""
        if not problem.near or problem.path != self.shown:
            return problem
        line, column = self.near(Position(problem.line, problem.column), problem.near)
        return replace(problem, line=line, column=column, near="")


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
        Text,
        About(
            "年级段",
            "schema:educationalLevel",
            ("年级段，学段由它得出", "the stage follows from it"),
            "band",
            example="7-9年级",
        ),
    ]
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
    owner: Annotated[str, About("责任人", "schema:accountablePerson", ("写岗位", "a role, not a person"))] = ""
    terms: Annotated[
        Mapping[str, Words],
        About("词表", "schema:keywords", ("本校词表里的词", "words of a school's own schemes"), "*"),
    ] = PydanticField(default_factory=dict)
    license: Annotated[str, About("许可", "schema:license", ("如 CC BY 4.0", "such as CC BY 4.0"))] = ""
    updated: Annotated[
        dt.date | None, About("更新日期", "schema:dateModified", ("如 2026-09-01", "such as 2026-09-01"))
    ] = None


class Located(Model):
    """What was read from a file, and can say where in it something is wrong."""

    source: InstanceOf[Source]

    def problem(
        self,
        field_path: FieldPath | str,
        message: Said | str,
        hint: Said | str = NOTHING,
        *,
        severity: Severity = "error",
        code: str = "check",
        near: str = "",
    ) -> Problem:
        """Return a Problem that points at `field_path` ("minutes" or ("stops", 0, "task")) in the unit's file."""
        return self.source.problem(field_path, message, hint, severity, code, near)


class Unit(UnitFields, Located):
    """A course unit: the fields of every unit, those of its kind (`details`), its school and its file.

    `school` is the identifier of the school whose folder holds the file; `stage` follows from `band`.
    """

    stage: str
    school: str
    details: BaseModel

    @property
    def for_students(self) -> bool:
        """Whether pupils are among the audience; a unit that names none is for pupils."""
        return not self.audience or "student" in self.audience


class NoDetails(Model):
    """The details of a kind that has no fields of its own."""


@dataclass(frozen=True)
class Kind:
    """A kind of unit: its own fields (`details`), its page template and how long it usually takes.

    `icon` is the inside of an SVG on a 24-unit grid, drawn in lines of the current colour; without one
    the first character of the name stands in. `template` is rendered inside the unit page.
    """

    identifier: str
    name: str
    details: type[BaseModel] = NoDetails
    name_en: str = ""
    aka: tuple[str, ...] = ()
    template: str = ""
    minutes: tuple[int, int] = (1, 2000)
    icon: str = ""
    description: str = ""


class Term(Model):
    """An entry of a vocabulary (schema:DefinedTerm): a stage, band, theme, competency, depth, virtue ...

    `school` is the one whose folder brings it; empty for those of the platform.

    `basis`: v checked against public sources, m from memory, p our proposal. `extra` keeps what else it says.
    """

    identifier: Annotated[Text, About("编号", "schema:termCode")]
    name: Annotated[Text, About("名称", "schema:name")]
    scheme: str = ""
    school: str = ""
    name_en: Annotated[str, About("英文名", "schema:alternateName")] = ""
    aka: Annotated[Words, About("别名", "schema:alternateName")] = ()
    broader: Annotated[str, About("上位", "skos:broader")] = ""
    description: Annotated[str, About("说明", "schema:description")] = ""
    basis: Annotated[Basis, About("依据")] = "p"
    extra: Annotated[Mapping[str, Any], About("其他")] = PydanticField(default_factory=dict)


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
PathData = Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]+$", max_length=4000)]


class School(Model):
    """Who a school is (schema:Organization), from the `school.yaml` of its folder.

    `sign` and `emblem` are SVG path data and nothing else, so that a stranger's folder cannot bring markup:
    `sign` on a 24-unit grid, filled in the school's colour; `emblem` on a 240-unit grid, drawn large.
    """

    identifier: Annotated[Identifier, About("编号", "schema:identifier")]
    name: Annotated[Text, About("名称", "schema:name", ("常用的短名", "the usual short name"))]
    name_en: Annotated[str, About("英文名", "schema:alternateName")] = ""
    full_name: Annotated[str, About("全称", "schema:legalName")] = ""
    prefix: Annotated[str, About("前缀", "", ("本校编号的开头", "what its identifiers begin with"))] = ""
    stages: Annotated[Words, About("学段", "schema:educationalLevel", scheme="stage")] = ()
    brand: Annotated[str, About("一校一品", "schema:slogan")] = ""
    description: Annotated[str, About("简介", "schema:description")] = ""
    owner: Annotated[str, About("责任人", "schema:accountablePerson", ("写岗位", "a role"))] = ""
    rules: Annotated[Words, About("规则", "schema:publishingPrinciples")] = ()
    contact: Annotated[str, About("联系方式", "schema:contactPoint")] = ""
    colours: Annotated[
        tuple[Colour, Colour] | None, About("颜色", "", ("浅色、深色各一", "for light and for dark"))
    ] = None
    sign: Annotated[tuple[PathData, ...], About("标志")] = ()
    emblem: Annotated[tuple[PathData, ...], About("大标志")] = ()
    facts: Annotated[Words, About("出处", "schema:isBasedOn")] = ()


class CollectionQuery(Model):
    """What a collection holds: values of one key are OR, keys are AND; a key that is not given does not matter."""

    kind: Annotated[Words, About("类型", scheme="kind")] = ()
    theme: Annotated[Words, About("主题", scheme="theme")] = ()
    school: Annotated[Words, About("学校", help=("学校的编号", "identifiers of schools"))] = ()
    stage: Annotated[Words, About("学段", scheme="stage")] = ()
    audience: Annotated[Words, About("对象", scheme="audience")] = ()
    keyword: Annotated[Words, About("关键词", help=("单元的关键词里有其中一个", "one of the unit's keywords"))] = ()
    terms: Annotated[Mapping[str, Words], About("词表", "", ("本校词表里的词", "terms of a school"), "*")] = (
        PydanticField(default_factory=dict)
    )
    minutes: Annotated[Minutes | None, About("分钟", help=("最多几分钟", "at most"))] = None


class CollectionFields(Model):
    """What an author writes of a collection (schema:Collection): a query, so that it fills itself."""

    identifier: Annotated[Identifier, About("编号", "schema:identifier")]
    name: Annotated[Text, About("名称", "schema:name")]
    query: Annotated[CollectionQuery, About("查询", "", ("哪些单元在里面", "which units it holds"))]
    description: Annotated[str, About("简介", "schema:description")] = ""
    facts: Annotated[Words, About("出处", "schema:isBasedOn")] = ()


class Collection(CollectionFields, Located):
    """A named query over the catalog, of a school."""

    school: str


class Step(Model):
    """One place in a sequence (schema:ListItem): a unit, its minutes here when they differ, a note."""

    unit: Annotated[Text, About("单元", "schema:item")]
    minutes: Annotated[Minutes | None, About("分钟", "schema:timeRequired")] = None
    note: Annotated[str, About("说明", "schema:description")] = ""


class Task(Model):
    """A line of a sequence's checklist."""

    task: Annotated[Text, About("事项")]
    due: Annotated[dt.date | None, About("期限")] = None
    owner: Annotated[str, About("责任人")] = ""
    done: Annotated[YesNo, About("完成")] = False


class SequenceFields(Model):
    """What an author writes of a sequence."""

    identifier: Annotated[Identifier, About("编号", "schema:identifier")]
    name: Annotated[Text, About("名称", "schema:name")]
    steps: Annotated[tuple[Step, ...], About("课次", "schema:itemListElement")]
    description: Annotated[str, About("简介", "schema:description")] = ""
    stages: Annotated[Words, About("学段", "schema:educationalLevel", scheme="stage")] = ()
    checklist: Annotated[tuple[Task, ...], About("清单")] = ()


class Sequence(SequenceFields, Located):
    """An ordered list of units to teach (schema:ItemList); its order is its order everywhere."""

    school: str
