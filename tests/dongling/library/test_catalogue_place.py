"""Where the catalogue lies: in a file that one process writes, else in memory."""

import fcntl
import logging
import os
from pathlib import Path

import pytest

from dongling import Plugins, Settings
from dongling.catalog.sqlite import CatalogueDamaged, CatalogueUnwritable
from dongling.library.catalogue_place import CataloguePlace, edition_of

PLUGIN = '"""A plugin."""\n'


def test_one_process_writes_and_another_follows_or_begins_with_a_copy(tmp_path: Path) -> None:
    first = CataloguePlace(tmp_path, "e")
    assert first.database is not None
    first.database.keep("word", "东林")
    follows, apart = CataloguePlace(tmp_path, "e", follows=True), CataloguePlace(tmp_path, "e")
    assert follows.database is None
    assert follows.followed().value("word") == "东林"
    assert apart.database is not None
    assert (apart.database.path, apart.database.value("word")) == (None, "东林")
    first.close()
    assert follows.take()
    assert follows.database is not None
    assert follows.database.value("word") == "东林"
    for place in (follows, apart):
        place.close()


def test_a_process_of_another_edition_begins_with_nothing(tmp_path: Path) -> None:
    first, other = CataloguePlace(tmp_path, "e"), CataloguePlace(tmp_path, "f")
    assert other.database is not None
    assert (other.database.path, other.database.generation) == (None, 0)
    with pytest.raises(CatalogueDamaged):
        other.followed()
    first.close()
    other.close()


def test_without_a_folder_it_is_in_memory() -> None:
    place = CataloguePlace(None, "e")
    assert place.database is not None
    assert place.database.path is None
    with pytest.raises(CatalogueDamaged):
        place.followed()


def test_where_files_cant_be_locked_it_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)  # as a network disk answers
    with caplog.at_level(logging.WARNING):
        place = CataloguePlace(tmp_path, "e")
    assert place.database is not None
    assert place.database.path is None
    assert "in memory" in caplog.text
    place.close()


def test_a_file_that_was_deleted_comes_back_with_all_that_was_in_it(tmp_path: Path) -> None:
    place = CataloguePlace(tmp_path, "e")
    assert place.database is not None
    place.database.keep("word", "东林")
    for file in tmp_path.iterdir():
        file.unlink()
    place.settle(place.database)
    assert (tmp_path / "catalogue.db").exists()
    assert place.database.value("word") == "东林"
    other = CataloguePlace(tmp_path, "e", follows=True)
    assert other.database is None
    assert other.followed().value("word") == "东林"
    place.close()


def test_it_comes_back_to_its_file_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = CataloguePlace(tmp_path, "e")
    assert place.database is not None
    place.retreat(place.database, CatalogueUnwritable("the disk is full"))
    place.settle(place.database)
    assert place.database.path is None
    monkeypatch.setattr(place, "_retry_at", 0.0)
    place.settle(place.database)
    assert place.database.path == tmp_path / "catalogue.db"
    place.close()


def test_one_that_is_made_anew_has_nothing_of_what_was_damaged(tmp_path: Path) -> None:
    place = CataloguePlace(tmp_path, "e")
    before = place.database
    assert before is not None
    before.keep("word", "东林")
    place.database = place.remade(CatalogueDamaged("a byte"))
    assert place.database.value("word") == ""
    assert before.value("word") == "东林", "who holds it reads on"
    before.close()
    place.database.keep("word", "连元")
    place.close()
    again = CataloguePlace(tmp_path, "e")
    assert again.database is not None
    assert again.database.value("word") == "连元"
    again.close()


def test_the_edition_is_another_when_a_plugin_is_with_or_without_another_version(tmp_path: Path) -> None:
    plugin = tmp_path / "plugin.py"
    plugin.write_text(PLUGIN, encoding="utf-8")
    settings = Settings(safe_mode=True, plugin=(plugin,))
    plugins = Plugins.load(Settings(safe_mode=True))
    before = edition_of(plugins, settings, [tmp_path])
    assert before == edition_of(plugins, settings, [tmp_path])
    plugin.write_text(PLUGIN + "X = 1\n", encoding="utf-8")
    os.utime(plugin, ns=(0, 0))
    changed = edition_of(plugins, settings, [tmp_path])
    assert len({before, changed, edition_of(plugins, settings, [tmp_path / "b"])}) == 3
