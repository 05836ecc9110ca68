"""What becomes of fields on the wall."""

from typing import Annotated

import pytest

from dongling import Library
from dongling.model import About, Model
from dongling_web.wall.few_words import FIT
from dongling_web.wall.on_wall import planned_seconds, used_fields


class Undeclared(Model):
    """A kind of a school that says nothing of the wall."""

    motto: Annotated[str, About("口号")] = ""
    teacher: Annotated[str, About("老师")] = ""
    minutes: Annotated[int, About("分钟")] = 0
    many: Annotated[tuple[str, ...], About("几样")] = ()


class Below(Model):
    """A part of it."""

    task: Annotated[str, About("做什么", pupils="do")] = ""


class Aside(Model):
    """What only a teacher needs."""

    plan: Annotated[str, About("预案")] = ""


class Declared(Model):
    """A kind of a school that says what its fields are to pupils."""

    title: Annotated[str, About("题", pupils="title")] = ""
    story: Annotated[str, About("故事", pupils="story")] = ""
    task: Annotated[str, About("任务", pupils="do")] = ""
    question: Annotated[str, About("想想", pupils="think")] = ""
    thing: Annotated[str, About("物件", pupils="thing")] = ""
    told: Annotated[str, About("讲解", pupils="story", wall="notes")] = ""
    consent: Annotated[str, About("同意", wall="out")] = ""
    other: Annotated[str, About("其他")] = ""
    before: Annotated[tuple[str, ...], About("课前", pupils="do")] = ()
    parts: Annotated[tuple[Below, ...], About("几步")] = ()
    aside: Annotated[tuple[Aside, ...], About("安全")] = ()


@pytest.mark.parametrize(
    ("fields", "use"),
    [
        ({"title": "短"}, "title"),
        ({"story": "短"}, "say"),
        ({"task": "短"}, "task"),
        ({"question": "短"}, "ask"),
        ({"thing": "短"}, "item"),
        ({"told": "短"}, "notes"),
        ({"consent": "是"}, "out"),
        ({"other": "短"}, "notes"),
        ({"parts": ({"task": "短"},)}, "parts"),
        ({"aside": ({"plan": "短"},)}, "notes"),
    ],
)
def test_what_a_field_is_to_pupils_it_is_on_the_wall_and_the_others_are_the_teachers(
    library: Library, fields: dict[str, object], use: str
) -> None:
    assert [field.use for field in used_fields(Declared.model_validate(fields), library.catalog)] == [use]


@pytest.mark.parametrize(
    ("fields", "uses"),
    [
        ({"motto": "走。"}, ["item"]),
        ({"motto": "走到哪里去？"}, ["ask"]),
        ({"motto": "走" * FIT}, ["task"]),
        ({"motto": "走" * 3 * FIT}, ["say"]),
        ({"teacher": "倒水"}, ["notes"]),
        ({"minutes": 5}, ["time"]),
        ({"many": ("甲", "乙")}, ["task"]),
    ],
)
def test_of_a_kind_that_declares_nothing_a_field_goes_by_its_name_then_by_its_form(
    library: Library, fields: dict[str, object], uses: list[str]
) -> None:
    used = used_fields(Undeclared.model_validate(fields), library.catalog)
    assert [field.use for field in used if field.row.texts != ("0",)] == uses


def test_a_longer_text_that_nobody_declared_says_what_it_is(library: Library) -> None:
    (field, _) = used_fields(Undeclared(motto="走" * 40), library.catalog)
    assert field.row.texts == ("口号：" + "走" * 40,)


def test_a_part_says_its_time_in_minutes_or_not_at_all() -> None:
    assert planned_seconds(Undeclared(minutes=2)) == 120


@pytest.mark.parametrize("own", [(), ("带上水壶",)])
def test_errands_of_teachers_in_a_list_of_tasks_are_the_teachers_alone(library: Library, own: tuple[str, ...]) -> None:
    used = used_fields(Declared(before=("教师提前走一遍", *own, "发放告知书")), library.catalog)
    told = {field.use: field.row.texts for field in used}
    assert told == {"notes": ("教师提前走一遍", "发放告知书"), **({"task": own} if own else {})}
