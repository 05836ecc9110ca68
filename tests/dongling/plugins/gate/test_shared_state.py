"""What all code of a process shares, before and after somebody changed it."""

import json
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dongling.plugins.gate.shared_state import SharedState, Watched
from tests.dongling.plugins.trial.test_traces import told

WATCHED = Watched((logging,), (logging.Logger,), (3,))
HARM: dict[str, Callable[[], object]] = {
    "the current folder (/)": lambda: os.chdir("/"),
    "a standard stream": lambda: os.close(2),
    "json.dumps": lambda: setattr(json, "dumps", str),
    "logging.getLogger": lambda: setattr(logging, "getLogger", str),
    "logging.Logger.warning": lambda: setattr(logging.Logger, "warning", str),
    "sys.setrecursionlimit": lambda: sys.setrecursionlimit(5000),
    "signal of": lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN),
}


@pytest.mark.parametrize("words", HARM)
def test_harm_is_told_by_its_name(words: str) -> None:
    assert words in told(HARM[words], lambda: SharedState.now(WATCHED))


def test_a_file_of_the_site_that_is_closed_or_another_is_told(tmp_path: Path) -> None:
    file = os.open(tmp_path / "a", os.O_CREAT)
    other = os.open(tmp_path / "b", os.O_CREAT)
    watched = Watched(files=(file,))
    assert "files that the site has open" in told(lambda: os.close(file), lambda: SharedState.now(watched))
    assert "files that the site has open" in told(lambda: os.dup2(other, file), lambda: SharedState.now(watched))
    os.close(file)
    os.close(other)


def test_new_names_are_nobodys_business() -> None:
    assert told(lambda: setattr(json, "added", str), SharedState.now) == ""
