"""Files with the digest of what they hold: whole, or as if they were not there."""

from pathlib import Path

import pytest

from dongling.checked_file import read_checked, write_checked


@pytest.mark.parametrize("data", [b"", b"made", bytes(range(256)) * 40])
def test_what_was_written_is_read(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "cache" / "one"
    assert read_checked(file) is None
    assert write_checked(file, data)
    assert read_checked(file) == data
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["one"]


def test_a_flip_anywhere_or_a_cut_is_as_if_nothing_were_there(tmp_path: Path) -> None:
    file = tmp_path / "one"
    write_checked(file, b"made")
    held = file.read_bytes()
    for at in range(len(held)):
        file.write_bytes(held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :])
        assert read_checked(file) is None
        file.write_bytes(held[:at])
        assert read_checked(file) is None


def test_where_nothing_can_be_written_what_was_there_stays_and_nothing_is_left_over(tmp_path: Path) -> None:
    in_the_way = tmp_path / "one"
    in_the_way.mkdir()
    (in_the_way / "held").write_text("held", encoding="utf-8")
    assert not write_checked(in_the_way, b"made")
    assert not write_checked(in_the_way / "held" / "below a file", b"made")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]
    assert (in_the_way / "held").read_text(encoding="utf-8") == "held"
