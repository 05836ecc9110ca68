"""A manuscript laid out: every question in a section, each problem at the nearest question."""

from flask import Flask

from dongling_web.http.context import current_catalog
from dongling_web.workshop.view import ManuscriptView

TEXT = "编号: a-b\n类型: 课堂教学\n审核状态: 草稿\n环节:\n  - 名称: 看\n    分钟: x\n没有的键: 1\n"


def test_every_question_stands_in_one_section_and_problems_beside_their_question(app: Flask) -> None:
    with app.test_request_context("/"):
        view = ManuscriptView(TEXT, current_catalog().kinds["lesson"], "east")
        asked = [one.path for section in view.sections for one in section.questions]
        assert sorted(asked) == sorted(one.path for one in view.questions)
        assert {"kind", "review_status"}.isdisjoint(asked)
        assert {"name", "description", "minutes", "process.0.minutes", "process.0.teacher", ""} <= view.problems.keys()
        assert view.next_place == "name"
        assert view.errors == sum(problem.severity == "error" for problem in view.proof.problems)
        wrong = {section.name: section.wrong for section in view.sections}
        below = sum(len(said) for path, said in view.problems.items() if path.startswith("process"))
        assert (wrong["process"], wrong["grounds"]) == (below, 0)


def test_a_text_that_can_not_be_read_is_an_empty_form_with_the_reason_on_top(app: Flask) -> None:
    with app.test_request_context("/"):
        view = ManuscriptView("{", current_catalog().kinds["lesson"], "east")
        assert view.data == {}
        assert [problem.severity for problem in view.problems[""]] == ["error"]
