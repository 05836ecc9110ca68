"""The index follows the catalog."""

from pathlib import Path

import pytest

from dongling.library import Library
from dongling.problems import AWAY, DonglingError
from dongling.search import Query
from dongling.settings import Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text


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
