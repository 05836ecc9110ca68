"""Threads that plugins work in."""

import os
import threading
from contextvars import ContextVar

from dongling.plugins.gate.workers import Workers, workers

_WORD: ContextVar[str] = ContextVar("word")


def test_a_worker_sees_the_context_of_who_asks() -> None:
    _WORD.set("here")
    seen: list[str] = []
    assert Workers().begin(lambda: seen.append(_WORD.get())).done.wait(5)
    assert seen == ["here"]


def test_threads_that_have_nothing_to_do_are_used_again() -> None:
    workers, used = Workers(), set()
    for _ in range(20):
        errand = workers.begin(lambda: used.add(threading.get_ident()))
        assert errand.done.wait(5)
    assert len(used) < 20


def test_one_that_does_not_end_keeps_no_other_waiting() -> None:
    workers, go = Workers(), threading.Event()
    stuck = workers.begin(go.wait)
    assert workers.begin(lambda: None).done.wait(5)
    assert not stuck.done.is_set()
    go.set()


def test_a_process_that_is_forked_off_has_workers_of_its_own() -> None:
    done = threading.Event()
    assert workers.begin(lambda: None).done.wait(10)
    assert workers.begin(done.set).done.wait(10)  # by now the first has gone back to those that have nothing to do
    if not (pid := os.fork()):
        os._exit(0 if workers.begin(lambda: None).done.wait(10) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
