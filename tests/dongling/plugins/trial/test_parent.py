"""A process ends with the one that started it."""

import os
import subprocess
import sys
import time

from tests.dongling_web.processes import is_running

CHILD = """import os, time
from dongling.plugins.trial.parent import die_with
die_with(os.getppid())
print(os.getpid(), flush=True)
time.sleep(60)"""
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {CHILD!r}]); input()"


def test_a_process_ends_with_the_one_that_started_it() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        child = int((parent.stdout or sys.stdin).readline())
        os.kill(parent.pid, 9)
        parent.wait()
    until = time.monotonic() + 10
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(child)
