"""What lies in a content folder, by its place."""

import os
from pathlib import Path

import pytest

from dongling.content import shown
from dongling.content.folders import MAX_DEPTH, read_folder, shown_file
from dongling.problems import Said
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
    found = read_folder(folder).sort()
    assert sorted(Path(file).name for file in found.units) == ["a.yaml", "b.yaml"]
    assert [file.path.name for file in (*found.school, *found.terms)] == ["school.yaml", "t.yaml"]
    assert [Path(file).name for file in (*found.sequences, *found.facts)] == ["s.yaml", "facts.yaml"]


def test_seeds_beside_the_folder_are_loaded_with_it(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": ""})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "facts.yaml").write_text("", encoding="utf-8")
    assert [Path(file).name for file in read_folder(folder).sort().facts] == ["facts.yaml"]


def test_hidden_files_links_and_pipes_are_left_alone(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({".hidden.yaml": "", ".git/x.yaml": "", "a.yaml": ""})
    (tmp_path / "outside.yaml").write_text("", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "linked").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.yaml")
    assert [Path(file).name for file in read_folder(folder).sort().units] == ["a.yaml"]


def test_a_file_that_ends_in_yml_is_mentioned(write_content: WriteContent) -> None:
    (problem,) = read_folder(write_content({"a.yml": ""})).problems
    assert (problem.severity, problem.code) == ("warning", "yml")


@pytest.mark.parametrize("name", ["a.yaml.txt", "a.yml.txt", "a.YAML", "a.Yml", "a.yml.yml", "a.b.yaml.TXT"])
def test_a_suffix_that_windows_hid_is_named_with_the_name_to_give(write_content: WriteContent, name: str) -> None:
    folder = read_folder(write_content({name: ""})).sort()
    (problem,) = folder.problems
    assert (problem.severity, problem.code, folder.units) == ("warning", "yml", {})
    meant = "a.b.yaml" if name.startswith("a.b") else "a.yaml"
    assert isinstance(problem.hint, Said)
    assert problem.hint.zh.startswith(f"改名为 {meant}；")


def test_a_suffix_that_stands_twice_is_read_and_named(write_content: WriteContent) -> None:
    folder = read_folder(write_content({"a.yaml.yaml": ""})).sort()
    assert [problem.code for problem in folder.problems] == ["yml"]
    assert len(folder.units) == 1


def test_what_a_mended_file_was_is_no_content(write_content: WriteContent) -> None:
    folder = read_folder(write_content({"a.yaml.bak-20261130-140509": ""})).sort()
    assert (folder.units, folder.problems) == ({}, [])


def test_a_program_beside_content_is_mentioned_and_never_run(write_content: WriteContent) -> None:
    folder = write_content({"dongling_plugin.py": "raise SystemExit('run')"})
    (problem,) = read_folder(folder).problems
    assert problem.code == "plugin-file"


def test_a_path_below_here_is_shown_relative() -> None:
    assert shown(Path.cwd() / "courses" / "a.yaml") == "courses/a.yaml"
    assert shown(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"


def test_a_file_is_called_as_people_at_this_prompt_call_it(tmp_path: Path) -> None:
    for path in (tmp_path / "a.yaml", Path.cwd() / "courses" / "b.yaml", Path.cwd() / "c.yaml"):
        assert shown_file(str(path)) == shown(path)


def test_a_file_is_called_by_its_whole_path_where_here_was_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    assert shown_file(str(tmp_path / "a.yaml")) == str(tmp_path / "a.yaml")


def test_a_link_is_mentioned_and_a_folder_that_is_one_is_not_looked_into(
    write_content: WriteContent, tmp_path: Path
) -> None:
    folder = write_content({"a.yaml": ""})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b.yaml").write_text("", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "outside" / "b.yaml")
    (folder / "linked").symlink_to(tmp_path / "outside")
    found = read_folder(folder)
    assert list(found.files) == [str(folder / "a.yaml")]
    assert list(found.folders) == [folder]
    assert sorted(problem.path.rsplit("/", 1)[1] for problem in found.problems) == ["link.yaml", "linked"]


def test_seeds_that_are_a_link_are_left_alone(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": ""})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "facts.yaml").write_text("", encoding="utf-8")
    (tmp_path / "seeds").symlink_to(tmp_path / "outside")
    assert read_folder(folder).sort().seeds == []


def test_folders_within_folders_without_end_are_left_at_some_depth(write_content: WriteContent) -> None:
    folder = write_content({"a.yaml": "", "/".join(["d"] * (MAX_DEPTH + 1)) + "/b.yaml": ""})
    found = read_folder(folder)
    assert list(found.files) == [str(folder / "a.yaml")]
    assert [problem.code for problem in found.problems] == ["folder-depth"]


def test_what_a_folder_gives_changes_with_each_file_that_is_written(write_content: WriteContent) -> None:
    folder = write_content({"a.yaml": "1"})
    before = read_folder(folder).files
    assert read_folder(folder).files == before
    (folder / "new").write_text("2", encoding="utf-8")
    (folder / "new").replace(folder / "a.yaml")
    assert read_folder(folder).files != before
