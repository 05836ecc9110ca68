"""A site whose content is written in English: what is Chinese on its English pages bypassed the sentences."""

import re
from typing import Any

from dongling.testing import unit_text


def holds_chinese(text: str) -> bool:
    """Tell whether some of a text is Chinese, or a mark of Chinese."""
    return re.search("[\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]", text) is not None


def without_switch(page: str) -> str:
    """Return a page without what is Chinese wherever one reads it: the name of the language, the words on the gate."""
    gate = r"<(text|span)[^>]*>后学津梁</\1>"
    return re.sub(rf'<a [^>]*hreflang="zh-Hans"[^>]*>中文</a>|{gate}', "", page)


SAFETY = {
    "weather": "No rain",
    "traffic": "Use the pavement",
    "lost": "Back to the gate",
    "injury": "First aid",
    "responsible": "Head",
}
PHASE = {"name": "Read", "minutes": "45", "teacher": "Hands it out.", "pupils": "Read.", "intent": "To see it."}
TASKS: list[dict[str, Any]] = [
    {"type": "choice", "prompt": "Which one?", "options": ["This", "That"], "right": ["This"], "hint": "Look."},
    {"type": "order", "prompt": "In which order?", "items": ["One", "Two"]},
    {"type": "match", "prompt": "What belongs?", "pairs": [{"left": "A", "right": "B"}, {"left": "C", "right": "D"}]},
    {"type": "blank", "prompt": "Built in __.", "blanks": [["1740"]]},
    {"type": "blank", "prompt": "From __ to __.", "blanks": [["1740"], ["1741", "41"]]},
    {
        "type": "point",
        "prompt": "Where?",
        "points": [{"name": "Gate"}, {"name": "Bridge"}],
        "right": ["Gate", "Bridge"],
    },
    {"type": "open", "prompt": "What do you think?", "lines": 3},
    {"type": "open", "prompt": "Draw it.", "box": "yes"},
    {"type": "observe", "prompt": "Look.", "columns": ["What", "Where"], "rows": [["Arch", ""]], "photo": "yes"},
]
MATERIALS: dict[str, Any] = {
    "worksheets": [{"identifier": "look", "name": "Look", "given_to": "pairs", "tasks": TASKS}],
    "cards": [{"identifier": "cards", "name": "Cards", "cards": [{"title": "A", "text": "One", "answer": "Yes"}]}],
    "misconceptions": [{"says": "It is new.", "reply": "It is old."}],
    "without_devices": "Use paper.",
    "rubrics": [
        {"competency": "c-law", "aspect": "care", "criteria": [{"levels": ["a", "b", "c", "d"]}], "note": "Talk."},
        {"competency": "c-law", "criteria": [{"name": name, "levels": ["a", "b", "c", "d"]} for name in "xy"]},
    ],
    "trials": [{"day": "2026-09-01", "class": "Year 7", "minutes": "45", "went": "All did.", "change": "Less."}],
    "textbook": [{"volume": "Book 7", "lesson": "Lesson 1", "edition": "2024", "checked": "no", "standard": "Care."}],
    "places": ["gate", "pond"],
    "media": [{"file": "none.png", "description": "A bridge", "source": "Us", "license": "CC BY 4.0"}],
}


BODY = """\
Notes, [more](https://b.example/).

## Homework

![A drawing](x.png) “said”

1. One
2. Two

| A | B |
|---|---|
| 1 | 2 |
"""


def unit(identifier: str, **changes: Any) -> str:
    """Return a unit in English."""
    told = {"name": identifier, "description": f"About {identifier}.", "process": [PHASE], "facts": ["age"]}
    return unit_text(identifier, **{**told, "themes": ["yunhe"], "audience": ["student"], **changes})


SITE: dict[str, Any] = {
    "school.yaml": {
        "identifier": "east",
        "name": "East",
        "name_en": "East School",
        "stages": ["junior"],
        "owner": "Head",
        "contact": "Office",
        "rules": ["Say where it is from"],
    },
    "facts.yaml": {
        "facts": [{"identifier": "age", "statement": "Built 1740.", "confidence": "single", "sources": ["book"]}]
    },
    "places.yaml": {"places": [{"identifier": one, "name": one.title()} for one in ("gate", "pond")]},
    "sources.yaml": {"sources": [{"identifier": "book", "name": "A book"}]},
    "a-lesson.yaml": unit("a-lesson", updated="2026-09-02", body=BODY, owner="Head", **MATERIALS),
    "a-film.yaml": unit(
        "a-film",
        kind="micro_course",
        minutes="5",
        process=None,
        script=[{"scene": "Tower", "words": "A bell.", "seconds": "300"}],
        question="For whom?",
        exercises=[{"question": "Where?", "choices": ["Here", "There"], "answer": "Here", "note": "Here."}],
        prerequisites=["a-lesson"],
    ),
    "a-talk.yaml": unit(
        "a-talk", kind="micro_lecture", process=None, speaker_role="Teacher", script="One.\n\nTwo.", question="Why?"
    ),
    "a-walk.yaml": unit(
        "a-walk",
        kind="walk",
        minutes="120",
        process=None,
        stops=[{"place": place, "minutes": "20", "task": "Count.", "guide": "Tell."} for place in ("Gate", "Bridge")],
        owner="Head",
        before=["Look it up"],
        after=["Write a line"],
        safety=SAFETY,
    ),
    "sequences/seq-river.yaml": {
        "identifier": "seq-river",
        "name": "A river",
        "description": "Along it.",
        "steps": [{"unit": "a-lesson", "note": "First"}, {"unit": "a-film"}, {"unit": "not-loaded"}],
        "checklist": [{"task": "Visit", "owner": "Head", "due": "2026-09-07"}, {"task": "Ask", "done": "yes"}],
    },
    "collections/c-river.yaml": {"identifier": "c-river", "name": "River", "query": {"school": ["east"]}},
    "terms/path.yaml": {"scheme": "path", "name": "Path", "terms": [{"identifier": "foot", "name": "On foot"}]},
}
