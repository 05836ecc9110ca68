"""Whose turn it is."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dongling_web.server.fair_queue import FairQueue


@dataclass
class One:
    """A request of an address."""

    asker: str
    number: int = 0

    def come_forward(self, waiting: Callable[[str], int]) -> None:
        """Ask for nothing."""


def queue(askers: str, running: int = 10) -> FairQueue[One]:
    """Return a queue of these addresses, a letter each."""
    made: FairQueue[One] = FairQueue(running)
    for number, who in enumerate(askers):
        made.append(One(who, number))
    return made


def taken(queue: FairQueue[One]) -> str:
    """Return whose turn it is, until nobody may go on."""
    found = ""
    while queue:
        found += queue.popleft().asker
    return found


def test_addresses_take_turns_however_much_one_of_them_asks() -> None:
    assert taken(queue("aaaabcbb")) == "abcababa"
    assert taken(queue("aaaab")) == "abaaa"


def test_what_one_address_asks_is_answered_in_its_order() -> None:
    waiting = queue("aba")
    assert [waiting.popleft().number for _ in range(3)] == [0, 1, 2]


def test_no_address_has_more_than_so_many_threads_and_goes_on_when_one_is_done() -> None:
    waiting = queue("aaaab", running=2)
    assert taken(waiting) == "aba"
    assert len(waiting) == 2
    assert not waiting
    with pytest.raises(IndexError):
        waiting.popleft()
    waiting.done("b")
    assert not waiting
    waiting.done("a")
    assert taken(waiting) == "a"


def test_nothing_is_remembered_of_who_has_gone() -> None:
    waiting = queue("ab")
    taken(waiting)
    for who in "ab":
        waiting.done(who)
    assert (len(waiting), waiting.waiting("a"), vars(waiting)["_running"], vars(waiting)["_waiting"]) == (0, 0, {}, {})
