"""How much of the time a thread had for itself: on a busy machine the clock on the wall says nothing of a plugin.

A thread that computes is charged what it computed, one that waits in the system what it waited, and neither what it
stood in the queue for a processor behind others.
"""

import threading
import time
from pathlib import Path

COMPUTING = 0.05
"""Who computed for such a share of the time that was left to it since the last look is at it."""


class OwnTime:
    """The time that a thread had for itself since this was made, in seconds, as far as the system tells.

    `waits`: at the last look it waited for something else than a processor; so it is everywhere that does not tell.
    `computed`: how much of it is no waiting, but work.
    """

    def __init__(self, native: int | None, process: int | str = "self", most: float = float("inf")) -> None:
        """Take the number that the system gives the thread (`Thread.native_id`), and that of its process.

        `most` seconds of waiting are charged at a look: who looks may have stood in the queue himself since the last.
        """
        self._place, self._most = Path(f"/proc/{process}/task/{native}"), most
        self._wall, self._ran, self._stood = time.perf_counter(), *self._read()
        self.seconds = self.computed = 0.0
        self.waits = False

    def look(self) -> float:
        """Charge the thread for what has gone by since the last look; return the whole."""
        wall, (ran, stood) = time.perf_counter(), self._read()
        gone, computed, waited = wall - self._wall, ran - self._ran, stood - self._stood
        self._wall, self._ran, self._stood = wall, ran, stood
        had = max(0.0, gone - waited)
        self.computed += computed
        self.waits = computed <= COMPUTING * had and not self._stands_in_queue()
        self.seconds += min(had, self._most) if self.waits else computed
        return self.seconds

    def skip(self) -> None:
        """Charge it for nothing since the last look: it was stopped."""
        self._wall, self._ran, self._stood = time.perf_counter(), *self._read()

    def _stands_in_queue(self) -> bool:
        """Tell whether it would run if it could: for how long, the system knows only once it does."""
        if self._place.name == str(threading.get_native_id()):
            return False
        try:
            state = (self._place / "stat").read_text(encoding="ascii", errors="replace").rpartition(") ")[2][:1]
        except OSError:
            return False
        return state == "R"

    def _read(self) -> tuple[float, float]:
        """Return the seconds that it computed, and that it stood in the queue; zeros where the system does not tell."""
        try:
            ran, stood, _ = (self._place / "schedstat").read_text(encoding="ascii").split()
            return int(ran) / 1e9, int(stood) / 1e9
        except (OSError, ValueError):
            return 0.0, 0.0
