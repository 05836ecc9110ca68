"""A collection: a named query over the catalog."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field as PydanticField

from dongling.model.fields import About, Model
from dongling.model.scalars import Identifier, Minutes, Text, Words
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
