"""The fixtures that school authors use."""

from pathlib import Path

import pytest

from dongling.content import parse
from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_unit_text_is_a_sound_unit_and_takes_changes(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a", owner="教研组")}))
    assert library.problems == []
    assert library.catalog.units["a"].owner == "教研组"
    assert "name" not in parse(unit_text(name=None)).data


def test_an_opened_library_leaves_the_users_own_folders_alone(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    open_library(write_content({"a.yaml": unit_text("a")}), search=True)
    assert not (tmp_path / "home").exists()
