"""Which plugin each thread of a worker is in, in memory that outlives the worker: after a crash it says who was there.

A slot for each thread holds since when, and the number of a name; the names, plugin and hook, stand in front of the
slots. A thread writes only to its own slot, so nobody waits for anybody.
"""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from mmap import mmap
from struct import Struct
from time import monotonic
from typing import BinaryIO

from dongling.plugins import journal

_NAMES, _NAME = 1024, 128
_SLOTS = 256
"""The first is nobody's."""
_SLOT = Struct("dQ")
"""Since when, and the number of a name."""
_WIDTH = _SLOT.size
_FIRST = _NAMES * _NAME
SIZE = _FIRST + _SLOTS * _WIDTH
"""Bytes of a journal."""


@dataclass(frozen=True)
class Inside:
    """A thread is in a hook of a plugin, for so many seconds."""

    plugin: str
    hook: str
    seconds: float


@contextmanager
def journal_file() -> Iterator[BinaryIO]:
    """Hold open an empty journal: a file without a name."""
    with tempfile.TemporaryFile() as file:
        file.truncate(SIZE)
        yield file


def who_is_inside(pages: mmap) -> list[Inside]:
    """Return who is inside which hook by a journal; of calls within calls, the innermost."""
    return list(_read(pages, monotonic()))


def _read(pages: mmap, now: float) -> Iterator[Inside]:
    for start in range(_FIRST, SIZE, _WIDTH):
        since, number = _SLOT.unpack_from(pages, start)
        if 0 < number < _NAMES:
            name = pages[number * _NAME : (number + 1) * _NAME].rstrip(b"\0").decode("utf-8", "replace")
            plugin, _, hook = name.partition("\n")
            yield Inside(plugin, hook, now - since)


class _Own(threading.local):
    """What a thread keeps: the number of its slot, and the numbers of the hooks that it is in."""

    slot = 0

    def __init__(self) -> None:
        self.calls = [0]


class SharedJournal(journal.Journal):
    """The journal of a worker, written to the memory of `journal_file`.

    A call within another that has ended begins the time of the outer anew: who goes on calling does not hang.
    """

    def __init__(self, file: int) -> None:
        self._pages = mmap(file, SIZE)
        view = memoryview(self._pages)[_FIRST:]
        self._since, self._number = view.cast("d"), view.cast("Q")
        self._numbers: dict[tuple[str, str], int] = {}
        self._lock = threading.Lock()
        self._owners: dict[int, threading.Thread] = {}
        self._own = _Own()

    def enter(self, plugin: str, hook: str) -> None:
        """Note that this thread goes into a plugin's hook."""
        own = self._own
        number = self._numbers.get((plugin, hook)) or self._named(plugin, hook)
        own.calls.append(number)
        slot = own.slot or self._slot(own)
        self._since[slot] = monotonic()
        self._number[slot + 1] = number

    def leave(self) -> None:
        """Note that this thread came out of the hook that it went into last."""
        own = self._own
        calls = own.calls
        if len(calls) > 1:
            calls.pop()
            self._since[own.slot] = monotonic()
            self._number[own.slot + 1] = calls[-1]

    def _named(self, plugin: str, hook: str) -> int:
        """Return the number of a name, new or not; all that come after the last number share it."""
        with self._lock:
            number = min(len(self._numbers) + 1, _NAMES - 1)
            text = f"{plugin}\n{hook}".encode()[:_NAME].ljust(_NAME, b"\0")
            self._pages[number * _NAME : (number + 1) * _NAME] = text
            self._numbers[plugin, hook] = number
            return number

    def _slot(self, own: _Own) -> int:
        """Give this thread a slot; when there is none left, that of a thread which has ended."""
        with self._lock:
            free = (slot for slot in range(1, _SLOTS) if slot not in self._owners or not self._owners[slot].is_alive())
            slot = next(free, _SLOTS - 1)
            self._owners[slot] = threading.current_thread()
            own.slot = 2 * slot
            return own.slot
