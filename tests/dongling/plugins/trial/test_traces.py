"""What a plugin leaves behind in its process."""

import builtins
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from dongling.plugins.gate.shared_state import SharedState
from dongling.plugins.trial.traces import Traces


def told(harm: Callable[[], object], now: Callable[[], Traces | SharedState] = Traces.now) -> str:
    """Return what is told after some harm, which is done in a process that ends with it."""
    reads, writes = os.pipe()
    if not (pid := os.fork()):
        with suppress(BaseException):
            before = now()
            harm()
            os.write(writes, " ".join(said.en for said in before.differences()).encode())
        os._exit(0)
    os.close(writes)
    text = os.read(reads, 65536).decode()
    os.close(reads)
    os.waitpid(pid, 0)
    return text


def leave_thread() -> None:
    """Leave a thread behind."""
    threading.Thread(target=threading.Event().wait, args=(60,)).start()


HARM: dict[str, Callable[[], object]] = {
    "the current folder (/)": lambda: os.chdir("/"),
    "a standard stream": lambda: os.close(1),
    "json.dumps": lambda: setattr(json, "dumps", str),
    "json.decoder.JSONDecoder.decode": lambda: setattr(json.JSONDecoder, "decode", str),
    "builtins.open": lambda: setattr(builtins, "open", str),
    "signal of": lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN),
    "sys.setrecursionlimit": lambda: sys.setrecursionlimit(5000),
    "umask": lambda: os.umask(0o077 ^ 0o100),
    "1 threads": leave_thread,
}


@pytest.mark.parametrize("words", HARM)
def test_harm_is_told_by_its_name(words: str) -> None:
    assert words in told(HARM[words])


def test_new_names_and_threads_that_end_are_no_harm(tmp_path: Path) -> None:
    def nothing() -> None:
        setattr(json, "added", str)  # noqa: B010 - a plugin's import does so with submodules
        (tmp_path / "a").write_text("", encoding="utf-8")
        thread = threading.Thread(target=str)
        thread.start()

    assert told(nothing) == ""
