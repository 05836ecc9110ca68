"""`serve` as a person starts it: what it says before any worker is there."""

import subprocess
import sys
from pathlib import Path

from dongling.testing import WriteContent, unit_text
from tests.dongling_web.commands.test_serve import read, served
from tests.dongling_web.processes import workers_of


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the program to its end."""
    command = [sys.executable, "-m", "dongling", "--lang", "en", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_folder_that_is_not_there_is_said_once_and_ends_it_with_two(tmp_path: Path) -> None:
    ran = run("--safe-mode", "--state", str(tmp_path / "s"), "serve", str(tmp_path / "none"), "--port", "0")
    assert (ran.returncode, ran.stderr.count("none does not exist"), ran.stdout) == (2, 1, "")


def test_a_state_folder_inside_content_is_refused(write_content: WriteContent) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    ran = run("--safe-mode", "--state", str(folder / "s"), "serve", str(folder), "--port", "0")
    assert (ran.returncode, "can't lie inside content" in ran.stderr) == (2, True)


def test_each_worker_is_a_process_of_its_own(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    with served(folder, tmp_path, "--workers", "2") as (process, address):
        assert len(workers_of(process.pid)) == 2
        assert '"units":1' in read(f"{address}healthz").replace(" ", "")


def test_without_a_supervisor_the_process_answers_itself(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    with served(folder, tmp_path, "--workers", "0") as (process, address):
        assert workers_of(process.pid) == []
        assert '"units":1' in read(f"{address}healthz").replace(" ", "")
        process.terminate()
        assert process.wait(10) == 0
