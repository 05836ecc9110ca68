"""Files that are there whole or not at all."""

import stat
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store.backup.whole_file import whole


def test_a_file_takes_its_name_when_all_of_it_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.gz"
    with whole(target) as file:
        file.write(b"all")
        assert not target.exists()
    assert target.read_bytes() == b"all"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_what_fails_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.gz"
    target.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), whole(target) as file:
        file.write(b"half" * (1 // 0))
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DonglingError, match="No such file") as caught, whole(tmp_path / "no" / "a.gz"):
        pass
    assert caught.value.status == 3
