"""`dongling restore`."""

from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Housekeeper, Store
from dongling.testing import RunDongling
from tests.dongling.store.making import DID, Clock, draft


def test_a_backup_is_brought_back_while_the_store_is_open_and_what_was_there_is_named(
    run_dongling: RunDongling, tmp_path: Path
) -> None:
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        made = store.create(draft("一条线", "a"), DID)
        assert run_dongling("backup", tmp_path / "b.gz").status == 0
        store.delete(made.edit_key)
        other = store.create(draft("后来"), DID)
        outcome = run_dongling("restore", tmp_path / "b.gz")
        there = store.by_edit_key(made.edit_key)
        assert there is not None
        assert there.draft == made.draft
        assert store.by_edit_key(other.edit_key) is None
    (before,) = (tmp_path / "state" / "data").glob("before-restore-*.gz")
    assert (outcome.status, outcome.out) == (0, f"恢复了1个序列，共1个版本。原来的在 {before}\n")


def test_into_an_empty_site_there_is_nothing_to_keep(run_dongling: RunDongling, tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        store.create(draft("一"), DID)
    run_dongling("backup", tmp_path / "b.gz")
    outcome = run_dongling("--state", tmp_path / "new", "--lang", "en", "restore", tmp_path / "b.gz")
    assert (outcome.status, outcome.out) == (0, "1 sequences restored, 1 versions in all\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"SQLite format 3\0", "不是 dongling backup 写的"), (b"", "不完整"), (None, "打不开")],
)
def test_what_is_no_backup_is_refused_in_a_sentence(
    run_dongling: RunDongling, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "b.gz"
    if content is not None:
        file.write_bytes(content)
    outcome = run_dongling("restore", file)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_what_is_no_plain_file_is_never_read(run_dongling: RunDongling) -> None:
    outcome = run_dongling("restore", "/dev/zero")
    assert (outcome.status, outcome.err) == (2, "dongling: /dev/zero 不是文件\n")


def test_the_daily_backups_are_listed_the_newest_first_ready_to_be_brought_back(
    run_dongling: RunDongling, tmp_path: Path
) -> None:
    data, clock = tmp_path / "state" / "data", Clock()
    assert "还没有每天的备份" in run_dongling("restore", "--list").err
    with closing(Store.open(data, clock=clock)) as store:
        store.create(draft("一"), DID)
        for _ in range(3):
            Housekeeper(lambda: store, lambda: data).round()
            clock.move(days=1)
    newest, middle, oldest = sorted((data / "backups").iterdir(), reverse=True)
    middle.write_bytes(b"spoilt")
    outcome = run_dongling("restore", "--list")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert [line.split()[0] for line in lines] == ["2026-09-03", "2026-09-02", "2026-09-01"]
    assert [line.endswith(f"{path}") for line, path in zip(lines, (newest, middle, oldest), strict=True)] == [
        *(True, False, True)
    ]
    assert "读不了" in lines[1]
    assert run_dongling("restore", lines[2].split()[-1]).status == 0


def test_without_a_file_it_says_where_they_are_listed(run_dongling: RunDongling) -> None:
    outcome = run_dongling("restore")
    assert (outcome.status, outcome.out) == (2, "")
    assert "dongling restore --list" in outcome.err
