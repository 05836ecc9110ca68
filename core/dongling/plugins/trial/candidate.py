"""A candidate: a plugin that is loaded in a process of its own, which is looked at while it does so."""

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from json import dumps, loads  # by name: what a plugin puts into json or os is not used here
from os import _exit, write
from time import monotonic, sleep
from typing import Any

from dongling.plugins.gate.own_memory import resident
from dongling.plugins.gate.own_time import OwnTime
from dongling.plugins.trial.parent import die_with
from dongling.problems import Said

PROMPT = 0.25
"""Whoever had so many seconds for himself and is not judged yet is slow: a site starts without him for now."""
PATIENCE = 20.0
"""Seconds for itself that a plugin may take to load."""
AT_MOST = 10
"""On the busiest machine nobody is waited for so many times as long as he may take."""
MOST_BYTES = 1_000_000_000
"""How much memory it may take to load."""
LARGE = Said("装载时占了1GB以上的内存", "it took more than 1 GB of memory to load")
PAGE = resource.getpagesize()
_ENDS = 0.001
"""Seconds that a process takes to end once it has closed its files."""
_A_LOOK = 0.05
"""Seconds of waiting that are charged at a look."""
_LAST = 19
"""The priority of a process that gets only what all others leave."""
Tell = Callable[[str], None]
"""Tells, from within, that the plugin is loaded and is asked this hook now."""
Load = Callable[[Tell], list[Said]]
"""What loads a plugin and returns what that did to the process."""


@dataclass
class Candidate:
    """A process that loads one plugin: the pipe on which it tells how that went, and the time that it had.

    `slow`: it had its time, and all others go first; `hook`: it is loaded, and is asked this now, for so many seconds
    of its own at most; `rests`: it was stopped, and has to be told to go on; `told_all`: it tells no more; `hangs`: it
    was given up.
    """

    plugin: str
    pid: int
    tells: int
    time: OwnTime
    hooks: Mapping[str, float]
    slow: bool = False
    hook: str = ""
    rests: bool = False
    told_all: bool = False
    hangs: bool = False
    patience: float = PATIENCE
    at_most: float = AT_MOST
    begun: float = field(default_factory=monotonic)
    _said: bytes = b""
    _asked_at: float = 0.0
    _rested_at: float = 0.0

    @classmethod
    def parted(cls, plugin: str, load: Load, hooks: Mapping[str, float] | None = None) -> "Candidate":
        """Part this process in two; the new one loads the plugin, tells what that did to it, and ends."""
        reads, writes = os.pipe()
        os.set_blocking(reads, False)
        parent, pid = os.getpid(), os.fork()
        if pid:
            os.close(writes)
            return cls(plugin, pid, reads, OwnTime(pid, pid, _A_LOOK), hooks or {})
        try:
            die_with(parent)
            told = load(lambda hook: _tell(writes, hook))
            _tell(writes, [[fault.zh, fault.en] for fault in told])
        finally:
            _exit(0)  # whatever it raised, and whatever threads it left

    def look(self, base: int) -> list[Said] | None:
        """Return what is wrong with the plugin; None while that is not known. `base` is the memory of the first one.

        Of one that is loaded and only does not answer its `hook` in time, nothing is: whoever loads it may not ask it.
        """
        if self.rests:
            return None
        self._heard()
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            faults = list(_judged(self._heard(), status))  # once more: it may have told all, and ended, between the two
            self.hook = ""
        elif resident(self.pid) - base > MOST_BYTES:
            faults = [self._ended(LARGE)]
            self.hook = ""
        elif self._over():
            self.hangs, why = True, self._ended(_hangs(self.patience))
            faults = [] if self.hook else [why]
        else:
            return None
        os.close(self.tells)
        return faults

    def rest(self) -> None:
        """Stop it for now: it computes, and takes from others what they could use."""
        os.kill(self.pid, signal.SIGSTOP)
        self.rests, self._rested_at = True, monotonic()

    def go_on(self) -> None:
        """Let it go on, behind everybody else."""
        if self.rests:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, _LAST)
            self.time.skip()
            self.begun += monotonic() - self._rested_at
            os.kill(self.pid, signal.SIGCONT)
            self.rests = False

    def _heard(self) -> Any:
        """Take what it has told; return the last of it."""
        before = self.told_all
        with suppress(BlockingIOError):
            while more := os.read(self.tells, 65536):
                self._said += more
            self.told_all = True
        if self.told_all and not before:
            sleep(_ENDS)
        told = _last(self._said)
        if isinstance(told, str) and told != self.hook:
            self.hook, self._asked_at = told, self.time.seconds
        return told

    def _over(self) -> bool:
        """Charge it for its time; return whether that is more than it may take."""
        spent = self.time.look()
        may = self._asked_at + self.hooks.get(self.hook, 0.0) if self.hook else self.patience
        return spent > may or monotonic() - self.begun > self.at_most * self.patience

    def _ended(self, why: Said) -> Said:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return why


def _tell(pipe: int, what: object) -> None:
    write(pipe, dumps(what).encode() + b"\n")


def _last(said: bytes) -> Any:
    """Return the last that was told whole; None when that is nothing, or something else than was to be told."""
    *lines, _ = said.split(b"\n")
    with suppress(ValueError):
        return loads(lines[-1]) if lines else None
    return None


def _hangs(seconds: float) -> Said:
    return Said(f"{seconds:g}秒还没有装载完", f"it was not loaded after {seconds:g} s")


def _judged(told: Any, status: int) -> Iterator[Said]:
    """Yield what a process has told that ended by itself; when that is not all it had to tell, the plugin ended it."""
    try:
        faults = [Said(str(zh), str(en)) for zh, en in told]
    except (ValueError, TypeError):
        code = os.waitstatus_to_exitcode(status)
        if code < 0:
            yield Said(f"装载时整个进程崩溃（信号{-code}）", f"loading it crashed the whole process (signal {-code})")
        else:
            yield Said(f"装载时结束了整个进程（{code}）", f"loading it ended the whole process ({code})")
        return
    yield from faults


def most_memory() -> int:
    """Return how many bytes this process held at most."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
