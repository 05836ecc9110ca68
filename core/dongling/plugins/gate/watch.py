"""The clock over calls into plugins: what goes on for longer than it may is stopped from outside.

A thread looks a few times a second at what each thread does. In one that is over its time `Overtime` is raised, as if
the plugin had raised it there: an endless loop ends. A thread that waits in the system (a sleep, a socket) can't be
reached so; whoever must not wait for it leaves it behind (workers). Nothing is raised in it either: until it woke up,
the interpreter would look for what was raised at every step of every thread, and under a tracer look for ever.
"""

import ctypes
import os
import threading
import time
from dataclasses import dataclass

TICK = 0.1
"""Seconds between two looks."""


class Overtime(BaseException):
    """Raised in a call that takes longer than it may. No Exception: a plugin's own `except Exception` lets it pass."""


@dataclass(eq=False, slots=True)
class Seat:
    """What one thread does: its number, and its innermost call into a plugin.

    `until` is when that call has to be over, by `time.perf_counter`; each call puts an own number object there, so that
    its identity is the call's; 0.0 between calls. `thrown`: Overtime was raised in the thread. Of the `call` that was
    seen at the last look, `charged` is the time that it had for itself since, and `allowed` how much it may have.
    """

    thread: int
    until: float = 0.0
    thrown: bool = False
    busy: float = -1.0
    call: float = 0.0
    charged: float = 0.0
    allowed: float = 0.0


class _Seats(threading.local):
    mine: Seat | None = None


class Watch:
    """Watches over calls; it begins with the first one."""

    def __init__(self) -> None:
        self.here = _Seats()
        self._seats: dict[int, Seat] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def forget(self) -> None:
        """Begin anew: in a process that was forked off there are none of the threads of before."""
        self._lock, self._seats, self._thread = threading.Lock(), {}, None
        self.here = _Seats()

    def take_seat(self) -> Seat:
        """Give this thread a seat; from then on it is `here.mine`."""
        seat = self.here.mine = Seat(threading.get_ident())
        with self._lock:
            self._seats[seat.thread] = seat
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="dongling-plugin-watch", daemon=True)
                self._thread.start()
        return seat

    def settle(self, seat: Seat) -> None:
        """Have an Overtime that was raised at the last moment of a call arrive here, where it does no harm."""
        try:
            with self._lock:
                seat.thrown = False
            for _ in range(1_000):  # it arrives between two rounds of a loop
                pass
        except Overtime:
            pass

    def _run(self) -> None:
        before = time.perf_counter()
        while True:
            time.sleep(TICK)
            now = time.perf_counter()
            if now - before < 10 * TICK:  # else the whole machine stood still, and nobody is to blame
                self._look(now)
            before = now

    def _is_over(self, seat: Seat, until: float, now: float) -> bool:
        """Tell whether a call that computes had as much time for itself as it may: others may have had the machine."""
        before, busy = seat.busy, _is_busy(seat)
        if seat.call is not until:
            seat.call, seat.charged, seat.allowed = until, 0.0, until - now
        else:
            seat.charged += seat.busy - before if busy and seat.busy > 0 else TICK
        return busy and seat.charged >= seat.allowed

    def _look(self, now: float) -> None:
        with self._lock:
            alive = {thread.ident for thread in threading.enumerate()}
            self._seats = {number: seat for number, seat in self._seats.items() if number in alive}
            for seat in self._seats.values():
                until = seat.until
                if not until or not self._is_over(seat, until, now) or now < until:
                    continue
                seat.thrown = True  # first this, then the look: so the call, when it ends, sees it or is seen
                if seat.until is until:
                    _raise_in(seat.thread, Overtime)


def _is_busy(seat: Seat) -> bool:
    """Tell whether a thread computed since the last look; where a system can't tell, it counts as if it had."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return True
    before, seat.busy = seat.busy, time.clock_gettime(time.pthread_getcpuclockid(seat.thread))
    return 0 <= before < seat.busy - TICK / 100


def _raise_in(thread: int, error: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


watch = Watch()
"""The one watch of the process."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=watch.forget)
