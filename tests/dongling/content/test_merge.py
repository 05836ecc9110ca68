"""Many files, one table."""

from dongling.content.merge import Entry, FileResult, merged
from dongling.model import Term
from dongling.problems import Problem, said


def test_what_was_registered_first_stays() -> None:
    first, second = (Term(identifier="j", name=name, scheme="band") for name in ("初中", "七到九年级"))
    problems: list[Problem] = []
    table = merged([FileResult((Entry(first, None), Entry(second, None)))], problems)
    assert table["band/j"] is first
    assert [problem.code for problem in problems] == ["duplicate-identifier"]


def test_the_problems_of_every_file_are_passed_on() -> None:
    problem = Problem("error", "x", said("坏"), "f")
    nothing: FileResult[Term] = FileResult((), (problem,))
    problems: list[Problem] = []
    assert merged([nothing], problems) == {}
    assert problems == [problem]


def test_what_is_held_of_a_broken_file_stands_unless_a_sound_one_has_its_name_now() -> None:
    before, other, now = (Term(identifier=name, name=name, scheme="band") for name in ("j", "s", "j"))
    held: FileResult[Term] = FileResult((), (), (Entry(before, None), Entry(other, None)))
    problems: list[Problem] = []
    table = merged([held, FileResult((Entry(now, None),))], problems)
    assert list(table.values()) == [other, now]
    assert table["band/j"] is now
    assert problems == []
