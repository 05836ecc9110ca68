"""The file of a catalogue: wholly written or not at all, made anew when it is not what was written."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, CatalogueUnwritable, seal_of


def test_what_is_kept_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    with closing(CatalogueFile(path, "one")) as file:
        file.keep("word", "东林")
        file.keep("word", "连元")
    with closing(CatalogueFile(path, "one")) as file:
        assert (file.value("word"), file.value("other"), file.generation) == ("连元", "", 0)


def test_a_file_of_another_edition_is_made_anew_by_who_writes_and_refused_to_who_reads(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    with closing(CatalogueFile(path, "one")) as file:
        file.keep("word", "东林")
    with pytest.raises(CatalogueDamaged):
        CatalogueFile(path, "two", writes=False)
    with closing(CatalogueFile(path, "two")) as file:
        assert file.value("word") == ""


def another(path: Path) -> None:
    """Put a database of another program in the place of ours."""
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.executescript("create table meta (a); create table x (b)")


STRANGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "of another program": lambda path: path.write_bytes(b"%PDF-1.7\n" * 1000),
    "another database": another,
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:5000]),
}


@pytest.mark.parametrize("how", STRANGE)
def test_a_file_that_is_none_of_ours_is_made_anew(tmp_path: Path, how: str) -> None:
    path = tmp_path / "catalogue.db"
    with closing(CatalogueFile(path, "one")) as file:
        file.keep("word", "东林")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    STRANGE[how](path)
    with closing(CatalogueFile(path, "one")) as file:
        assert (file.value("word"), file.generation) == ("", 0)


def test_a_folder_in_its_place_makes_it_unwritable(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").mkdir()
    with pytest.raises(CatalogueUnwritable):
        CatalogueFile(tmp_path / "catalogue.db", "one")


def test_a_transaction_is_done_wholly_or_not_at_all_also_within_another(tmp_path: Path) -> None:
    class Stopped(Exception):
        """Ends a transaction in the middle."""

    with closing(CatalogueFile(tmp_path / "catalogue.db", "one")) as file:
        with suppress(Stopped), file.transaction():
            file.keep("word", "东林")
            with file.transaction():
                file.keep("other", "连元")
            assert file.value("other") == "连元"
            raise Stopped
        assert (file.value("word"), file.value("other")) == ("", "")


def test_another_thread_reads_what_was_before_until_a_transaction_is_done(tmp_path: Path) -> None:
    seen: list[str] = []
    with closing(CatalogueFile(tmp_path / "catalogue.db", "one")) as file:
        with file.transaction():
            file.keep("word", "东林")
            thread = threading.Thread(target=lambda: seen.append(file.value("word")))
            thread.start()
            thread.join()
        assert (seen, file.value("word")) == ([""], "东林")


def test_it_goes_on_in_memory_and_back_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    with closing(CatalogueFile(path, "one")) as file:
        file.keep("word", "东林")
        path.unlink()
        assert not file.in_place
        file.move(None)
        assert (file.value("word"), file.in_place, path.exists()) == ("东林", True, False)
        file.move(path)
        assert (file.value("word"), file.in_place, path.exists()) == ("东林", True, True)


def test_a_seal_is_another_one_when_a_part_is_and_when_parts_are_cut_elsewhere() -> None:
    assert seal_of("ab", "c") == seal_of("ab", b"c")
    assert len({seal_of("ab", "c"), seal_of("a", "bc"), seal_of("abc"), seal_of("ab", "d")}) == 4


def test_who_rests_after_a_load_holds_less_and_has_all_that_was_kept(tmp_path: Path) -> None:
    with closing(CatalogueFile(tmp_path / "catalogue.db", "one")) as file:
        with file.transaction():
            loading = file.all("pragma cache_size")
            file.keep("word", "东林")
        file.rest()
        with file.transaction():
            resting = file.all("pragma cache_size")
            file.keep("other", "连元")
        assert -resting[0][0] < -loading[0][0]
        assert (file.value("word"), file.value("other")) == ("东林", "连元")
