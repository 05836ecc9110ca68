"""Counts that several processes share."""

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter, SlidingWindowCounterRateLimiter

from dongling_web.supervision.shared_counts import SIZE, SharedCounts, counts_file

LIMIT = RateLimitItemPerMinute(10)


@pytest.fixture
def both() -> Iterator[tuple[SharedCounts, SharedCounts]]:
    """Return two views of one table, as two workers have them."""
    with counts_file() as file:
        yield SharedCounts(file.fileno()), SharedCounts(file.fileno())


def test_two_workers_count_as_one(both: tuple[SharedCounts, SharedCounts]) -> None:
    limiters = [SlidingWindowCounterRateLimiter(one) for one in both]
    assert [limiters[number % 2].hit(LIMIT, "who") for number in range(12)] == [True] * 10 + [False] * 2
    assert limiters[0].hit(LIMIT, "another")
    assert both[0].secret == both[1].secret != bytes(32)


def test_processes_that_count_at_once_lose_nothing(both: tuple[SharedCounts, SharedCounts]) -> None:
    children = []
    for _ in range(2):
        if not (pid := os.fork()):
            for _ in range(500):
                both[0].incr("who", 60)
            os._exit(0)
        children.append(pid)
    assert [os.waitpid(pid, 0)[1] for pid in children] == [0, 0]
    assert both[1].get("who") == 1000


def test_a_count_of_much_at_once_ends_with_its_window(both: tuple[SharedCounts, SharedCounts]) -> None:
    limiter = FixedWindowRateLimiter(both[0])
    assert limiter.hit(LIMIT, "who", cost=9)
    assert not limiter.test(LIMIT, "who", cost=2)
    assert time.time() < both[1].get_expiry(LIMIT.key_for("who")) <= time.time() + 60
    both[1].incr("short", 0, 5)
    assert both[0].get("short") == 0


def test_names_without_end_take_no_more_room_and_the_newest_are_known(
    both: tuple[SharedCounts, SharedCounts],
) -> None:
    for number in range(2000):
        both[0].incr(f"who-{number}", 60)
    assert all(both[1].get(f"who-{number}") == 1 for number in range(1900, 2000))


def test_what_is_cleared_is_forgotten(both: tuple[SharedCounts, SharedCounts]) -> None:
    limiter = SlidingWindowCounterRateLimiter(both[0])
    for _ in range(10):
        limiter.hit(LIMIT, "who")
    limiter.clear(LIMIT, "who")
    assert limiter.hit(LIMIT, "who")
    both[0].reset()
    assert limiter.get_window_stats(LIMIT, "who").remaining == 10
    assert both[0].check()


def test_what_a_full_disk_does_not_take_is_counted_all_the_same(both: tuple[SharedCounts, SharedCounts]) -> None:
    """No file of the child may grow, nor be written beyond its first bytes, which it sees as a full disk."""
    both[0].incr("who", 60, 4)
    if not (pid := os.fork()):
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        counted = [both[0].incr(key, 60) for key in ("who", "who", "other")]
        both[0].clear("other")
        os._exit(0 if [*counted, both[0].get("other")] == [5, 6, 1, 0] else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert both[1].get("who") == 4


def test_the_room_of_the_table_is_taken_when_it_is_made(tmp_path: Path) -> None:
    with counts_file(tmp_path) as file:
        there = os.fstat(file.fileno())
        assert (there.st_size, there.st_blocks * 512 >= SIZE) == (SIZE, True)


def test_two_sites_on_one_folder_count_as_one_and_a_third_goes_on_from_there(tmp_path: Path) -> None:
    with counts_file(tmp_path) as first, counts_file(tmp_path) as second:
        one, other = SharedCounts(first.fileno()), SharedCounts(second.fileno())
        assert (one.incr("who", 60), other.incr("who", 60)) == (1, 2)
        assert one.secret == other.secret != bytes(32)
    with counts_file(tmp_path) as third:
        assert SharedCounts(third.fileno()).get("who") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["counts"]
    assert (tmp_path / "counts").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("size", [0, 1, 32, 5000, SIZE - 1, SIZE + 1])
def test_a_table_of_another_size_is_made_anew(tmp_path: Path, size: int) -> None:
    (tmp_path / "counts").write_bytes(b"x" * size)
    with counts_file(tmp_path) as file:
        assert SharedCounts(file.fileno()).incr("who", 60) == 1
    assert (tmp_path / "counts").stat().st_size == SIZE


def test_a_table_that_is_cut_short_or_scribbled_over_in_use_still_counts_and_shuts_nobody_out(tmp_path: Path) -> None:
    with counts_file(tmp_path) as file:
        counts = SharedCounts(file.fileno())
        for harm in (b"", b"\xff" * SIZE, os.urandom(SIZE)):
            (tmp_path / "counts").write_bytes(harm)
            assert counts.get("who") == 0
            assert [counts.incr("who", 60) for _ in range(3)] == [1, 2, 3]


def test_a_count_of_a_clock_that_was_a_year_ahead_is_none(
    both: tuple[SharedCounts, SharedCounts], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 365 * 24 * 3600)
    both[0].incr("who", 24 * 3600, 1000)
    monkeypatch.undo()
    assert both[1].get("who") == 0


@pytest.mark.parametrize("there", ["a link", "a folder", "nothing"])
def test_where_it_cannot_lie_processes_of_one_site_count_together(tmp_path: Path, there: str) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"somebody's")
    place = tmp_path / "place"
    if there != "nothing":
        place.mkdir()
        (place / "counts").symlink_to(other) if there == "a link" else (place / "counts").mkdir()
    with counts_file(place) as file:
        assert SharedCounts(file.fileno()).incr("who", 60) == 1
    assert other.read_bytes() == b"somebody's"
