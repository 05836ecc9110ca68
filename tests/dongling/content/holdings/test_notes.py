"""Problems in the catalogue's file: beside what they are about, counted by the file, read when somebody asks."""

import os
from pathlib import Path

import pytest

from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile
from dongling.content.holdings.notes import MOST_NEWS, ProblemNotes, StoredProblems
from dongling.problems import Guess, Problem, Said


def problem(code: str, path: str = "a.yaml", **more: object) -> Problem:
    """Return a warning at the first line."""
    return Problem("warning", code, Said("话", "words"), path, **more)  # type: ignore[arg-type]  # of any field


def test_problems_come_back_as_they_were_whoever_has_them() -> None:
    notes = ProblemNotes(file := CatalogueFile(None, ""))
    every = [
        problem("b", line=3, column=7, hint=Said("改", "mend"), near="词"),
        Problem("error", "c", Said("甲", "a"), "a.yaml", 2),
        problem("more", unshown=(4, 5)),
    ]
    notes.replace("read", "unit/a", every)
    assert list(notes.of("read", "unit/a")) == every
    stored = StoredProblems(file, {})
    assert stored.counts == (5, 6)
    assert [one.code for one in stored] == ["c", "b", "more"]
    assert (bool(stored), len(stored), stored[0], stored == list(stored)) == (True, 3, every[1], True)


def test_what_was_likely_meant_is_looked_for_among_what_is_known_by_then() -> None:
    notes = ProblemNotes(file := CatalogueFile(None, ""))
    notes.replace("opinion", "unit/a", [problem("unknown-unit", hint=Guess("dl-ginko", (), Said("装上", "install")))])
    known = ["dl-ginkgo"]
    (one,) = StoredProblems(file, {"unknown-unit": known})
    assert one.hint.zh == "是不是“dl-ginkgo”？"
    known.clear()
    assert one.hint.zh == "装上"


def test_what_came_and_went_is_told_once() -> None:
    notes = ProblemNotes(CatalogueFile(None, ""))
    notes.replace("read", "unit/a", [problem("x"), problem("y")])
    assert [one.code for one in notes.news()[0]] == ["x", "y"]
    notes.replace("read", "unit/a", [problem("y"), problem("z")])
    come, gone = notes.news()
    assert ([one.code for one in come], [one.code for one in gone]) == (["z"], ["x"])
    assert notes.news() == ([], [])
    notes.replace("read", "unit/b", [problem(f"p{number}", f"{number}.yaml") for number in range(MOST_NEWS + 9)])
    assert len(notes.news()[0]) == MOST_NEWS


def test_a_path_is_told_as_whoever_reads_it_would_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dongling.content.folders import _shown_folder

    (tmp_path / "in").mkdir()
    file, mine, other = CatalogueFile(tmp_path / "c.db", ""), tmp_path / "in" / "a.yaml", tmp_path / "in" / "b.yaml"
    told = Problem("error", "duplicate-identifier", Said(f"被 {other}:1 用了", f"taken by {other}:1"), str(mine))
    ProblemNotes(file).add("twice", "unit/a", told, str(mine), str(other))
    monkeypatch.chdir(tmp_path)
    _shown_folder.cache_clear()
    (one,) = StoredProblems(file, {})
    assert (one.path, one.message.zh) == (f"in{os.sep}a.yaml", f"被 in{os.sep}b.yaml:1 用了")
    _shown_folder.cache_clear()


def test_a_problem_that_is_not_as_it_was_written_is_damage() -> None:
    notes = ProblemNotes(file := CatalogueFile(None, ""))
    notes.replace("read", "unit/a", [problem("x")])
    file.run("update problem set said = replace(cast(said as text), 'words', 'wards')")
    with pytest.raises(CatalogueDamaged):
        list(StoredProblems(file, {}))
    with pytest.raises(CatalogueDamaged):
        notes.of("read", "unit/a")
