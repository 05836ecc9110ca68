"""What time it is, asked in one place: the calendar, which may be wrong, and the machine's ticks, which only go on.

A calendar jumps: a battery dies, a time server errs, somebody types a wrong year. The ticks since the machine was
started never do, so only they can tell how long something has been kept.
"""

import datetime as dt
import secrets
import time
from pathlib import Path
from typing import NamedTuple, Protocol

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_OWN = secrets.token_hex(16)


class Reading(NamedTuple):
    """One look: what the calendar says, in UTC; the seconds since a start of the machine, and which start that was."""

    now: dt.datetime
    ticks: float
    boot: str


class Clock(Protocol):
    """Whatever can be asked for the time."""

    def read(self) -> Reading:
        """Return what the time is."""
        ...


class SystemClock:
    """The clock of this machine."""

    def __init__(self) -> None:
        try:
            self._boot = _BOOT.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            self._boot = _OWN  # elsewhere ticks are compared within this process alone

    def read(self) -> Reading:
        """Return what the time is."""
        return Reading(dt.datetime.fromtimestamp(time.time(), dt.UTC), time.monotonic(), self._boot)
