"""Threads that plugins work in, so that who waits for an answer can stop waiting. They end with the process."""

import os
import threading
from collections import deque
from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

_IDLE = 8


@dataclass(eq=False)
class Errand:
    """Something to do in another thread, with the context (such as Flask's request) of who asks for it.

    `do` never raises: what it calls is contained. `done` is set when it is.
    """

    do: Callable[[], Any]
    context: Context = field(default_factory=copy_context)
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Do it."""
        try:
            self.context.run(self.do)
        finally:
            self.done.set()


class Workers:
    """Threads for errands. Any number may be at work; a few that have nothing to do are kept for the next errand."""

    def __init__(self) -> None:
        self._idle: deque[SimpleQueue[Errand]] = deque()

    def forget(self) -> None:
        """Begin anew: in a process that was forked off there are none of the threads of before."""
        self._idle = deque()

    def begin(self, do: Callable[[], Any]) -> Errand:
        """Have a thread do something; returns at once."""
        errand = Errand(do)
        try:
            inbox = self._idle.pop()
        except IndexError:
            inbox = SimpleQueue()
            threading.Thread(target=self._work, args=(inbox,), name="dongling-plugin", daemon=True).start()
        inbox.put(errand)
        return errand

    def _work(self, inbox: "SimpleQueue[Errand]") -> None:
        while True:
            inbox.get().run()
            if len(self._idle) >= _IDLE:
                return
            self._idle.append(inbox)


workers = Workers()
"""The workers of the process."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=workers.forget)
