"""Folders, plugins, catalog and search put together, and kept up to date."""

import json
from pathlib import Path

import pytest

from dongling import Library
from dongling.problems import DonglingError
from dongling.search import Lexicon, Query
from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_what_is_in_the_folder_can_be_found(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="走进东林书院"), "b.yaml": unit_text("b", name="两棵古银杏")})
    results = open_library(folder, search=True).search(Query("东林书院"))
    assert [hit.identifier for hit in results.hits] == ["a"]


def test_a_reload_finds_what_was_added_changed_and_taken_away(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content({f"{c}.yaml": unit_text(c, name=f"单元{c}") for c in "abcdefgh"})
    library = open_library(folder, search=True)
    before = library.generation
    write_content({"a.yaml": unit_text("a", name="河长制从无锡开始"), "new.yaml": unit_text("new", name="三百银圆")})
    (folder / "b.yaml").unlink()
    assert library.reload()
    assert library.generation != before
    assert [hit.identifier for hit in library.search(Query("河长制")).hits] == ["a"]
    assert [hit.identifier for hit in library.search(Query("银圆")).hits] == ["new"]
    assert "b" not in {hit.identifier for hit in library.search(Query("", limit=100)).hits}


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path, open_library: OpenLibrary) -> None:
    with pytest.raises(DonglingError, match="不存在"):
        open_library(tmp_path / "gone")


def test_a_file_instead_of_a_folder_is_wrong_use(tmp_path: Path, open_library: OpenLibrary) -> None:
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    with pytest.raises(DonglingError, match="不是文件夹"):
        open_library(tmp_path / "a.yaml")


def test_a_folder_named_twice_is_loaded_once(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    assert open_library(folder, folder / ".").problems == []


def test_a_library_opened_without_search_says_so(write_content: WriteContent, open_library: OpenLibrary) -> None:
    with pytest.raises(DonglingError, match="没有检索"):
        open_library(write_content({"a.yaml": unit_text("a")})).search(Query("x"))


def test_a_reload_teaches_search_new_names(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="秦邦宪的家")})
    library = open_library(folder, search=True)
    assert not library.search(Query("博古")).total
    before = library.generation
    term = {"identifier": "bo-gu", "name": "秦邦宪", "aka": ["博古"]}
    write_content({"terms/names.yaml": json.dumps({"scheme": "name", "name": "专名", "terms": [term]})})
    library.reload()
    assert [hit.identifier for hit in library.search(Query("博古")).hits] == ["a"]
    assert library.generation != before
    assert library.lexicon.others["博古"] == ("秦邦宪",)
    assert [part.text for part in library.explain(Query("博古"), "a")] == ["秦邦宪"]


def test_a_look_that_finds_nothing_new_works_out_no_names(
    write_content: WriteContent, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    library = open_library(folder, search=True)
    library.reload()
    asked: list[str] = []

    def worked_out(_library: Library) -> Lexicon:
        asked.append("asked")
        return Lexicon()

    monkeypatch.setattr(Library, "lexicon", property(worked_out))
    library.reload()
    assert asked == []
    write_content({"a.yaml": unit_text("a", name="另一个名字")})
    library.reload()
    assert asked == ["asked"]
