"""The supervisor with workers that serve nothing: what becomes of it when something becomes of them."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.dongling_web.processes import is_running, workers_of
from tests.house.tree import ROOT


@contextmanager
def running(what: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run the program with workers to which something happens."""
    command = [sys.executable, "-m", "tests.dongling_web.supervision.program", what, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def lines_until(process: "subprocess.Popen[str]", words: str) -> list[str]:
    """Return what is said until some words are."""
    said = []
    for line in process.stdout or ():
        said.append(line.strip())
        if words in line:
            return said
    raise AssertionError(said)


def test_it_says_once_that_it_is_ready_and_ends_with_nought(tmp_path: Path) -> None:
    with running("answers", tmp_path) as process:
        assert lines_until(process, "take care")[0].startswith("ready")
        workers = workers_of(process.pid)
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=20)
    assert (process.returncode, rest, errors) == (0, "", "")
    assert not any(map(is_running, workers))


def test_a_refusal_ends_it_with_the_status_of_the_worker(tmp_path: Path) -> None:
    with running("refuses", tmp_path) as process:
        assert (process.communicate(timeout=20)[0], process.returncode) == ("", 2)


def test_a_worker_that_never_starts_is_given_up_with_a_way_on(tmp_path: Path) -> None:
    (tmp_path / "plugins.json").mkdir()
    with running("ends", tmp_path) as process:
        said = process.communicate(timeout=20)[0].splitlines()
    assert process.returncode == 3
    assert "ended by itself (5) while in plugins: p.register_kinds; another is started" in said[0]
    assert "--safe-mode" in said[-1]


def test_a_plugin_in_which_the_start_ends_twice_is_left_out_and_the_site_comes_up(tmp_path: Path) -> None:
    with running("plugin", tmp_path) as process:
        said = lines_until(process, "take care")
    assert sum("p.register_kinds" in line for line in said) == 2
    assert "left out until it changes" in said[2]


def test_a_worker_that_hangs_is_replaced(tmp_path: Path) -> None:
    with running("hangs", tmp_path) as process:
        lines_until(process, "has not answered for 0.5 s; another is started")
        lines_until(process, "worker gives up")
        first = workers_of(process.pid)
        lines_until(process, "has not answered")
        assert workers_of(process.pid) != first


def test_workers_are_renewed_one_after_the_other_at_a_hang_up(tmp_path: Path) -> None:
    with running("answers", tmp_path) as process:
        lines_until(process, "take care")
        process.send_signal(signal.SIGHUP)
        said = lines_until(process, "worker 1 is a new one")
        assert "worker 0 is a new one" in said[0]


def test_a_plugin_that_is_slow_to_try_holds_up_nobody_and_is_taken_in_later(tmp_path: Path) -> None:
    with running("slow", tmp_path) as process:
        said = lines_until(process, "worker 0 is a new one")
    assert "plugin p is left out: it was not loaded after" in said[0]
    assert said.index("plugin p was tried and is taken in now") >= 1
    assert sum(line.startswith("without p") for line in said) == 1


def test_a_worker_is_told_why_a_plugin_stays_left_out(tmp_path: Path) -> None:
    with running("slow and bad", tmp_path) as process:
        said = lines_until(process, "worker hears: p bad")
    assert "plugin p is left out: bad" in said


@pytest.mark.parametrize("pause", [0, 0.3, 0.6, 1.2])
def test_an_end_in_the_middle_of_renewing_is_an_end(tmp_path: Path, pause: float) -> None:
    with running("answers", tmp_path) as process:
        lines_until(process, "take care")
        process.send_signal(signal.SIGHUP)
        time.sleep(pause)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_both_signals_end_it_at_once_when_they_come_twice(tmp_path: Path, number: signal.Signals) -> None:
    with running("hangs", tmp_path) as process:
        lines_until(process, "take care")
        process.send_signal(number)
        process.send_signal(number)
        assert process.wait(10) == 0
