"""The health of plugins: how often each was called for what, how long it took, when it failed and how."""

import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field

from dongling.problems import Said, one_line

STRIKES = 3
"""A plugin that was so often over its time in a hook is not asked there any more."""
FORGIVEN = 20
"""After so many good calls one after the other, earlier strikes don't count."""
_KEPT = 5
_TRACE = 6_000


@dataclass(frozen=True)
class Failure:
    """One failure: when (seconds since 1970), what was said, and the traceback with the latest call last."""

    when: float
    sentence: str
    trace: str


@dataclass(slots=True)
class HookRecord:
    """How a plugin fares in one hook. Times are in seconds; `good_at` is by `time.perf_counter`, 0 for never.

    `memory` are the bytes by which the process grew in its first calls: what other threads took meanwhile is in it.
    `strikes` are the times that it was over its budget without many good calls since; `off` says why it is not asked.
    """

    calls: int = 0
    seconds: float = 0.0
    longest: float = 0.0
    _bad: int = 0
    good_at: float = 0.0
    memory: int = 0
    failed: int = 0
    strikes: int = 0
    off: Said | None = None
    failures: list[Failure] = field(default_factory=list)

    @property
    def good_in_a_row(self) -> int:
        """How many calls went well since one failed."""
        return self.calls - self._bad

    def forgive(self) -> None:
        """Let earlier strikes not count any more, after many good calls."""
        if self.off is None:
            self.strikes = 0

    @property
    def last_good(self) -> float:
        """Return when a call last went well, in seconds since 1970; 0 for never."""
        return time.time() - time.perf_counter() + self.good_at if self.good_at else 0.0

    def fail(self, error: BaseException, seconds: float) -> None:
        """Count a call that failed; the last few are kept with their traceback."""
        self.calls += 1
        self.seconds += seconds
        self.longest = max(self.longest, seconds)
        self._bad = self.calls
        self.failed += 1
        self.failures = [*self.failures[1 - _KEPT :], Failure(time.time(), *text_of(error))]

    @property
    def too_slow(self) -> bool:
        """Whether it was over its budget once too often."""
        return self.strikes >= STRIKES


def text_of(error: BaseException) -> tuple[str, str]:
    """Return an error in one line, and its traceback."""
    return one_line(error), _trace(error)


def _trace(error: BaseException) -> str:
    try:
        return "".join(traceback.format_exception(error))[-_TRACE:]
    except Exception:  # noqa: BLE001 - an error of a plugin's own making may fail when it is shown
        return type(error).__name__


class Ledger:
    """The records of all plugins by plugin and hook. Safe to read while calls are made."""

    def __init__(self) -> None:
        self._records: dict[tuple[str, str], HookRecord] = {}
        self._lock = threading.Lock()

    def record(self, plugin: str, hook: str) -> HookRecord:
        """Return the record of a plugin in a hook, an empty one at first."""
        with self._lock:
            return self._records.setdefault((plugin, hook), HookRecord())

    def of(self, plugin: str) -> dict[str, HookRecord]:
        """Return the records of a plugin by hook."""
        with self._lock:
            return {hook: record for (name, hook), record in self._records.items() if name == plugin}

    def __iter__(self) -> Iterator[tuple[str, str, HookRecord]]:
        with self._lock:
            records = list(self._records.items())
        return iter([(plugin, hook, record) for (plugin, hook), record in records])
