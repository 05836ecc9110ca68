"""A unit has what its text says that it hands out."""

from typing import Any

import pytest

from dongling.problems import Problem
from dongling.testing import OpenLibrary, WriteContent, unit_text


def sheet(name: str, identifier: str = "one", **more: Any) -> dict[str, Any]:
    """Return a sheet of this name."""
    return {"identifier": identifier, "name": name, "tasks": [{"type": "open", "prompt": "写一句", **more}]}


def cards(name: str, identifier: str = "two") -> dict[str, Any]:
    """Return a set of cards of this name."""
    return {"identifier": identifier, "name": name, "cards": [{"text": "一件事"}]}


@pytest.fixture
def problems(write_content: WriteContent, open_library: OpenLibrary) -> Any:
    """Return what returns the problems of a unit with these fields."""

    def found(**fields: Any) -> list[Problem]:
        return list(open_library(write_content({"a.yaml": unit_text("a", **fields)})).problems)

    return found


@pytest.mark.parametrize(
    "words", ["发学习单。", "填“改稿单”。", "发六张情境卡。", "念《三步卡》。", "把任务单带上", "看量规打分。"]
)
def test_what_is_named_and_not_there_is_a_warning_at_its_words(words: str, problems: Any) -> None:
    (problem,) = problems(body=f"开头。\n\n{words}\n")
    assert (problem.code, problem.severity) == ("material-missing", "warning")
    assert problem.hint.zh
    assert problem.hint.en


@pytest.mark.parametrize(
    "words", ["名单和清单。", "很简单。", "靠右单列走。", "写一张小条。", "刷卡进门。", "一张贺年卡。"]
)
def test_words_that_only_look_like_sheets_ask_for_nothing(words: str, problems: Any) -> None:
    assert problems(body=words) == []


def test_a_sheet_answers_to_its_name_to_other_names_and_to_what_any_sheet_is_called(problems: Any) -> None:
    body = "发学习单，先填“改稿单”，再填任务单。抽情境卡。"
    named = {**sheet("红笔单"), "aka": ["改稿单"]}
    assert problems(body=body, worksheets=[named], cards=[cards("五张情境卡")]) == []


def test_a_name_is_asked_for_once(problems: Any) -> None:
    assert len(problems(body="发情境卡。再发情境卡。\n\n念情境卡。")) == 1


def test_two_handouts_of_one_identifier_are_an_error_at_the_second(problems: Any) -> None:
    (problem,) = problems(worksheets=[sheet("一张", "same")], cards=[cards("卡片", "same")])
    assert (problem.code, problem.severity) == ("material-twice", "error")
    assert "“same”" in problem.message.zh


def test_a_task_may_rest_only_on_facts_that_the_unit_cites(problems: Any) -> None:
    (problem,) = problems(worksheets=[sheet("一张", facts=["nowhere"])])
    assert (problem.code, problem.severity) == ("task-fact", "warning")
    assert "“nowhere”" in problem.message.en
    card = {"text": "一口钟", "facts": ["nowhere"]}
    (problem,) = problems(cards=[{**cards("卡片"), "cards": [card]}])
    assert (problem.code, problem.severity) == ("card-fact", "warning")


def test_wrong_options_may_say_what_no_fact_states_and_right_ones_may_not(problems: Any) -> None:
    task = {"type": "choice", "prompt": "哪一年？", "options": ["1911年", "1912年", "没有写"]}
    for right, codes in (("没有写", []), ("1912年", ["figure-without-fact"])):
        sheets = [{"identifier": "one", "name": "一张", "tasks": [{**task, "right": [right]}]}]
        assert [problem.code for problem in problems(worksheets=sheets)] == codes


def test_the_task_sheet_of_a_walk_is_printed_of_its_stops(problems: Any) -> None:
    stop = {"place": "校门", "minutes": "20", "task": "领任务单。"}
    safety = dict.fromkeys(("weather", "traffic", "lost", "injury"), "有大人在。")
    walk = {"kind": "walk", "process": None, "minutes": "90", "stops": [stop], "owner": "年级组长"}
    assert problems(**walk, safety={**safety, "responsible": "带队教师"}) == []
