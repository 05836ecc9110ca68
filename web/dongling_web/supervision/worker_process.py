"""A worker as its supervisor sees it: a process, a wire to it, and its journal."""

import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from mmap import mmap
from select import select

from dongling import Said
from dongling_web.supervision.orders import CAUGHT, CHANGED, Orders, same_program
from dongling_web.supervision.sayings import changed
from dongling_web.supervision.shared_journal import SIZE, journal_file, who_is_inside
from dongling_web.supervision.wire import Wire

_LAST_WORDS = 0.5
"""Seconds that a worker which hangs has to say so to those who wait for it."""
_OURS = (signal.SIGINT, signal.SIGHUP)
"""What a terminal sends to all processes of a program; a worker ignores it, and must not be caught before it can."""


def started(orders: Orders) -> "tuple[subprocess.Popen[bytes], Wire]":
    """Start this program anew with orders, whose `wire` is put in here; return it with our end of the wire."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with theirs:
        given = replace(orders, wire=theirs.fileno())
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _OURS)
        try:
            process = subprocess.Popen(  # noqa: S603 - the program that runs already
                same_program(), stdin=subprocess.DEVNULL, env=given.as_environment(), pass_fds=given.files
            )
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process, Wire(ours)


class WorkerProcess:
    """A worker that was started; `ready` tells whether it has said that it answers."""

    def __init__(self, orders: Orders) -> None:
        with journal_file() as file:
            self._pages = mmap(file.fileno(), SIZE)
            self.process, self.wire = started(replace(orders, journal=file.fileno()))
        self.number, self.left_out = orders.number, orders.left_out
        self.ready = False
        self.refused: int | None = None
        self.beat_at = time.monotonic()
        self.gone = False
        self._killed_at = float("inf")

    @property
    def pid(self) -> int:
        """Return the number of its process."""
        return self.process.pid

    @property
    def dead(self) -> bool:
        """Tell whether its process has ended."""
        return self.process.poll() is not None

    def hear(self, announce: Callable[[str, list[str]], object]) -> None:
        """Take what it said; `announce` is called with what it would have people know when it is ready."""
        said = self.wire.heard()
        if said is None:
            self.gone = True
            return
        for one in said:
            self.beat_at = time.monotonic()
            if isinstance(one.get("refused"), int):
                self.refused = one["refused"]
            if isinstance(told := one.get("ready"), dict) and not self.ready:
                self.ready = True
                announce(str(told.get("out", "")), [str(line) for line in told.get("err", ())])

    def hangs(self, patience: float) -> bool:
        """Tell whether it has not answered for longer than `patience` seconds since it was ready."""
        return self.ready and time.monotonic() - self.beat_at > patience

    def inside(self, longer_than: float = 0) -> Counter[tuple[str, str]]:
        """Return the plugins and hooks that its threads are in, for so many seconds already, with how many threads."""
        return Counter((one.plugin, one.hook) for one in who_is_inside(self._pages) if one.seconds > longer_than)

    def drain(self, grace: float) -> None:
        """Let it answer what was asked, and end; `overdue` tells when it has not."""
        self.wire.say(do="drain")
        self._killed_at = time.monotonic() + grace

    def leave_out(self, plugin: str, why: Said) -> None:
        """Tell it why a plugin stays left out."""
        self.wire.say(do="leave out", plugin=plugin, why=[why.zh, why.en])

    @property
    def overdue(self) -> bool:
        """Tell whether it should have ended by itself."""
        return time.monotonic() > self._killed_at

    def kill(self, *, stacks: bool = False) -> None:
        """End it at once; with `stacks` it writes first where its threads are."""
        if stacks:
            self.process.send_signal(signal.SIGUSR1)
            time.sleep(0.1)
        self.process.kill()
        self.process.wait()

    def give_up(self, *, stacks: bool = False) -> None:
        """End it, as it hangs: but it may say before, to those who wait for it, that their requests are not done."""
        self.wire.say(do="give up")
        until = time.monotonic() + _LAST_WORDS
        while (rest := until - time.monotonic()) > 0 and select([self.wire], [], [], rest)[0]:
            said = self.wire.heard()
            if said is None or any("gave_up" in one for one in said):
                break
        self.kill(stacks=stacks)

    def close(self) -> None:
        """Let go of what was kept of a worker that has ended."""
        self.process.wait()
        self.wire.close()
        self._pages.close()

    @property
    def found_changed(self) -> bool:
        """Tell whether it ended as it found itself changed."""
        return self.process.returncode in (CHANGED, CAUGHT)

    @property
    def caught(self) -> bool:
        """Tell whether it found that right after a call: the plugin that it was inside then, if it is one, did it."""
        return self.process.returncode == CAUGHT

    def how_it_ended(self) -> Said:
        """Return how its process ended."""
        if self.found_changed:
            return changed()
        code = self.process.returncode
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
            return Said(f"被信号 {name} 结束", f"was ended by signal {name}")
        return Said(f"自己结束了（{code}）", f"ended by itself ({code})")
