"""The shipped content is in our own words: no run of 16 characters of the newspaper page it grew from."""

from pathlib import Path

import pytest

from scripts.hash_source import RUN, runs, without_titles

ROOT = Path(__file__).parents[2]
HASHES = frozenset((Path(__file__).parent / "source_runs.txt").read_text(encoding="utf-8").split())
FILES = sorted(
    [*ROOT.glob("courses/**/*.yaml"), *ROOT.glob("seeds/*.yaml"), *ROOT.glob("plugins/*/*/courses/**/*.yaml")]
)


def test_the_hashes_are_there() -> None:
    assert len(HASHES) > 3000
    assert all(len(digest) == 12 for digest in HASHES)


def test_a_copied_sentence_would_be_found() -> None:
    """The page's own headline of one part, written by its hash."""
    copied = "坚持党建引领育人推进思政课一体化建设"
    assert len(copied) > RUN
    assert any(digest in HASHES for _, digest in runs(copied))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_sentence_of_the_page_is_copied(file: Path) -> None:
    text = without_titles(file.read_text(encoding="utf-8"))
    assert [run for run, digest in runs(text) if digest in HASHES] == []
