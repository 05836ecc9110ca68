"""An index folder: one writer, one switch, and nothing trusted that does not agree with its digests."""

from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling_search.engines.whoosh.checked_files import Sums
from dongling_search.engines.whoosh.index_folder import CURRENT, IndexFolder


def written(path: Path, generation: str = "one", made_by: str = "us", text: str = "内容") -> IndexFolder:
    """Return a folder with an index of one file."""
    folder = IndexFolder(path, made_by)
    with folder.writing():
        fresh = folder.fresh()
        (fresh / "file").write_text(text, encoding="utf-8")
        folder.switch(fresh, generation)
    return folder


def test_what_was_switched_to_is_current(tmp_path: Path) -> None:
    folder = written(tmp_path / "index")
    pointer = folder.current()
    assert pointer is not None
    assert pointer.generation == "one"
    assert (tmp_path / "index" / pointer.folder / "file").read_text(encoding="utf-8") == "内容"


def test_there_is_nothing_before_the_first_index(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "index", "us")
    assert folder.current() is None
    assert folder.stamp() is None
    assert not (tmp_path / "index").exists()


def test_the_stamp_changes_with_every_switch(tmp_path: Path) -> None:
    first = written(tmp_path, "one").stamp()
    assert first
    assert written(tmp_path, "two").stamp() != first


def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    written(tmp_path / "index")
    assert (tmp_path / "index").stat().st_mode & 0o077 == 0


def test_a_new_state_shares_the_files_that_stay_and_the_old_one_is_swept(tmp_path: Path) -> None:
    folder = written(tmp_path)
    old = folder.current()
    assert old is not None
    number = (tmp_path / old.folder / "file").stat().st_ino
    with folder.writing():
        fresh = folder.fresh(old)
        (fresh / "more").write_text("更多", encoding="utf-8")
        folder.switch(fresh, "two")
    new = folder.current()
    assert new is not None
    assert (tmp_path / new.folder / "file").stat().st_ino == number
    assert {path.name for path in tmp_path.iterdir()} == {"CURRENT", "LOCK", new.folder}


def fail_half_way(folder: IndexFolder) -> None:
    """Begin to write an index and break off."""
    with folder.writing():
        (folder.fresh() / "half").write_text("半", encoding="utf-8")
        raise ZeroDivisionError


def test_a_writer_that_fails_leaves_the_old_index_and_no_litter(tmp_path: Path) -> None:
    folder = written(tmp_path)
    before = folder.current()
    with pytest.raises(ZeroDivisionError):
        fail_half_way(folder)
    assert before is not None
    assert folder.current() == before
    assert {path.name for path in tmp_path.iterdir()} == {"CURRENT", "LOCK", before.folder}


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    folder = written(tmp_path)
    with folder.writing(), pytest.raises(DonglingError) as caught, IndexFolder(tmp_path, "us", 0.1).writing():
        pytest.fail("two writers at once")
    assert "另一个程序正在写索引" in caught.value.message.zh
    assert "another program" in caught.value.message.en
    with IndexFolder(tmp_path, "us", 0.1).writing():
        assert folder.current() is not None


def test_a_place_that_cannot_hold_an_index_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    folder = IndexFolder(tmp_path / "file" / "index", "us")
    with pytest.raises(DonglingError, match="写不进"), folder.writing():
        pytest.fail("wrote below a file")


def test_an_index_of_another_version_is_none(tmp_path: Path) -> None:
    written(tmp_path, made_by="us, last year")
    assert IndexFolder(tmp_path, "us").current() is None


@pytest.mark.parametrize("text", ["", "\n", "[]", "x\n{}", "{}\n" * 3, "\udcff"])
def test_a_pointer_that_is_not_ours_is_none(tmp_path: Path, text: str) -> None:
    folder = written(tmp_path)
    (tmp_path / CURRENT).write_text(text, encoding="utf-8", errors="surrogateescape")
    assert folder.current() is None


def test_every_byte_of_the_pointer_counts(tmp_path: Path) -> None:
    folder = written(tmp_path)
    sound = (tmp_path / CURRENT).read_bytes()
    for at in range(len(sound)):
        (tmp_path / CURRENT).write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert folder.current() is None


def test_a_file_too_many_or_too_few_is_noticed(tmp_path: Path) -> None:
    folder = written(tmp_path)
    pointer = folder.current()
    assert pointer is not None
    stray = tmp_path / pointer.folder / "stray"
    stray.touch()
    assert folder.current() is None
    stray.unlink()
    assert folder.current() == pointer
    (tmp_path / pointer.folder / "file").unlink()
    assert folder.current() is None


def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that are looked through from now on."""
    seen: list[Path] = []
    of = Sums.of

    def look(path: Path) -> Sums:
        seen.append(path)
        return of(path)

    monkeypatch.setattr(Sums, "of", look)
    return seen


def test_files_that_nobody_touched_are_not_read_and_those_that_stay_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path)
    seen = reads(monkeypatch)
    old = folder.current()
    assert old
    assert folder.sound()
    assert seen == []
    with folder.writing():
        fresh = folder.fresh(old)
        (fresh / "more").write_text("更多", encoding="utf-8")
        folder.switch(fresh, "two")
    assert [path.name for path in seen] == ["more"]


def test_a_file_that_was_touched_is_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path)
    pointer = folder.current()
    assert pointer
    file = tmp_path / pointer.folder / "file"
    file.touch()
    seen = reads(monkeypatch)
    assert folder.current() == pointer
    assert seen == [file]
    file.write_text("内客", encoding="utf-8")
    assert folder.current() is None


def test_a_change_right_after_the_writing_is_seen_however_coarse_the_clock_is(tmp_path: Path) -> None:
    for number in range(20):
        folder = written(tmp_path / str(number))
        pointer = folder.current()
        assert pointer
        (tmp_path / str(number) / pointer.folder / "file").write_text("内客", encoding="utf-8")
        assert folder.current() is None


@pytest.mark.parametrize("noted", [b"", b"[]\n", b"\xff"])
def test_sums_that_are_not_those_of_the_pointer_are_none(tmp_path: Path, noted: bytes) -> None:
    folder = written(tmp_path)
    pointer = folder.current()
    assert pointer
    (tmp_path / pointer.folder / "SUMS").write_bytes(noted)
    assert folder.current() is None
