"""What is read of a file is what was written, or nothing is."""

import os
from pathlib import Path

import pytest

from dongling_search.engines.whoosh.checked_files import BLOCK, CheckedStorage, Sums

DATA = bytes(os.urandom(BLOCK)) * 3 + b"the end"


@pytest.fixture
def storage(tmp_path: Path) -> CheckedStorage:
    """Return a storage of one file, of three blocks and a bit."""
    (tmp_path / "file").write_bytes(DATA)
    return CheckedStorage(tmp_path, {"file": Sums.of(tmp_path / "file")})


@pytest.mark.parametrize("begin", [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK + 5, 3 * BLOCK, len(DATA) - 1, len(DATA)])
@pytest.mark.parametrize("length", [0, 1, 7, BLOCK, BLOCK + 1, len(DATA)])
def test_any_stretch_is_read_as_it_was_written(storage: CheckedStorage, begin: int, length: int) -> None:
    file = storage.open_file("file")
    assert file.get(begin, length) == DATA[begin : begin + length]
    file.close()


def test_a_file_is_read_from_its_end_and_from_where_one_is(storage: CheckedStorage) -> None:
    file = storage.open_file("file")
    file.seek(-3, os.SEEK_END)
    assert file.read() == b"end"
    file.seek(2)
    file.seek(3, os.SEEK_CUR)
    assert (file.tell(), file.read(4)) == (5, DATA[5:9])
    file.close()


@pytest.mark.parametrize("at", [0, BLOCK - 1, BLOCK, 3 * BLOCK, len(DATA) - 1])
def test_a_byte_that_changed_is_an_error_where_it_is_and_nowhere_else(
    storage: CheckedStorage, tmp_path: Path, at: int
) -> None:
    with (tmp_path / "file").open("r+b") as changing:
        changing.seek(at)
        changing.write(bytes([DATA[at] ^ 4]))
    file = storage.open_file("file")
    elsewhere = (at // BLOCK + 2) % 4 * BLOCK
    assert file.get(elsewhere, 3) == DATA[elsewhere : elsewhere + 3]
    assert not storage.damaged
    with pytest.raises(OSError, match="not what was written"):
        file.get(at, 1)
    assert storage.damaged
    file.close()


def test_a_file_that_was_cut_is_an_error(storage: CheckedStorage, tmp_path: Path) -> None:
    file = storage.open_file("file")
    os.truncate(tmp_path / "file", BLOCK + 9)
    with pytest.raises(OSError, match="not what was written"):
        file.get(2 * BLOCK, 1)
    assert storage.damaged
    file.close()


def test_stretches_of_one_block_are_read_from_the_disk_once(storage: CheckedStorage, tmp_path: Path) -> None:
    file = storage.open_file("file")
    assert file.get(0, 4) == DATA[:4]
    os.truncate(tmp_path / "file", 0)
    assert file.get(100, BLOCK - 100) == DATA[100:BLOCK]
    with pytest.raises(OSError, match="not what was written"):
        file.get(BLOCK, 1)
    file.close()
