"""A collection: a named query over the catalog."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field as PydanticField
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dongling.model.fields import About, Model
from dongling.model.scalars import Identifier, Minutes, Text, Words, YesNo
from dongling.model.source import Located


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
    order: Annotated[
        str,
        About(
            "次序",
            help=(
                "“词表”里的一张：单元照那里列的词的次序排；不写就是新的在前",
                "one of `terms`: units stand as their words are listed there; else the newest first",
            ),
            scheme="scheme",
        ),
    ] = ""

    @model_validator(mode="after")
    def _stands_by_listed_words(self) -> Self:
        """Refuse an order of which the query lists no words. Raises PydanticCustomError."""
        if self.order and not self.terms.get(self.order):
            raise PydanticCustomError(
                "order",
                "{en}",
                {
                    "zh": f"“次序”写了“{self.order}”，“词表”里没有列出它的词",
                    "en": f"`order` is “{self.order}”, and `terms` lists no words of it",
                    "fix_zh": "在“词表”里照次序列出它的词，或删掉“次序”",
                    "fix_en": "list its words under `terms` in their order, or delete `order`",
                },
            )
        return self


class CollectionFields(Model):
    """What an author writes of a collection (schema:Collection): a query, so that it fills itself."""

    identifier: Annotated[Identifier, About("编号", "schema:identifier")]
    name: Annotated[Text, About("名称", "schema:name")]
    query: Annotated[CollectionQuery, About("查询", "", ("哪些单元在里面", "which units it holds"))]
    description: Annotated[str, About("简介", "schema:description")] = ""
    facts: Annotated[Words, About("出处", "schema:isBasedOn")] = ()
    resources: Annotated[
        YesNo,
        About(
            "资源库",
            help=(
                "写“是”，页面先摆出这些单元用到的物件、图、地点和史料",
                "yes: the page leads with the objects, pictures, places and facts of its units",
            ),
        ),
    ] = False


class Collection(CollectionFields, Located):
    """A named query over the catalog, of a school."""

    school: str
