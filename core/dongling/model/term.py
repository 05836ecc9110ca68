"""An entry of a vocabulary."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field as PydanticField

from dongling.model.fields import About, Model
from dongling.model.scalars import Text, Words, YesNo

Basis = Literal["v", "m", "p"]


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
    one_way: Annotated[
        Words,
        About(
            "单向",
            help=(
                "搜这些词也找到它，搜它找不到这些词（检索用）",
                "words that find it in search and that it does not find",
            ),
        ),
    ] = ()
    broader: Annotated[str, About("上位", "skos:broader")] = ""
    description: Annotated[str, About("说明", "schema:description")] = ""
    basis: Annotated[Basis, About("依据")] = "p"
    extra: Annotated[Mapping[str, Any], About("其他")] = PydanticField(default_factory=dict)


class TermsFile(Model):
    """A vocabulary: `scheme` is its identifier, `name` what readers call it; a `facet` filters the hits of search."""

    scheme: Annotated[Text, About("词表")]
    name: Annotated[Text, About("名称")]
    facet: Annotated[
        YesNo, About("筛选", help=("搜索结果旁边能不能按它筛选", "whether it filters what search finds"))
    ] = False
    terms: Annotated[tuple[Term, ...], About("词")]
