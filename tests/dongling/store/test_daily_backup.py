"""A backup a day: whole, thirty days long, never filling the disk, and never let go because of a calendar."""

import sys
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import Store, bring_back, daily_backups, readable
from dongling.store.daily_backup import DAYS, FOLDER, MOST, back_up_daily
from tests.dongling.store.making import DID, Clock, draft


def test_one_is_made_a_day_and_can_be_brought_back(store: Store, data: Path, clock: Clock) -> None:
    saved = store.create(draft("一"), DID)
    first = back_up_daily(store, data)
    assert first is not None
    assert (first.parent, first.name) == (data / FOLDER, "day-00000-2026-09-01.gz")
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700
    for _ in range(23):
        clock.move(minutes=10)
        assert back_up_daily(store, data) is None
    store.save(saved.edit_key, draft("二"), 1, DID)
    clock.move(hours=24)
    assert back_up_daily(store, data) is not None
    assert [backup.counted_day for backup in daily_backups(data)] == [1, 0]
    bring_back(data, first)
    back = store.by_edit_key(saved.edit_key)
    assert back is not None
    assert back.draft == draft("一")


def test_the_days_of_thirty_days_stay(store: Store, data: Path, clock: Clock) -> None:
    store.create(draft("一"), DID)
    for _ in range(DAYS + 20):
        back_up_daily(store, data)
        clock.move(days=1)
    assert [backup.counted_day for backup in daily_backups(data)] == list(range(49, 18, -1))


def test_a_calendar_that_lies_takes_no_backup_away_and_makes_few(store: Store, data: Path, clock: Clock) -> None:
    store.create(draft("一"), DID)
    for _ in range(DAYS):
        back_up_daily(store, data)
        clock.move(days=1)
    before = daily_backups(data)
    for count in range(200):
        clock.say(2036 if count % 2 else 2026, 9, 1)
        clock.move(minutes=1)
        back_up_daily(store, data)
    assert {backup.path for backup in before} <= {backup.path for backup in daily_backups(data)}
    assert len(daily_backups(data)) <= DAYS + 2


@pytest.mark.of_sqlite
def test_a_machine_that_is_off_at_night_has_one_for_each_day_all_the_same(
    store: Store, data: Path, clock: Clock
) -> None:
    store.create(draft("一"), DID)
    for day in range(1, 29):
        clock.say(2026, 10, day)
        clock.start_again()
        for _ in range(16):
            clock.move(minutes=30)
            store.time()
            back_up_daily(store, data)
    assert len({backup.day for backup in daily_backups(data)}) == 28
    assert len(daily_backups(data)) <= MOST


def test_where_there_is_no_room_none_is_made_and_those_that_are_there_stay(
    store: Store, data: Path, clock: Clock
) -> None:
    store.create(draft("一"), DID)
    first = back_up_daily(store, data)
    assert first is not None
    clock.move(days=40)
    with pytest.raises(DonglingError, match=r"今天没有备份：.*只剩.*腾出空间") as caught:
        back_up_daily(store, data, reserve=sys.maxsize)
    assert caught.value.status == 3
    assert [backup.path for backup in daily_backups(data)] == [first]


def test_what_a_killed_process_has_left_is_removed(store: Store, data: Path) -> None:
    (data / FOLDER).mkdir()
    (data / FOLDER / ".day-00000-2026-09-01.gz.x.part").write_bytes(b"half")
    store.create(draft("一"), DID)
    assert back_up_daily(store, data)
    assert [path.name for path in (data / FOLDER).iterdir()] == ["day-00000-2026-09-01.gz"]


def test_one_that_is_damaged_or_cut_is_known(store: Store, data: Path) -> None:
    store.create(draft("一"), DID)
    made = back_up_daily(store, data)
    assert made is not None
    assert readable(made)
    content = made.read_bytes()
    for spoilt in (content[:-20], content[:40] + b"x" + content[41:], b"", b"no backup"):
        made.write_bytes(spoilt)
        assert not readable(made)
