"""The index follows the catalog."""

import threading
from pathlib import Path

import pytest

from dongling.library import Library, index
from dongling.model import Unit
from dongling.plugins import Plugins, hookimpl
from dongling.problems import AWAY, DonglingError
from dongling.search import Query
from dongling.settings import Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.library.test_watcher import until


def test_a_reload_without_a_change_keeps_the_generation(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}), search=True)
    before = library.generation
    assert not library.reload()
    assert library.generation == before


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


def test_an_unknown_backend_is_wrong_use_with_the_nearest(write_content: WriteContent, tmp_path: Path) -> None:
    settings = Settings(safe_mode=True, state=tmp_path / "state", search="whosh")
    with pytest.raises(DonglingError, match="whoosh"):
        Library.open([write_content({"a.yaml": unit_text("a")})], settings)


def test_a_search_service_that_is_away_stops_only_who_waits_for_it(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    settings = Settings(safe_mode=True, state=tmp_path / "s", search="opensearch", search_url="http://127.0.0.1:1")
    with pytest.raises(DonglingError) as told:
        Library.open([folder], settings)
    assert told.value.status == AWAY
    library = Library.open([folder], settings, wait=False)
    (folder / "b.yaml").write_text(unit_text("b"), encoding="utf-8")
    assert library.reload()
    assert set(library.catalog.units) == {"a", "b"}
    library.close()


def flip(state: Path) -> None:
    """Change a byte in the middle of every file of the index, where it lies."""
    for file in (state / "cache" / "search").rglob("*"):
        if file.is_file() and file.stat().st_size:
            with file.open("r+b") as opened:
                opened.seek(file.stat().st_size // 2)
                (byte,) = opened.read(1)
                opened.seek(file.stat().st_size // 2)
                opened.write(bytes([byte ^ 8]))


def test_an_index_that_is_damaged_while_it_is_open_is_made_anew_by_whoever_asks(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library(write_content({f"{c}.yaml": unit_text(c, name=f"书院{c}") for c in "abc"}), search=True)
    assert library.search(Query("书院")).total == 3
    flip(tmp_path / "state")
    assert library.search(Query("院a")).hits[0].identifier == "a"
    assert "书院c" in library.complete("书院")
    flip(tmp_path / "state")
    write_content({"d.yaml": unit_text("d", name="书院d")})
    assert library.reload()
    assert library.search(Query("书院")).total == 4


def test_a_folder_that_cannot_be_written_leaves_search_in_memory_until_it_can(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "RETRY", 0.0)
    search = tmp_path / "state" / "cache" / "search"
    search.parent.mkdir(parents=True)
    search.write_text("a file where a folder should be", encoding="utf-8")
    library = open_library(write_content({"a.yaml": unit_text("a", name="书院")}), search=True)
    assert library.search(Query("书院")).total == 1
    assert library.search_trouble is not None
    assert "写不进" in library.search_trouble.zh
    write_content({"b.yaml": unit_text("b", name="书院")})
    library.reload()
    assert library.search(Query("书院")).total == 2
    generation = library.generation
    search.unlink()
    library.watch()
    until(lambda: library.search_trouble is None)
    assert (library.search(Query("书院")).total, library.generation) == (2, generation)
    assert search.is_dir()


def test_a_disk_that_fills_up_while_the_site_runs_stops_no_change_from_being_found(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library(write_content({f"{c}.yaml": unit_text(c, name=f"书院{c}") for c in "abc"}), search=True)
    lock = tmp_path / "state" / "cache" / "search" / "LOCK"
    lock.unlink()
    lock.mkdir()
    write_content({"d.yaml": unit_text("d", name="书院d")})
    assert library.reload()
    assert library.search(Query("书院d")).hits[0].identifier == "d"
    assert library.search_trouble is not None


def test_a_site_does_not_wait_for_a_plugin_that_holds_the_index_up(write_content: WriteContent, tmp_path: Path) -> None:
    goes_on = threading.Event()

    class Slow:
        @hookimpl
        def extend_document(self, unit: Unit) -> dict[str, object]:
            goes_on.wait(60)
            return {}

    plugins = Plugins.load(Settings(safe_mode=True, plugin_patience=0))
    plugins.register(Slow(), "slow")
    folder = write_content({"a.yaml": unit_text("a")})
    library = Library.open([folder], Settings(state=tmp_path / "s"), plugins=plugins, wait=False)
    assert library.progress
    goes_on.set()
    until(lambda: not library.progress)
    assert library.search(Query("课")).total == 1
    library.close()
