"""Tasks of every type: what is sound is read, and what is not is said at its place in both languages."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from dongling.model import ChoiceTask, OpenTask, SheetTask
from dongling.testing import OpenLibrary, WriteContent, unit_text

_TASK = TypeAdapter[SheetTask](SheetTask)


def sheet(*tasks: dict[str, Any]) -> dict[str, Any]:
    """Return a sheet of these tasks."""
    return {"identifier": "one", "name": "一张单", "tasks": list(tasks)}


def test_a_task_is_of_the_type_that_it_names_in_either_language() -> None:
    for word in ("choice", "选择"):
        task = _TASK.validate_python({"type": word, "prompt": "几座？", "options": ["一座", "两座"], "right": "一座"})
        assert isinstance(task, ChoiceTask)
        assert (task.type, task.right) == ("choice", ("一座",))
    assert isinstance(_TASK.validate_python({"type": "开放", "prompt": "写一句"}), OpenTask)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"type": "choice", "options": ["甲", "乙"], "right": ["丙"]}, "正确的“丙”不在“选项”里"),
    ({"type": "choice", "options": ["甲", "甲"], "right": ["甲"]}, "“选项”里“甲”写了两次"),
    ({"type": "choice", "options": ["甲"], "right": ["甲"]}, "至少要有2项，现在是1项"),
    ({"type": "choice", "options": ["甲", "乙"], "right": []}, "至少要有1项，现在是0项"),
    ({"type": "choice", "options": ["甲", " "], "right": ["甲"]}, "“选项”里有空的一项"),
    ({"type": "order", "items": ["甲", "乙", "甲"]}, "“次序”里“甲”写了两次"),
    ({"type": "order", "items": ["甲", ""]}, "“次序”里有空的一项"),
    ({"type": "match", "pairs": []}, "至少要有2项，现在是0项"),
    ({"type": "match", "pairs": [{"left": "甲", "right": "一"}, {"left": "甲", "right": "二"}]}, "“左”里“甲”写了两次"),
    ({"type": "blank", "prompt": "有__人", "blanks": ["三", "四"]}, "题目里有1个空，答案写了2个"),
    ({"type": "blank", "prompt": "有__人", "blanks": [[]]}, "“空”里有空的一项"),
    ({"type": "point", "points": [{"name": "甲"}, {"name": "乙"}], "right": ["丙"]}, "正确的“丙”不在“点”里"),
    ({"type": "point", "points": [{"name": "甲", "x": 5}, {"name": "乙"}], "right": ["甲"]}, "只写了横、纵里的一个"),
    ({"type": "observe", "columns": ["甲"], "rows": [["一", "二"]]}, "“一”一行比表头多"),
    ({"type": "open", "options": ["甲"]}, "“options”不属于这里"),
    ({"type": "guess"}, "没有“guess”这一种“type”"),
    ({}, "缺少“type”"),
]


@pytest.mark.parametrize(("task", "words"), WRONG, ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_wrong_with_a_task_is_said_once_at_its_place(
    task: dict[str, Any], words: str, write_content: WriteContent, open_library: OpenLibrary
) -> None:
    text = unit_text("a", worksheets=[sheet({"type": "open", "prompt": "好的"}, {"prompt": "坏的", **task})])
    (problem,) = open_library(write_content({"a.yaml": text})).problems
    assert words in problem.message.zh
    assert problem.message.en
    first = next(i for i, line in enumerate(text.splitlines(), 1) if "好的" in line)
    assert problem.line > first


def test_a_prompt_may_show_no_blank_when_its_answers_are_asked_for_at_the_end() -> None:
    task = _TASK.validate_python({"type": "blank", "prompt": "写出两个年份", "blanks": [["1905"], ["1925"]]})
    assert task.type == "blank"
