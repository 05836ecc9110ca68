"""Whether what a unit states comes from the facts it cites."""

from collections.abc import Callable
from typing import Any

import pytest

from dongling.problems import Problem
from dongling.testing import OpenLibrary, WriteContent, unit_text

Check = Callable[..., list[Problem]]
FACTS = """\
facts:
- {identifier: founded, statement: 1905年创办, confidence: verified}
- {identifier: tree, statement: 两棵280余年的古银杏, confidence: seed}
- {identifier: visits, statement: 走访7128人次, confidence: seed}
- {identifier: height, statement: 高7.4米，一说8.5米, confidence: conflict}
- {identifier: teacher, statement: 说话的老师有两说, confidence: conflict, hedge: [程颢或程颐]}
"""


@pytest.fixture
def problems(write_content: WriteContent, open_library: OpenLibrary) -> Check:
    """Return a function that checks a unit with a body and the facts it cites."""

    def check(body: str, *cited: str, **more: Any) -> list[Problem]:
        text = unit_text("a", body=body, facts=list(cited), **more)
        return open_library(write_content({"facts.yaml": FACTS, "a.yaml": text})).problems

    return check


def codes(found: list[Problem]) -> list[str]:
    """Return the codes of problems."""
    return [problem.code for problem in found]


def test_a_figure_of_a_cited_fact_may_be_stated(problems: Check) -> None:
    assert codes(problems("学校创办于1905年。", "founded")) == []


def test_a_figure_without_a_fact_is_an_error_at_its_own_line(problems: Check) -> None:
    (problem,) = problems("第一行。\n\n学校创办于1906年，不是别的。", "founded")
    assert problem.code == "figure-without-fact"
    assert "1906" in problem.message.zh
    assert "推算" in problem.hint.zh
    assert problem.column > 1


def test_a_fact_that_is_not_cited_does_not_count(problems: Check) -> None:
    assert codes(problems("学校创办于1905年。")) == ["figure-without-fact"]


def test_a_figure_worked_out_from_facts_is_declared(problems: Check) -> None:
    derived = [{"text": "120年", "from": ["founded"]}]
    assert codes(problems("到今年有120年。", "founded", derived=derived)) == []


def test_a_figure_said_twice_in_a_text_is_one_problem(problems: Check) -> None:
    assert codes(problems("1906年，还是1906年。")) == ["figure-without-fact"]


@pytest.mark.parametrize(
    ("body", "wrong"), [("280余年", []), ("280年", ["figure-wording"]), ("280多年", ["figure-wording"])]
)
def test_a_figure_of_the_seed_keeps_what_makes_it_inexact(problems: Check, body: str, wrong: list[str]) -> None:
    assert codes(problems(f"树龄{body}。", "tree")) == wrong


def test_visits_are_not_people(problems: Check) -> None:
    assert codes(problems("走访7128人。", "visits")) == ["figure-wording"]
    assert codes(problems("走访7128人次。", "visits")) == []


def test_a_fact_on_which_sources_disagree_is_told_as_such(problems: Check) -> None:
    assert codes(problems("桥高7.4米。", "height")) == ["fact-conflict"]
    assert codes(problems("桥高7.4米，一说8.5米。", "height")) == []


def test_a_fact_may_name_its_own_hedge(problems: Check) -> None:
    assert codes(problems("老师是程颢，一说程颐。", "teacher")) == ["fact-conflict"]
    assert codes(problems("老师是程颢或程颐。", "teacher")) == []


def test_a_unit_whose_facts_are_not_loaded_cannot_be_judged(problems: Check) -> None:
    assert codes(problems("学校创办于1905年。", "elsewhere")) == ["unknown-fact"]


def test_the_titles_of_textbooks_are_no_statements(problems: Check) -> None:
    book = {"volume": "道德与法治七年级下册", "lesson": "第九课 法律为我们护航", "edition": "2022课标修订版"}
    assert codes(problems("学校创办于1905年。", "founded", textbook=[book])) == []
