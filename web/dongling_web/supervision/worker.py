"""The worker's side: it tells the supervisor that it is there, and hears when it should end."""

import contextlib
import faulthandler
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from typing import NoReturn

from dongling import Said
from dongling.plugins import journal
from dongling.plugins.trial import die_with
from dongling_web.supervision.orders import Orders
from dongling_web.supervision.process_watch import ProcessWatch
from dongling_web.supervision.shared_journal import SharedJournal
from dongling_web.supervision.wire import Wire


class Worker:
    """A worker's wire to its supervisor. When the supervisor is gone, so is the worker: nobody would end it."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._wire = Wire(socket.socket(fileno=orders.wire))
        _leave_signals_to_supervisor()
        stay_alone()
        self._journal = SharedJournal(orders.journal)
        journal.install(self._journal)
        self._watch: ProcessWatch | None = None

    def listen(
        self, drain: Callable[[], object], give_up: Callable[[], object], leave_out: Callable[[str, Said], object]
    ) -> None:
        """Do what the supervisor says, in a thread that waits for it: end, answer that all hangs, name a plugin."""

        def ends() -> None:
            self._watch_no_more()
            drain()

        signal.signal(signal.SIGTERM, lambda _number, _frame: ends())
        given = (ends, give_up, leave_out)
        threading.Thread(target=self._listen, args=given, name="supervisor", daemon=True).start()

    def _listen(
        self, drain: Callable[[], object], give_up: Callable[[], object], leave_out: Callable[[str, Said], object]
    ) -> None:
        for said in self._wire.until_gone():
            match said.get("do"):
                case "drain":
                    drain()
                case "give up":
                    give_up()
                    self._wire.say(gave_up=1)
                case "leave out":
                    leave_out(said["plugin"], Said(*said["why"]))
        os._exit(1)

    def beat(self) -> None:
        """Tell that a thread which answers requests came free."""
        watch = self._watch
        if watch:
            watch.look()
        self._wire.say(beat=1)

    def watch_plugins(self) -> None:
        """Look from now on whether plugins leave this process as it is."""
        self._watch = ProcessWatch(self._orders.files)
        if self._orders.careful:
            self._watch.look_after_each_call()

    def _watch_no_more(self) -> None:
        """Let this process close what it has open, as it ends."""
        if self._watch:
            self._watch.end()
        self._watch = None

    def ready(self, out: str, err: Sequence[str]) -> None:
        """Tell that pages are answered now, and what is to be said of that."""
        self._wire.say(ready={"out": out, "err": list(err)})

    def refuse(self, status: int) -> None:
        """Tell that it is no use to start another, for a reason that was said: the site ends with this status."""
        self._wire.say(refused=status)


def stay_alone() -> None:
    """Let no copy of this process live: a plugin that parts it in two would leave a second site on the same sockets.

    Other programs can be started as ever.
    """
    os.register_at_fork(after_in_child=lambda: os._exit(1))


def end_at_once() -> NoReturn:
    """End this process well, though a plugin may have left threads that would keep it."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # closed, or nobody reads it
            stream.flush()
    os._exit(0)


def _leave_signals_to_supervisor() -> None:
    """Ignore what a terminal sends to all its processes, show stacks when asked, and die with the supervisor."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    faulthandler.register(signal.SIGUSR1)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    die_with(os.getppid())
