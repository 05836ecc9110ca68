"""What lies in a content folder, by its place."""

import os
from pathlib import Path

from dongling.content import shown
from dongling.content.folders import read_folder
from dongling.testing import WriteContent


def test_each_file_has_its_place_by_its_name(write_content: WriteContent) -> None:
    folder = write_content(
        {
            "school.yaml": "",
            "a.yaml": "",
            "deep/er/b.yaml": "",
            "terms/t.yaml": "",
            "sequences/s.yaml": "",
            "facts.yaml": "",
        }
    )
    found = read_folder(folder)
    assert [path.name for path in found.units] == ["a.yaml", "b.yaml"]
    assert [path.name for path in (*found.school, *found.terms, *found.sequences, *found.seeds)] == [
        "school.yaml",
        "t.yaml",
        "s.yaml",
        "facts.yaml",
    ]


def test_seeds_beside_the_folder_are_loaded_with_it(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": ""})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "facts.yaml").write_text("", encoding="utf-8")
    assert [path.name for path in read_folder(folder).seeds] == ["facts.yaml"]


def test_hidden_files_links_and_pipes_are_left_alone(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({".hidden.yaml": "", ".git/x.yaml": "", "a.yaml": ""})
    (tmp_path / "outside.yaml").write_text("", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "linked").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.yaml")
    assert [path.name for path in read_folder(folder).units] == ["a.yaml"]


def test_a_file_that_ends_in_yml_is_mentioned(write_content: WriteContent) -> None:
    (problem,) = read_folder(write_content({"a.yml": ""})).problems
    assert (problem.severity, problem.code) == ("warning", "yml")


def test_a_program_beside_content_is_mentioned_and_never_run(write_content: WriteContent) -> None:
    folder = write_content({"dongling_plugin.py": "raise SystemExit('run')"})
    (problem,) = read_folder(folder).problems
    assert problem.code == "plugin-file"


def test_a_path_below_here_is_shown_relative() -> None:
    assert shown(Path.cwd() / "courses" / "a.yaml") == "courses/a.yaml"
    assert shown(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"
