"""The housekeeper: it does what is due, says once what it can't do, and ends when the site ends."""

import logging
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import Housekeeper, Store, daily_backups
from tests.dongling.store.making import DID, draft


def test_a_round_makes_the_backup_of_the_day(store: Store, data: Path) -> None:
    store.create(draft("一"), DID)
    keeper = Housekeeper(lambda: store, lambda: data)
    for _ in range(3):
        keeper.round()
    assert len(daily_backups(data)) == 1


def test_as_long_as_nothing_was_saved_nothing_is_made(data: Path) -> None:
    Housekeeper(lambda: None, lambda: data).round()
    assert not data.exists()


def test_as_long_as_nothing_was_saved_the_database_library_is_left_alone() -> None:
    code = "import sys; from dongling.store import Housekeeper; Housekeeper(lambda: None, lambda: None).round()"
    check = "print([name for name in ('sqlalchemy', 'dongling.store.store') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", f"{code}; {check}"], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[0] == "[]"


def test_what_can_not_be_done_is_said_once_and_tried_again(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    tried = list[int]()

    def away() -> Store:
        tried.append(1)
        raise DonglingError("away")

    keeper = Housekeeper(away, lambda: data)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            keeper.round()
    assert (len(tried), caplog.text.count("away")) == (3, 1)


def test_it_runs_in_a_thread_of_its_own_until_it_is_ended(data: Path) -> None:
    with closing(Store.open(data)) as store:
        store.create(draft("一"), DID)
        done = threading.Event()

        def told() -> Store:
            done.set()
            return store

        keeper = Housekeeper(told, lambda: data)
        keeper.start()
        assert done.wait(20)
        keeper.end()
    assert len(daily_backups(data)) == 1
