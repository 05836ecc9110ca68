"""Commands that run at the same time: all are waited for, what they said is shown, and one that fails is told."""

import subprocess
from pathlib import Path

import pytest

from tests.dongling_web.processes import is_running
from tests.faults.site_process import until
from tests.house.tree import ROOT


def side_by_side(*commands: str) -> subprocess.CompletedProcess[str]:
    """Run commands."""
    script = ["sh", "scripts/side_by_side.sh", *commands]
    return subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_each_waits_for_what_only_the_other_does(tmp_path: Path) -> None:
    here, there = f"{tmp_path}/here", f"{tmp_path}/there"
    waits = "while [ ! -e {} ]; do sleep 0.05; done"
    run = side_by_side(
        f": >{here}; {waits.format(there)}; echo first", f"{waits.format(here)}; : >{there}; echo second"
    )
    assert run.returncode == 0
    assert run.stdout.splitlines()[0] == "first"
    assert run.stdout.splitlines()[-1] == "second"


@pytest.mark.parametrize("commands", [("exit 3", "true"), ("true", "exit 3"), ("true", "true", "exit 3")])
def test_one_that_fails_is_told_when_all_are_done(commands: tuple[str, ...]) -> None:
    run = side_by_side(*commands)
    assert run.returncode == 1
    assert all(command in run.stdout for command in commands[1:])


def test_one_that_is_ended_takes_the_others_along(tmp_path: Path) -> None:
    lives = "echo $$ >{0}; exec sleep 60"
    files = tmp_path / "first", tmp_path / "second"
    begun = subprocess.Popen(
        ["sh", "scripts/side_by_side.sh", *map(lives.format, files)], cwd=ROOT, start_new_session=True
    )
    until(lambda: all(file.exists() and file.read_text(encoding="ascii") for file in files))
    begun.terminate()
    begun.wait(10)
    until(lambda: not any(map(is_running, (int(file.read_text(encoding="ascii")) for file in files))))
