"""The key of each type of task."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from dongling.model import SheetTask, key, letter

_TASK = TypeAdapter[SheetTask](SheetTask)
KEYS: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"type": "choice", "options": ["甲", "乙", "丙"], "right": ["丙", "甲"]}, ("A 甲；C 丙",)),
    ({"type": "order", "items": ["先", "后"], "explanation": "因为。"}, ("先 → 后", "因为。")),
    (
        {"type": "match", "pairs": [{"left": "一", "right": "甲"}, {"left": "二", "right": "甲"}]},
        ("一 — 甲", "二 — 甲"),
    ),
    ({"type": "blank", "blanks": [["五十二", "52"], ["清宁", "清宁桥"]]}, ("52；清宁 / 清宁桥",)),
    ({"type": "point", "points": [{"name": "桥"}, {"name": "岛"}], "right": ["岛"]}, ("岛",)),
    ({"type": "open", "sample": "照实写"}, ("照实写",)),
    ({"type": "open"}, ()),
    ({"type": "observe", "columns": ["天"], "rows": [["一"]], "sample": "例"}, ("例",)),
]


@pytest.mark.parametrize(("task", "lines"), KEYS, ids=lambda value: value["type"] if isinstance(value, dict) else "")
def test_a_key_says_what_is_right_and_why(task: dict[str, Any], lines: tuple[str, ...]) -> None:
    assert key(_TASK.validate_python({"prompt": "题", **task})) == lines


def test_options_are_lettered_as_far_as_letters_go() -> None:
    assert [letter(0), letter(25), letter(26)] == ["A", "Z", "27"]
