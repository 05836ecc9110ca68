"""How long does `check` take for the worst file that may be written? Files up to the limit of bytes, one at a time.

Each is checked beside the repository's own facts, by a program of its own; CPU time above that of a sound unit.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.corpus import ROOT, machine
from bench.hostile_yaml import FILES

MOST_SECONDS = 1.0
GIVEN_UP = 60


def cost(name: str, text: str) -> tuple[float, float]:
    """Return the CPU seconds and the megabytes that `check` takes for a file in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "courses"
        (content / name).parent.mkdir(parents=True)
        (content / name).write_text(text, encoding="utf-8")
        if "facts" not in name:
            (content.parent / "seeds").symlink_to(ROOT / "seeds")
        command = [sys.executable, "-m", "dongling", "--safe-mode", "--state", folder, "check", str(content)]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        timer = threading.Timer(GIVEN_UP, child.kill)
        timer.start()
        _, status, used = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print what each file takes, the worst first; exit 1 when one is over."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help="only those files")
    given = asked.parse_args()
    sound, _ = min(cost(*FILES["sound"]()) for _ in range(3))
    print(f"hostile files; {machine()}; {time.strftime('%Y-%m-%d')}; a sound one {sound:.2f} s")
    taken = [(cost(*make()), label) for label, make in FILES.items() if not given.names or label in given.names]
    for (spent, memory), label in sorted(taken, reverse=True):
        print(f"  {spent - sound:6.2f} s  {memory:6.0f} MB  {label}")
    over = sum(spent - sound > MOST_SECONDS for (spent, _), _ in taken)
    print(f"{over} of {len(taken)} over {MOST_SECONDS} s")
    raise SystemExit(1 if over else 0)


if __name__ == "__main__":
    main()
