"""A sequence: units to teach, in their order."""

import datetime as dt
from typing import Annotated

from dongling.model.fields import About, Model
from dongling.model.scalars import Identifier, Minutes, Text, Words, YesNo
from dongling.model.source import Located


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
