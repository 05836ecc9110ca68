"""A worker as its supervisor sees it."""

import sys
import time
from collections.abc import Iterator

import pytest

from dongling_web.supervision.orders import Orders
from dongling_web.supervision.worker_process import WorkerProcess
from tests.house.tree import ROOT


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[WorkerProcess]]:
    """Return a list; what is put there is ended."""
    monkeypatch.chdir(ROOT)
    started: list[WorkerProcess] = []
    yield started
    for one in started:
        one.kill()
        one.close()


def worker(what: str, monkeypatch: pytest.MonkeyPatch, started: list[WorkerProcess]) -> WorkerProcess:
    """Start a worker to which something happens."""
    arguments = ["python", "-m", "tests.dongling_web.supervision.program", what, "."]
    monkeypatch.setattr(sys, "orig_argv", arguments)
    started.append(WorkerProcess(Orders("worker", -1, number=3)))
    return started[-1]


def heard(one: WorkerProcess, said: list[str]) -> None:
    """Wait until a worker is ready or gone."""
    until = time.monotonic() + 20
    while not one.ready and not one.gone:
        assert time.monotonic() < until
        one.hear(lambda out, err: said.extend([out, *err]))
        time.sleep(0.02)


def test_it_says_when_it_is_ready_beats_and_ends_when_it_is_told(
    monkeypatch: pytest.MonkeyPatch, start: list[WorkerProcess]
) -> None:
    one, said = worker("answers", monkeypatch, start), list[str]()
    heard(one, said)
    assert said == ["ready 3", "take care"]
    assert not one.hangs(5)
    assert not one.overdue
    one.drain(20)
    assert one.process.wait(10) == 0


def test_one_that_ends_tells_where_it_was_and_how(monkeypatch: pytest.MonkeyPatch, start: list[WorkerProcess]) -> None:
    one = worker("ends", monkeypatch, start)
    heard(one, [])
    assert one.process.wait(10) == 5
    assert one.dead
    assert list(one.inside()) == [("p", "register_kinds")]
    assert one.how_it_ended().en == "ended by itself (5)"


def test_one_that_is_killed_is_said_by_the_name_of_the_signal(
    monkeypatch: pytest.MonkeyPatch, start: list[WorkerProcess]
) -> None:
    one = worker("hangs", monkeypatch, start)
    heard(one, [])
    time.sleep(0.1)
    assert one.hangs(0.05)
    one.drain(0)
    assert one.overdue
    one.kill()
    assert one.how_it_ended().en == "was ended by signal SIGKILL"
