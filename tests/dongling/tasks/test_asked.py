"""What a unit asks on the screen: keys that stay, and editions that change with what is asked."""

from typing import Any

from dongling.model import ChoiceTask, OpenTask, Unit
from dongling.tasks import asked
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog

SHEET: dict[str, Any] = {
    "identifier": "sheet-1",
    "name": "桥边学习单",
    "tasks": [
        {"type": "choice", "prompt": "什么形状？", "options": ["方", "圆"], "right": ["圆"], "hint": "看影子"},
        {"type": "open", "prompt": "说一句"},
    ],
}


_FILM = {
    "kind": "micro_course",
    "minutes": "5",
    "process": None,
    "script": [{"scene": "钟楼", "words": "这是一口老钟。", "seconds": "300"}],
    "question": "钟声对谁响？",
    "exercises": [
        {"question": "钟在哪里？", "choices": ["钟楼", "河边"], "answer": "钟楼", "note": "在钟楼上。"},
        {"question": "钟为什么不响？", "answer": "风停了"},
    ],
}


def unit(catalog_of: MakeCatalog, **changes: Any) -> Unit:
    """Return a unit with changes, as it is loaded."""
    return catalog_of({"a-lesson.yaml": unit_text("a-lesson", **changes)}).units["a-lesson"]


def test_a_task_of_a_sheet_is_named_by_its_sheet_and_number(catalog_of: MakeCatalog) -> None:
    tasks = asked(unit(catalog_of, worksheets=[SHEET]))
    assert [(one.key, one.sheet) for one in tasks] == [("sheet-1.1", "桥边学习单"), ("sheet-1.2", "桥边学习单")]


def test_a_film_asks_its_exercises_and_its_question(catalog_of: MakeCatalog) -> None:
    tasks = asked(unit(catalog_of, **_FILM))
    assert [one.key for one in tasks] == ["exercise.1", "exercise.2", "question"]
    choice, open_, question = (one.task for one in tasks)
    assert isinstance(choice, ChoiceTask)
    assert (choice.right, choice.explanation) == (("钟楼",), "在钟楼上。")
    assert isinstance(open_, OpenTask)
    assert open_.sample == "风停了"
    assert isinstance(question, OpenTask)
    assert question.prompt == "钟声对谁响？"


def test_to_better_what_is_said_makes_no_other_task_but_to_change_what_is_asked_does(catalog_of: MakeCatalog) -> None:
    def edition(**changes: Any) -> str:
        first = {**SHEET["tasks"][0], **changes}
        return asked(unit(catalog_of, worksheets=[{**SHEET, "tasks": [first]}]))[0].edition

    as_it_was = edition()
    assert edition(hint="看水里的影子", explanation="圆的有力") == as_it_was
    assert edition(prompt="是什么形状？") != as_it_was
    assert edition(options=["方", "圆", "三角"]) != as_it_was
    assert edition(right=["方"]) != as_it_was
