"""课堂教学: the phases fill the lesson."""

from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_phases_that_do_not_add_up_are_an_error_at_the_phases(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", minutes="40")})).problems
    assert (problem.severity, problem.code, problem.line) == ("error", "minutes-sum", 9)
    assert "45" in problem.message.zh
    assert "40" in problem.message.zh


def test_minutes_that_are_unusual_for_the_kind_are_a_warning(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    phase = {"name": "读", "minutes": "200", "teacher": "讲", "pupils": "听"}
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", minutes="200", process=[phase])})).problems
    assert (problem.severity, problem.code) == ("warning", "minutes-range")
