"""What is said to an answer: kind, from the author's own words, and the same whoever gives it."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from dongling.model import SheetTask
from dongling.tasks import Asked, judge
from dongling_web.notebook.faces import TaskFace
from dongling_web.notebook.feedback import Feedback, feedback
from tests.dongling_web.notebook.sheets import BLANK, CHOICE, OPEN, POINT

_TASK: TypeAdapter[SheetTask] = TypeAdapter(SheetTask)


def say(task: dict[str, Any], *given: str, misses: int = 0) -> Feedback:
    """Return what is said to an answer."""
    face = TaskFace(Asked("s.1", "0", _TASK.validate_python(task)), ())
    return feedback(face, judge(face.marking, given), given, misses)


def test_a_miss_is_told_what_it_is_where_the_author_said_so() -> None:
    assert say(CHOICE, "0").lines == ("方的洞容易裂。", "回去看看：看桥")


def test_a_miss_without_words_of_its_own_gets_the_hint() -> None:
    assert say({**CHOICE, "options": ["方的", "半圆的"]}, "0").lines[0] == "看看影子。"


def test_where_the_author_says_nothing_there_is_still_a_kind_word() -> None:
    said = say(POINT, "1")
    assert said.title == "还不是，再看一眼。"
    assert said.lines == ()
    assert not said.is_done


def test_a_second_miss_ends_the_task_with_the_answer_and_its_reason() -> None:
    said = say(CHOICE, "0", misses=1)
    assert said.lines == ("半圆的", "半圆的拱把重量传到桥墩。")
    assert said.is_done


@pytest.mark.parametrize(("given", "many"), [(("校门", "河"), "对了1处，还有1处再看看。"), (("海", "河"), "看地图。")])
def test_of_several_blanks_the_right_ones_are_counted_and_none_is_no_number(given: tuple[str, ...], many: str) -> None:
    assert say(BLANK, *given).lines[0] == many


def test_an_open_answer_is_thanked_and_shown_another() -> None:
    assert say(OPEN, "好桥").lines == ("也可以这样想：谢谢你们。",)
    assert not say(OPEN, " ").is_done
