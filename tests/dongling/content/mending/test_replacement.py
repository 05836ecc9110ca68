"""A file is replaced whole or not at all, and what it was is kept."""

import datetime as dt
import errno
import os
from pathlib import Path

import pytest

from dongling.content import replace_file
from dongling.problems import DonglingError

NOW = dt.datetime(2026, 11, 30, 14, 5, 9, tzinfo=dt.UTC)


def test_what_a_file_was_is_kept_under_a_name_that_no_folder_reads(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    kept = replace_file(file, b"old", b"new", NOW)
    assert (kept.name, kept.read_bytes()) == ("a.yaml.bak-20261130-140509", b"old")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [file, kept]


def test_nothing_that_was_kept_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"1")
    first = replace_file(file, b"1", b"2", NOW)
    second = replace_file(file, b"2", b"3", NOW)
    assert (first.read_bytes(), second.read_bytes(), second.name) == (b"1", b"2", "a.yaml.bak-20261130-140509-2")


def refusal(file: Path) -> str:
    """Return why a file is not replaced."""
    with pytest.raises(DonglingError) as caught:
        replace_file(file, b"old", b"new", NOW)
    return caught.value.message.zh


def test_a_link_a_folder_and_a_read_only_file_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    assert "符号链接" in refusal(link)
    assert "普通文件" in refusal(tmp_path)
    file.chmod(0o440)
    assert "只读" in refusal(file)
    assert file.read_bytes() == b"old"


def test_a_file_that_was_changed_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"newer")
    assert "刚被改过" in refusal(file)
    assert list(tmp_path.iterdir()) == [file]


def test_a_disk_without_room_leaves_the_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert "没有动" in refusal(file)
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"old"
