"""What pupils see of a unit, gathered from what its fields declare."""

from typing import Annotated

from dongling.catalog import Catalog
from dongling.kinds.lesson import Lesson
from dongling.kinds.micro_course import MicroCourse
from dongling.kinds.walk import Walk
from dongling.model import About, Model
from dongling_web.units.story import Story, story


def texts(told: Story) -> list[str]:
    """Return all that is read."""
    return list(told.texts())


def test_a_lesson_shows_what_pupils_do_and_nothing_of_the_teacher() -> None:
    phase = {"name": "看桥", "minutes": "10", "teacher": "老师提醒", "pupils": "数桥洞", "intent": "为什么"}
    told = story(Lesson.model_validate({"process": [phase]}), Catalog())
    (block,) = told.blocks
    assert (block.parts[0].title, block.parts[0].minutes) == ("看桥", 10)
    assert texts(told) == ["数桥洞"]


def test_a_film_shows_what_is_said_its_questions_and_no_directions() -> None:
    film = {
        "script": [{"scene": "镜头慢慢抬起", "words": "从前有一座桥。", "seconds": "60"}],
        "question": "你想问谁？",
        "exercises": [{"question": "几个桥洞？", "choices": ["三个", "五个"], "answer": "三个"}, "再看一眼"],
    }
    told = story(MicroCourse.model_validate(film), Catalog())
    assert texts(told) == ["从前有一座桥。", "你想问谁？"]
    assert [one.question for one in told.exercises] == ["几个桥洞？", "再看一眼"]
    assert told.blocks[0].parts[0].title == "第一段"


def test_a_walk_shows_tasks_and_what_is_told_at_each_stop_but_no_plan_of_safety() -> None:
    safety = dict.fromkeys(("weather", "traffic", "lost", "injury"), "安全")
    stop = {"place": "老桥", "minutes": "30", "task": "数一数", "guide": "桥的来历"}
    told = story(
        Walk.model_validate(
            {"stops": [stop], "before": ["看地图", "教师提前走一遍"], "after": ["画一张"], "safety": safety}
        ),
        Catalog(),
    )
    assert texts(told) == ["看地图", "数一数", "桥的来历", "画一张"]
    assert [piece.do for piece in told.blocks[1].parts[0].pieces] == [True, False]
    assert [block.label for block in told.blocks] == ["课前", "", "课后"]


class Round(Model):
    """A part of a kind that declares nothing."""

    words: Annotated[str, About("话")]
    teacher: Annotated[str, About("老师")] = ""


class Undeclared(Model):
    """A school's kind of which no field says what it is to pupils."""

    theme: Annotated[str, About("话题")]
    intent: Annotated[str, About("意图")] = ""
    rounds: Annotated[tuple[Round, ...], About("轮")] = ()


def test_a_kind_that_declares_nothing_is_shown_by_its_labels_without_what_is_the_teachers() -> None:
    told = story(
        Undeclared.model_validate(
            {"theme": "水", "intent": "想法", "rounds": [{"words": "说一说", "teacher": "老师听"}]}
        ),
        Catalog(),
    )
    assert [block.label for block in told.blocks] == ["话题", "轮"]
    assert texts(told) == ["水", "说一说"]


class Mixed(Model):
    """A kind with things and questions."""

    book: Annotated[str, About("书", pupils="thing")]
    ask: Annotated[tuple[str, ...], About("问", pupils="think")]
    secret: Annotated[str, About("备课")] = ""


def test_things_stand_in_a_line_and_each_question_by_itself() -> None:
    told = story(Mixed.model_validate({"book": "一本书", "ask": ["一？", "二？"], "secret": "不给看"}), Catalog())
    assert told.things == [("书", "一本书")]
    assert [one.text for one in told.questions] == ["一？", "二？"]
    assert told.blocks == []


def test_a_part_shows_its_picture_and_does_not_read_its_name() -> None:
    phase = {"name": "看桥", "minutes": "10", "teacher": "说", "pupils": "数桥洞", "picture": "bridge.svg"}
    told = story(Lesson.model_validate({"process": [phase]}), Catalog())
    assert (told.blocks[0].parts[0].picture, told.pictures) == ("bridge.svg", frozenset({"bridge.svg"}))
    assert texts(told) == ["数桥洞"]
