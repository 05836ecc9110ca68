"""The passage that answers a question."""

import pytest

from dongling_search.query import parse
from dongling_search.results.finder import Finder
from dongling_search.results.passages import Question

TEXT = "老桥在南门外。老桥是谁造的？传说很多。它长43米，宽5米。1604年由沈先生重建，因为旧桥太窄。石碑还在。"


def answer(text: str) -> str:
    """Return the best sentence for a question."""
    finder = Finder(parse(text))
    assert finder.question
    places = [(start, what) for start, _, what, _ in finder.text("body", TEXT).matches]
    worth, start = finder.question.best(TEXT, places)
    return TEXT[start:].split("。", maxsplit=1)[0] if worth else ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("老桥在哪里", "老桥在南门外"),
        ("老桥有多长", "它长43米，宽5米"),
        ("什么时候重建老桥", "1604年由沈先生重建，因为旧桥太窄"),
    ],
)
def test_the_sentence_that_has_what_is_asked_is_best(text: str, said: str) -> None:
    assert answer(text) == said


def test_a_sentence_that_asks_does_not_answer() -> None:
    assert answer("老桥是谁重建") != "老桥是谁造的？传说很多"


def test_an_aim_of_a_lesson_and_a_line_to_fill_in_name_the_question_and_do_not_answer() -> None:
    finder = Finder(parse("老桥是谁重建的"))
    text = "能说出老桥由谁重建，重建在哪年。老桥由__重建。后来，沈先生重建了老桥。"
    assert finder.question
    places = [(start, what) for start, _, what, _ in finder.text("body", text).matches]
    assert text[finder.question.best(text, places)[1] :] == "后来，沈先生重建了老桥。"


def test_a_year_is_asked_for_and_this_year_is_none() -> None:
    finder = Finder(parse("老桥是哪一年重建的"))
    text = "就在这一年重建老桥。老桥重建于1604年。"
    assert finder.question
    places = [(start, what) for start, _, what, _ in finder.text("body", text).matches]
    assert text[finder.question.best(text, places)[1] :] == "老桥重建于1604年。"


def test_nothing_of_the_question_is_no_answer() -> None:
    assert answer("火车站有多远") == ""


@pytest.mark.parametrize("text", ["老桥", "老桥 南门", '"老桥有多长"', "bridge", ""])
def test_words_are_no_question(text: str) -> None:
    assert Question.of(parse(text)) is None
