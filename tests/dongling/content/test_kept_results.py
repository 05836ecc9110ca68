"""What a file gave is kept while it does not change, and while it is broken."""

from pathlib import Path

from dongling.content.content_file import ContentFile, Stamp
from dongling.content.kept_results import KeptResults
from dongling.content.merge import Entry, FileResult
from dongling.model import Place
from dongling.problems import Problem, said

ERROR = Problem("error", "x", said("坏"), "f")


def result(*names: str, problems: tuple[Problem, ...] = ()) -> FileResult[Place]:
    """Return what a file gave that has these places."""
    return FileResult(tuple(Entry(Place(identifier=name, name=name), None) for name in names), problems)


def file(number: int | None, path: str = "f") -> ContentFile:
    """Return a file as a look found it; without a number it was not seen."""
    stamp: Stamp | None = None if number is None else (number, number, 1, 1)
    return ContentFile(Path(path), None, stamp)


def names(given: FileResult[Place]) -> tuple[list[str], list[str]]:
    """Return the names of what was found and of what is held."""
    return [entry.value.identifier for entry in given.found], [entry.value.identifier for entry in given.held]


def test_a_file_is_read_again_when_it_or_the_words_changed() -> None:
    kept = KeptResults()
    first = kept.of(file(1), "places", "", lambda: result("a"))
    assert kept.of(file(1), "places", "", lambda: result("b")) is first
    assert names(kept.of(file(2), "places", "", lambda: result("b"))) == (["b"], [])
    assert names(kept.of(file(2), "places", "other words", lambda: result("c"))) == (["c"], [])


def test_what_a_broken_file_gave_is_held_until_it_is_sound() -> None:
    kept = KeptResults()
    kept.of(file(1), "places", "", lambda: result("a", "b"))
    assert names(kept.of(file(2), "places", "", lambda: result("b", problems=(ERROR,)))) == (["b"], ["a"])
    assert names(kept.of(file(3), "places", "", lambda: result(problems=(ERROR,)))) == ([], ["b", "a"])
    assert names(kept.of(file(4), "places", "", lambda: result("b"))) == (["b"], [])


def test_a_file_that_is_gone_is_forgotten_and_one_that_was_not_seen_is_as_before() -> None:
    kept = KeptResults()
    kept.of(file(1), "places", "", lambda: result("a"))
    kept.sweep()
    assert names(kept.of(file(None), "places", "", lambda: result("b"))) == (["a"], [])
    assert kept.paths() == {Path("f")}
    kept.sweep()
    kept.sweep()
    assert names(kept.of(file(2), "places", "", lambda: result(problems=(ERROR,)))) == ([], [])
