"""The journal that outlives its process."""

import os
import threading
from collections.abc import Iterator
from mmap import mmap

import pytest

from dongling_web.supervision.shared_journal import SIZE, SharedJournal, journal_file, who_is_inside


@pytest.fixture
def both() -> Iterator[tuple[SharedJournal, mmap]]:
    """Return a journal, and its pages as the supervisor has them."""
    with journal_file() as file:
        yield SharedJournal(file.fileno()), mmap(file.fileno(), SIZE)


def names(pages: mmap) -> list[str]:
    """Return who is inside."""
    return sorted(f"{one.plugin}.{one.hook}" for one in who_is_inside(pages))


def test_calls_within_calls_are_left_one_by_one(both: tuple[SharedJournal, mmap]) -> None:
    journal, pages = both
    journal.leave()
    journal.enter("学校", "check_unit")
    journal.enter("b", "extend_document")
    assert names(pages) == ["b.extend_document"]
    journal.leave()
    assert names(pages) == ["学校.check_unit"]
    assert 0 <= who_is_inside(pages)[0].seconds < 5
    journal.leave()
    journal.leave()
    assert names(pages) == []


def test_each_thread_is_told_apart_and_one_that_ended_makes_room(both: tuple[SharedJournal, mmap]) -> None:
    journal, pages = both
    inside, go = threading.Barrier(4), threading.Event()

    def stay(name: str) -> None:
        journal.enter(name, "unit_panels")
        inside.wait(10)
        go.wait(10)
        journal.leave()

    threads = [threading.Thread(target=stay, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    inside.wait(10)
    assert names(pages) == ["a.unit_panels", "b.unit_panels", "c.unit_panels"]
    go.set()
    for thread in threads:
        thread.join()
    for number in range(600):
        one = threading.Thread(target=journal.enter, args=(f"p{number}", "h"))
        one.start()
        one.join()
    assert "p599.h" in names(pages)


def test_it_is_read_after_the_process_is_gone(both: tuple[SharedJournal, mmap]) -> None:
    journal, pages = both
    if not (pid := os.fork()):
        journal.enter("a", "register_pages")
        os._exit(9)
    os.waitpid(pid, 0)
    assert names(pages) == ["a.register_pages"]


def test_names_without_end_raise_nothing(both: tuple[SharedJournal, mmap]) -> None:
    journal, pages = both
    for number in range(1500):
        journal.enter(f"{number}" * 60, "h")
        journal.leave()
    assert names(pages) == []
