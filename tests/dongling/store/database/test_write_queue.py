"""Turns at writing, within a process."""

import threading
import time

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


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, order = Turns(10), list[int]()

    def take(number: int) -> None:
        with turns.taken():
            order.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(20)]
    with turns.taken():
        for number, thread in enumerate(threads, 1):
            thread.start()
            while len(turns) < number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == list(range(20))
    with turns.taken():
        assert len(order) == 20


def test_one_who_gave_up_is_passed_over() -> None:
    turns, got = Turns(0.2), threading.Event()

    def take() -> None:
        with turns.taken():
            got.set()

    with turns.taken(), pytest.raises(DonglingError), turns.taken():
        pass
    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    assert got.is_set()
