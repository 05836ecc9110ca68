"""The worker's side of the wire, in processes of their own: see test_worker_process.py for what it says."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.dongling_web.processes import is_running, workers_of
from tests.house.tree import ROOT


def test_when_its_supervisor_is_gone_a_worker_is_too_and_a_terminal_does_not_end_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.dongling_web.supervision.program", "answers", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("ready")
        time.sleep(1)
        workers = workers_of(process.pid)
        for worker in workers:
            os.kill(worker, signal.SIGINT)
            os.kill(worker, signal.SIGHUP)
        time.sleep(0.2)
        assert all(map(is_running, workers))
        process.kill()
    until = time.monotonic() + 10
    while any(map(is_running, workers)):
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_process_that_a_plugin_parts_in_two_stays_one_and_can_start_others() -> None:
    program = """
import os, subprocess
from dongling_web.supervision.worker import stay_alone
stay_alone()
print("one", flush=True)
pid = os.fork()
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), subprocess.run(["true"]).returncode)
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["one", "1", "0"]
