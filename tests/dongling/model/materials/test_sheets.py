"""Sheets and cards come back from the catalogue's file as their author wrote them."""

from pathlib import Path
from typing import Any

from dongling import Library, Settings
from dongling.testing import WriteContent, unit_text

TASKS: list[dict[str, Any]] = [
    {"type": "choice", "prompt": "几座？", "options": [{"text": "一座", "reply": "再数"}, "两座"], "right": ["两座"]},
    {"type": "match", "prompt": "连", "pairs": [{"left": "一", "right": "甲"}, {"left": "二", "right": "乙"}]},
    {"type": "blank", "prompt": "__年", "blanks": [["1905", "一九〇五"]]},
    {"type": "observe", "prompt": "记", "columns": ["天", "数"], "rows": [["一"], [""]], "photo": "yes"},
    {
        "type": "point",
        "prompt": "找",
        "points": [{"name": "桥", "x": "0", "y": "100"}, {"name": "岛"}],
        "right": ["桥"],
    },
]
SHEET = {"identifier": "one", "name": "一张单", "tasks": TASKS}
CARDS = {"identifier": "two", "name": "卡片", "cards": [{"title": "甲", "text": "一件事", "answer": "1905"}]}


def test_a_catalogue_that_was_kept_has_the_sheets_that_were_read(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a", worksheets=[SHEET], cards=[CARDS])})
    opened = [Library.open([folder], Settings(state=tmp_path / "state"), search=False) for _ in range(2)]
    first, second = (library.catalog.units["a"] for library in opened)
    assert [task.type for task in first.worksheets[0].tasks] == [task["type"] for task in TASKS]
    assert (second.worksheets, second.cards) == (first.worksheets, first.cards)
    for library in opened:
        library.close()
