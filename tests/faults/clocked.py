"""Runs the program with another clock than the machine's: `python -m tests.faults.clocked FILE COMMAND...`.

FILE holds two numbers of seconds and may change while the program runs: how far the calendar is off, and how much
more has gone by than really did. The program asks `time.time` and `time.monotonic` as ever.
"""

import sys
import time
from pathlib import Path

_TIME, _TICKS = time.time, time.monotonic


def offsets() -> tuple[float, float]:
    """Return how far the calendar and the ticks are off."""
    calendar, ticks = map(float, Path(sys.argv[1]).read_text(encoding="ascii").split())
    return calendar, ticks


def main() -> int:
    """Run the program."""
    time.time = lambda: _TIME() + sum(offsets())
    time.monotonic = lambda: _TICKS() + offsets()[1]
    from dongling.cli.program import main as dongling

    return dongling(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
