"""The memory of a process."""

import os

from dongling.plugins.gate.own_memory import resident


def test_a_process_holds_what_it_was_given() -> None:
    before = resident()
    much = bytearray(64 * 2**20)
    much[::4096] = b"x" * len(much[::4096])
    assert 60 * 2**20 < resident() - before < 80 * 2**20
    assert resident(os.getpid()) > before


def test_a_process_that_is_not_there_holds_nothing() -> None:
    assert resident(2**22 + 1) == 0
