"""A school: its names, stages and brand, its colours and its sign."""

from typing import Annotated

from pydantic import StringConstraints, TypeAdapter

from dongling.model.fields import About, Model
from dongling.model.scalars import Identifier, Text, Words, fits

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
PathData = Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]+$", max_length=4000)]
_COLOUR = TypeAdapter[str](Colour)


def is_colour(word: str) -> bool:
    """Return whether a word is a colour that a school may have."""
    return fits(_COLOUR, word)


class School(Model):
    """A school (schema:Organization), from the `school.yaml` of its folder.

    `sign` and `emblem` are SVG path data and nothing else, so that a stranger's folder cannot bring markup:
    `sign` on a 24-unit grid, filled in the school's colour; `emblem` on a 240-unit grid, drawn large.
    """

    identifier: Annotated[Identifier, About("编号", "schema:identifier")]
    name: Annotated[Text, About("名称", "schema:name", ("常用的短名", "the usual short name"))]
    name_en: Annotated[str, About("英文名", "schema:alternateName")] = ""
    full_name: Annotated[str, About("全称", "schema:legalName")] = ""
    prefix: Annotated[str, About("前缀", "", ("本校编号的开头", "what its identifiers begin with"))] = ""
    partners: Annotated[
        Words,
        About(
            "合作学校",
            "",
            (
                "引用哪些学校的单元，写它们的前缀；没装上的不算问题",
                "whose units it refers to, by prefix; that one isn't installed is no problem",
            ),
        ),
    ] = ()
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
