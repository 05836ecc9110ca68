"""What is printed and handed out: sheets with tasks, and cards, slips and tickets to cut apart."""

from typing import Annotated

from pydantic import AfterValidator, Field

from dongling.model.fields import About, Model
from dongling.model.materials.task_fields import PICTURE, some
from dongling.model.materials.tasks import SheetTask
from dongling.model.scalars import Identifier, Text, Words


class Handout(Model):
    """What a sheet and a set of cards have: an identifier within the unit, a title, who gets it, a word before it."""

    identifier: Annotated[Identifier, About("编号", help=("本单元里唯一", "unique within the unit"), example="sheet-1")]
    name: Annotated[Text, About("名称", "schema:name", ("正文里怎样叫它", "what the unit calls it"), weight=1)]
    aka: Annotated[Words, About("别名", "schema:alternateName", ("正文里别的叫法", "other names for it"))] = ()
    given_to: Annotated[str, About("给谁", help=("如 每人一张", "such as one each"))] = ""
    intro: Annotated[str, About("说明", help=("开头的一段", "what is said first"))] = ""
    note: Annotated[str, About("给老师", help=("怎样用，学生看不到", "how to use it; not shown to pupils"))] = ""


class Worksheet(Handout):
    """学习单: tasks on a page of their own; each carries its key."""

    tasks: Annotated[tuple[SheetTask, ...], Field(max_length=40), AfterValidator(some), About("任务", weight=1)]


class Card(Model):
    """A piece to cut out: its picture, its title, its words, and what only the teacher is told of it."""

    title: Annotated[str, About("标题", weight=1)] = ""
    picture: Annotated[str, PICTURE] = ""
    text: Annotated[Text, About("文字")]
    answer: Annotated[str, About("答案", help=("学生看不到", "not shown to pupils"))] = ""
    facts: Annotated[
        Words,
        About("出处", "schema:isBasedOn", ("画着一件东西的卡，写它凭的史料", "facts that a drawn object rests on")),
    ] = ()


class CardSet(Handout):
    """卡片、纸条: pieces that are printed on a page and cut apart."""

    cards: Annotated[tuple[Card, ...], Field(max_length=60), AfterValidator(some), About("张", weight=1)]
