"""What is to be read: by what, and when one file alone will not tell."""

import os
from pathlib import Path

from dongling.catalog import Terms
from dongling.content import KnownWords
from dongling.content.folders import read_folder
from dongling.content.holdings import Plan, named_file, new_file, reader_of
from dongling.testing import unit_text
from tests.dongling.content.holdings.loaded import KINDS, TERMS, WORDS


def test_a_plan_without_anything_is_empty() -> None:
    assert Plan([]).is_empty
    assert not Plan([], gone=["a.yaml"]).is_empty
    assert not Plan([], moved=[("a.yaml", 1)]).is_empty


def test_a_unit_is_read_by_its_school_and_by_all_kinds_and_facts_by_neither() -> None:
    fewer = KnownWords(dict(list(KINDS.items())[1:]), Terms(TERMS))
    assert reader_of("unit", "dl", WORDS) == reader_of("unit", "dl", KnownWords(KINDS, Terms(TERMS)))
    assert len({reader_of("unit", school, words) for school in ("dl", "ly") for words in (WORDS, fewer)}) == 4
    assert reader_of("fact", "dl", WORDS) == reader_of("fact", "ly", fewer)


def test_a_file_is_opened_only_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    file = new_file((str(path), "unit", 0, (1, 1, 1, 1)), read_folder(tmp_path), "dl", WORDS)
    path.write_text(unit_text("a"), encoding="utf-8")
    assert [entry.value.identifier for entry in file.read().found] == ["a"]


def test_a_file_that_was_saved_is_found_by_its_name(tmp_path: Path) -> None:
    for name in (
        "a.yaml",
        "facts.yaml",
        "sequences/s.yaml",
        "notes.txt",
        ".hidden.yaml",
        "school.yaml",
        "terms/t.yaml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    shelves = [read_folder(tmp_path).sort()]

    def place(name: str) -> str | None:
        seen = named_file(str(tmp_path / name), shelves)
        return None if seen is None else seen[1] if seen[2] else "nothing"

    asked = ("a.yaml", "facts.yaml", "sequences/s.yaml", ".hidden.yaml")
    assert [place(name) for name in asked] == ["units", "facts", "sequences", "nothing"]


def test_only_a_look_at_all_tells_of_what_is_gone_of_links_and_of_what_others_are_read_by(tmp_path: Path) -> None:
    (tmp_path / "school.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "a.yaml")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    shelves = [read_folder(tmp_path).sort()]
    for name in ("gone.yaml", "school.yaml", "link.yaml", "folder.yaml", "pipe.yaml", "new/a.yaml", "../b.yaml"):
        assert named_file(str(tmp_path / name), shelves) is None, name
