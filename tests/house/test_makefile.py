"""Two commands carry a newcomer: `make serve` and `make test`. What they promise is held here."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_one_line_of_help_in_both_languages(target: str) -> None:
    assert re.search(rf"^{target}:.* ## [^\n]*[\u4e00-\u9fff][^\n]*· \S", MAKEFILE, re.MULTILINE)


def test_every_target_is_phony() -> None:
    assert re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split() == TARGETS  # type: ignore[index]  # a list that is not there fails the test too


def test_make_alone_prints_the_help_and_the_variables() -> None:
    run = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"^make (\S+)", run.stdout, re.MULTILINE) == TARGETS
    assert "HOST=127.0.0.1 PORT=8000 COURSES=courses" in run.stdout


def test_set_up_does_nothing_when_nothing_changed() -> None:
    run = subprocess.run(
        ["make", "--no-print-directory", "setup"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (run.stdout, run.stderr) == ("", "")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a copy of what set-up reads, beside a `bin` that holds only what every system has."""
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for program in ("sh", "dirname", "cat", "cksum", "rm", "id", "find", "grep"):
        (tmp_path / "bin" / program).symlink_to(shutil.which(program) or program)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "plugins" / "donglin").mkdir(parents=True)
    (tmp_path / "plugins" / "donglin" / "pyproject.toml").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("step", "packages"),
    [("run", "python3 python3-venv"), ("browser", "chromium fonts-noto-cjk libatomic1")],
)
def test_what_is_missing_is_named_with_its_packages_in_both_languages(bare: Path, step: str, packages: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in {"CHROMIUM", "PYTHON"}}
    run = subprocess.run(
        ["/bin/sh", "scripts/setup.sh", step],
        cwd=bare,
        env={**environment, "PATH": str(bare / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    chinese, english = run.stderr.splitlines()[-2:]
    assert f"apt-get install {packages}" in chinese
    assert f"apt-get install {packages}" in english


def test_ci_runs_the_same_tests_that_everyone_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text(encoding="utf-8").splitlines()
