"""What is right, as numbers of what is shown, or as words in the form in which they are compared."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from dongling.model import SheetTask, shuffled
from dongling.tasks import Marking, judge, marking, solution

_TASK: TypeAdapter[SheetTask] = TypeAdapter(SheetTask)
ITEMS = ["停下", "看看", "再走"]


def task(kind: str, **fields: Any) -> SheetTask:
    """Return a task of a type."""
    return _TASK.validate_python({"type": kind, "prompt": "做一做", **fields})


def test_of_a_choice_the_options_that_are_right_are_named_by_their_numbers() -> None:
    choice = task("choice", options=["甲", {"text": "乙"}, "丙"], right=["甲", "丙"])
    assert marking(choice) == Marking("set", (("0",), ("2",)))
    assert solution(choice) == ("甲", "丙")


def test_points_are_marked_as_a_list() -> None:
    assert marking(task("point", points=[{"name": "拱"}, {"name": "船"}], right=["船"])) == Marking("set", (("1",),))


def test_an_order_is_right_in_the_order_that_was_written_not_in_that_which_is_shown() -> None:
    order = task("order", items=ITEMS)
    shown = shuffled(ITEMS)
    assert judge(marking(order), [str(shown.index(item)) for item in ITEMS]).state == "right"
    assert judge(marking(order), ["0", "1", "2"]).state == "not_yet"
    assert solution(order) == ("停下 → 看看 → 再走",)


def test_two_on_the_left_may_belong_to_the_same_on_the_right() -> None:
    pairs = [{"left": left, "right": right} for left, right in (("甲", "水"), ("乙", "火"), ("丙", "水"))]
    match = task("match", pairs=pairs)
    shown = shuffled(["水", "火", "水"])
    water, fire = str(shown.index("水")), str(shown.index("火"))
    assert marking(match) == Marking("row", ((water,), (fire,), (water,)))
    assert solution(match) == ("甲 — 水", "乙 — 火", "丙 — 水")


def test_a_blank_takes_all_that_is_accepted_in_any_spelling() -> None:
    blank = task("blank", prompt="有__级，__根", blanks=[["五十二"], ["12", "一打"]])
    assert marking(blank) == Marking("words", (("52",), ("12", "1打")))
    assert solution(blank) == ("五十二，12",)


@pytest.mark.parametrize("sample", ["", "我会说谢谢"])
def test_where_nothing_is_right_or_wrong_the_sample_is_all_there_is_to_say(sample: str) -> None:
    assert marking(task("open", sample=sample)) == Marking("free")
    assert solution(task("open", sample=sample)) == ((sample,) if sample else ())
    assert marking(task("observe", columns=["看"], rows=[["树"]])) == Marking("free")
