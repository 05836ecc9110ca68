"""A draft: within limits, and a sequence for whoever takes one."""

import pytest

from dongling.catalog import Catalog
from dongling.exporters.yaml import Yaml
from dongling.model import Step
from dongling.problems import DonglingError
from dongling.sequences import MOST_STEPS, Draft, as_sequence, step_of, taken
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.courses import write_courses

STEPS = (Step(unit="duty", minutes=35, note="先看门楼"), Step(unit="flower"), Step(unit="away"))


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue, with a sequence."""
    sequence = "编号: q\n名称: 序列\n简介: 从花到责任\n课次: [{单元: flower}, {单元: duty, 分钟: 35}]"
    return write_courses(write_content, open_library, sequences__q=sequence)


def test_a_draft_becomes_a_sequence_with_the_stages_of_its_units_in_their_order(catalog: Catalog) -> None:
    sequence = as_sequence(Draft("从花到责任", STEPS, "一条线"), "my-line", catalog)
    assert (sequence.identifier, sequence.name, sequence.description) == ("my-line", "从花到责任", "一条线")
    assert sequence.steps == STEPS
    order = list(catalog.terms.scheme("stage"))
    assert list(sequence.stages) == sorted({catalog.units[u].stage for u in ("duty", "flower")}, key=order.index)


def test_a_draft_without_a_name_is_still_a_sequence_that_can_be_carried_away(catalog: Catalog) -> None:
    sequence = as_sequence(Draft(steps=STEPS), "my-line", catalog)
    assert sequence.name
    assert "duty" in Yaml().export(sequence, catalog).decode()


def test_a_problem_of_a_draft_names_the_draft_and_knows_its_step(catalog: Catalog) -> None:
    sequence = as_sequence(Draft("我的线", STEPS), "my-line", catalog)
    second = sequence.problem(("steps", 1, "unit"), "不合适", near="duty")
    assert (second.path, second.line, second.column) == ("我的线", 3, 1)
    whole = [sequence.problem(where, "不合适") for where in ("name", "steps", ("steps",), ("steps", 9))]
    elsewhere = catalog.units["duty"].problem("name", "不合适")
    assert [step_of(problem, sequence) for problem in (second, *whole, elsewhere)] == [2, 0, 0, 0, 0, 0]


def test_a_shipped_sequence_is_taken_with_all_that_a_person_may_change(catalog: Catalog) -> None:
    sequence = catalog.sequences["q"]
    draft = taken(sequence)
    assert (draft.name, draft.steps, draft.description, draft.taken_from) == ("序列", sequence.steps, "从花到责任", "q")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Draft(steps=(Step(unit="flower"),) * (MOST_STEPS + 300)), "步数是500，最多200"),
        (lambda: Draft("名" * 81), "名字的字数是81，最多80"),
        (lambda: Draft(description="写" * 1001), "简介的字数是1001，最多1000"),
        (lambda: Draft(steps=(Step(unit="flower", note="记" * 102_400),)), "第1步说明的字数是102400，最多1000"),
        (lambda: Draft(steps=(Step(unit="u" * 81),)), "第1步编号的字数是81，最多80"),
    ],
)
def test_what_is_too_long_is_refused_in_one_sentence(make: object, said: str) -> None:
    assert callable(make)
    with pytest.raises(DonglingError, match=said):
        make()
