"""Whatever happens to the catalogue's file, whoever asks for the catalogue has the right one."""

import threading
import time
from pathlib import Path

import pytest

from dongling import Library, Plugins, Settings
from dongling.catalog.sqlite import CatalogueDamaged
from dongling.library.catalogue_place import CataloguePlace
from dongling.library.keeper import Keeper
from dongling.search import Query
from dongling.testing import OpenLibrary, WriteContent, unit_text

PLUGINS = Plugins.load(Settings(safe_mode=True))


def keeper(folder: Path, state: Path, *, follows: bool = False) -> Keeper:
    """Return a keeper of a folder, whose file lies in `state`."""
    state.mkdir(exist_ok=True)
    return Keeper([folder], PLUGINS, CataloguePlace(state, "e", follows=follows))


WRONG = {
    "the disk is full": "pragma max_page_count = 1",
    "an entry is refused": "create trigger t before insert on entry begin select raise(abort, 'no'); end",
}


def test_a_catalogue_of_before_is_there_without_a_file_being_read_again(
    write_content: WriteContent, tmp_path: Path
) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    first = keeper(folder, tmp_path / "state")
    first.load()
    first._place.close()  # noqa: SLF001 - as a process that ends
    again = keeper(folder, tmp_path / "state")
    state = again.state
    again.load()
    assert (list(again.catalog.units), again.state) == (["a"], state)


@pytest.mark.parametrize("how", WRONG)
def test_what_goes_wrong_with_the_file_is_done_again_with_another(
    write_content: WriteContent, tmp_path: Path, how: str
) -> None:
    kept = keeper(write_content({"a.yaml": unit_text("a")}), tmp_path / "state")
    kept.load()
    write_content({f"{name}.yaml": unit_text(name, body="桥" * 9000) for name in "bcd"})
    kept.loader._database.run(WRONG[how])  # noqa: SLF001 - damage is done to it here
    kept.load()
    assert [unit.identifier for unit in kept.catalog.units.values()] == ["a", "b", "c", "d"]
    assert [len(unit.body) for unit in kept.catalog.units.values()] == [0, 9000, 9000, 9000]


def test_damage_that_was_met_by_a_reader_is_mended_at_the_next_look(
    write_content: WriteContent, tmp_path: Path
) -> None:
    kept = keeper(write_content({"a.yaml": unit_text("a")}), tmp_path / "state")
    kept.load()
    assert not kept.mend()
    kept.loader._database.run("update entry set value = x'00'")  # noqa: SLF001 - damage is done to it here
    with pytest.raises(CatalogueDamaged):
        _ = kept.catalog.units["a"]
    assert kept.mend()
    assert kept.catalog.units["a"].name == "一节课"
    assert not kept.mend()


def test_one_follows_until_the_other_is_gone_and_then_takes_its_place(
    write_content: WriteContent, tmp_path: Path
) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    first, second = keeper(folder, tmp_path / "state"), keeper(folder, tmp_path / "state", follows=True)
    with pytest.raises(CatalogueDamaged):
        second.follow()
    first.load()
    assert (second.follow(), list(second.catalog.units), second.writes) == (True, ["a"], False)
    assert not second.follow()
    assert not second.take_over()
    first._place.close()  # noqa: SLF001 - as a process that ends
    write_content({"b.yaml": unit_text("b")})
    assert (second.take_over(), second.writes) == (True, True)
    second.load()
    assert list(second.catalog.units) == ["a", "b"]


def test_one_that_keeps_apart_has_its_own_catalogue_in_memory(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    first, second = keeper(folder, tmp_path / "state"), keeper(folder, tmp_path / "state", follows=True)
    first.load()
    assert second.take_over(apart=True)
    write_content({"b.yaml": unit_text("b")})
    second.load()
    assert (list(second.catalog.units), list(first.catalog.units)) == (["a", "b"], ["a"])


def test_a_process_that_takes_over_finds_what_is_saved_from_then_on(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    folder = write_content({f"{c}.yaml": unit_text(c) for c in "abcdefgh"})
    settings = Settings(state=tmp_path / "state", safe_mode=True)
    first = open_library(folder, search=True)
    second = Library.open([folder], settings, wait=False)
    assert not second.keeper.writes
    first.close()
    assert second.keeper.take_over()
    second.reload()
    write_content({"a.yaml": unit_text("a", name="一头蓝鲸")})
    second.reload()
    assert [hit.identifier for hit in second.search(Query("蓝鲸")).hits] == ["a"]
    second.close()


def test_a_site_that_ends_while_it_reads_leaves_what_it_read(
    write_content: WriteContent, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_content({f"u{i}.yaml": unit_text(f"u{i}") for i in range(300)})
    settings = Settings(state=tmp_path / "state", safe_mode=True)
    library = Library([folder], settings, Plugins.load(settings))
    reading = threading.Thread(target=library.reload)
    reading.start()
    time.sleep(0.05)
    library.close()
    reading.join()
    assert not [record for record in caplog.records if "made anew" in record.getMessage()]
    again = Library.open([folder], settings, search=False)
    assert len(again.catalog.units) == 300
    again.close()
