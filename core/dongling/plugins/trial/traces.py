"""What a plugin that is tried leaves behind in its process without a word: what all share, and threads."""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from dongling.plugins.gate.shared_state import SharedState
from dongling.problems import Said

_OURS = "dongling-"
"""Threads of the gate, in which plugins are called, are called so; they are no plugin's."""
_ENDS = 0.2
"""Seconds that threads have to end which a plugin started."""


@dataclass(frozen=True)
class Traces:
    """What can be compared of a process in which nothing else happens."""

    shared: SharedState
    settings: dict[str, object]
    threads: frozenset[int | None]

    @classmethod
    def now(cls) -> "Traces":
        """Return what it is now."""
        return cls(SharedState.now(), _settings(), _threads())

    def differences(self) -> Iterator[Said]:
        """Yield what is another thing now, a sentence each."""
        if _threads() - self.threads:
            time.sleep(_ENDS)
        yield from self.shared.differences()
        now = Traces.now()
        if others := [name for name, value in self.settings.items() if now.settings[name] != value]:
            yield Said(
                f"改了整个进程的设置：{'、'.join(others)}", f"it changed {', '.join(others)} of the whole process"
            )
        if left := len(now.threads - self.threads):
            yield Said(f"留下了{left}个线程", f"it left {left} threads running")


def _threads() -> frozenset[int | None]:
    return frozenset(thread.ident for thread in threading.enumerate() if not thread.name.startswith(_OURS))


def _settings() -> dict[str, object]:
    """Return what a process that serves changes by itself, or can't look at without changing it."""
    own: dict[str, object] = {"gc": gc.isenabled()}
    if sys.platform != "linux":
        own["umask"] = os.umask(0)
        os.umask(int(str(own["umask"])))
    return own
