"""Turns at writing, within a process."""

import threading

import pytest

from dongling.problems import DonglingError
from dongling.store.database.write_queue import Turns


def test_who_waits_too_long_is_told_and_the_turn_is_free_again_afterwards() -> None:
    turns = Turns(0.05)
    holding, done = threading.Event(), threading.Event()

    def hold() -> None:
        with turns.taken():
            holding.set()
            done.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait()
    with pytest.raises(DonglingError, match="没有轮到"), turns.taken():
        pass
    done.set()
    thread.join()
    with pytest.raises(ZeroDivisionError), turns.taken():
        raise ZeroDivisionError
    with turns.taken():
        pass
