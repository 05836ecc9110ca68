"""Folders, plugins, catalog and search put together, and kept up to date."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dongling.library import Library
from dongling.problems import AWAY, DonglingError
from dongling.search import Query
from dongling.settings import Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until `condition` holds; how long that takes is measured in bench/serving.py."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds, "waited in vain"
        time.sleep(0.01)


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


def test_a_reload_without_a_change_keeps_the_generation(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}), search=True)
    before = library.generation
    assert not library.reload()
    assert library.generation == before


def test_a_saved_file_is_searchable_without_a_restart(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({f"{c}.yaml": unit_text(c) for c in "abcdefgh"}), search=True)
    library.watch()
    write_content({"new.yaml": unit_text("new", name="一只皮箱的四位主人")})
    until(lambda: library.search(Query("皮箱")).total == 1)


def test_a_file_saved_with_a_mistake_is_said_and_the_site_goes_on(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b")}), search=True)
    write_content({"a.yaml": "编号：a"})
    library.reload()
    assert list(library.catalog.units) == ["b"]
    assert [problem.code for problem in library.problems] == ["yaml-colon"]


def test_the_index_of_the_last_run_is_used_again(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    first = open_library(folder, search=True)
    generation = first.generation
    first.close()
    assert open_library(folder, search=True).generation == generation


def test_a_damaged_index_is_made_anew(write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="走进东林书院")})
    open_library(folder, search=True).close()
    for file in (tmp_path / "state" / "cache").rglob("*"):
        if file.is_file() and file.stat().st_size:
            raw = bytearray(file.read_bytes())
            raw[len(raw) // 2] ^= 0xFF
            file.write_bytes(raw)
    assert open_library(folder, search=True).search(Query("东林书院")).total == 1


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path, open_library: OpenLibrary) -> None:
    with pytest.raises(DonglingError, match="不存在"):
        open_library(tmp_path / "gone")


def test_a_file_instead_of_a_folder_is_wrong_use(tmp_path: Path, open_library: OpenLibrary) -> None:
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    with pytest.raises(DonglingError, match="不是文件夹"):
        open_library(tmp_path / "a.yaml")


def test_an_unknown_backend_is_wrong_use_with_the_nearest(write_content: WriteContent, tmp_path: Path) -> None:
    settings = Settings(safe_mode=True, state=tmp_path / "state", search="whosh")
    with pytest.raises(DonglingError, match="whoosh"):
        Library.open([write_content({"a.yaml": unit_text("a")})], settings)


def test_a_search_service_that_is_away_stops_only_who_must_search(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    settings = Settings(safe_mode=True, state=tmp_path / "s", search="opensearch", search_url="http://127.0.0.1:1")
    with pytest.raises(DonglingError) as told:
        Library.open([folder], settings)
    assert told.value.status == AWAY
    library = Library.open([folder], settings, must_search=False)
    (folder / "b.yaml").write_text(unit_text("b"), encoding="utf-8")
    assert library.reload()
    assert set(library.catalog.units) == {"a", "b"}
    library.close()


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
