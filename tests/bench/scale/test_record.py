"""What was measured is kept, and counts for its commit and machine only."""

from pathlib import Path

from bench.scale.record import Record, Value


def record(place: Path, commit: str = "abc", machine: str = "2 cores") -> Record:
    return Record.opened(place / "figures.json", commit, machine)


def test_what_was_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    record(tmp_path).put("warm", {"warm": Value(1.5, "二秒")})
    record(tmp_path).put("edit", {"edit": Value(0.3)})
    assert record(tmp_path).rows == {"warm": {"warm": Value(1.5, "二秒")}, "edit": {"edit": Value(0.3, "")}}


def test_figures_of_another_commit_or_machine_count_as_not_measured(tmp_path: Path) -> None:
    record(tmp_path).put("warm", {"warm": Value(1.5)})
    assert not record(tmp_path, commit="def").rows
    assert not record(tmp_path, machine="8 cores").rows
    assert record(tmp_path).rows


def test_a_file_that_was_broken_off_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "figures.json").write_text('{"commit": "abc", "rows"', encoding="utf-8")
    assert not record(tmp_path).rows


def test_a_figure_is_found_by_its_key_whichever_row_gave_it(tmp_path: Path) -> None:
    one = record(tmp_path)
    one.put("memory", {"rss": Value(100), "worker": Value(50)})
    assert one.value("worker") == Value(50)
    assert one.value("edit") is None
