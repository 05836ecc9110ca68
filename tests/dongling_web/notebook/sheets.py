"""A sheet with a task of each type, for the tests of the notebook."""

from typing import Any

CHOICE: dict[str, Any] = {
    "type": "choice",
    "prompt": "老桥是什么形状？",
    "options": [{"text": "方的", "reply": "方的洞容易裂。"}, "半圆的"],
    "right": ["半圆的"],
    "hint": "看看影子。",
    "explanation": "半圆的拱把重量传到桥墩。",
    "part": "看桥",
    "facts": ["bridge-age"],
}
ORDER = {"type": "order", "prompt": "先后？", "items": ["停下", "靠右走", "下桥"]}
MATCH = {
    "type": "match",
    "prompt": "一对？",
    "pairs": [{"left": "桥墩", "right": "水里"}, {"left": "栏杆", "right": "手边"}],
}
BLANK = {"type": "blank", "prompt": "从__走到__", "blanks": [["校门"], ["老桥", "桥头"]], "hint": "看地图。"}
POINT = {
    "type": "point",
    "prompt": "桥有什么？",
    "points": [{"name": "拱"}, {"name": "船"}, {"name": "栏杆"}],
    "right": ["拱", "栏杆"],
}
OPEN = {"type": "open", "prompt": "说一句", "lines": "3", "sample": "谢谢你们。"}
OBSERVE = {"type": "observe", "prompt": "看十分钟", "columns": ["看什么", "几个"], "rows": [["人"], []], "photo": "是"}
TASKS = [CHOICE, ORDER, MATCH, BLANK, POINT, OPEN, OBSERVE]
SHEET = {"identifier": "sheet-1", "name": "桥边学习单", "tasks": TASKS}
