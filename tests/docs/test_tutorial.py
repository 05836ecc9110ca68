"""The tutorial works: every command of it, typed in its order in an environment of its own, without a network."""

import os
import re
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest

from scripts.write_docs import DOCS

ALONE = ("unshare", "--map-root-user", "--net")
"""Begins a program that has no network, not even that of this machine."""
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)


def commands(page: str) -> list[str]:
    """Return the commands of a page in their order."""
    blocks = BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """Return the surroundings of a shell whose Python lends dongling and the test tools from this one."""
    folder = tmp_path / "env"
    venv.create(folder, with_pip=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n", "utf-8")
    program = folder / "bin" / "dongling"
    program.write_text(f'#!/bin/sh\nexec {folder / "bin" / "python"} -m dongling "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = os.pathsep.join((str(folder / "bin"), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "DONGLING_STATE": str(tmp_path / "state"), "PIP_NO_INDEX": "1"}


def test_both_languages_type_the_same() -> None:
    assert commands("tutorial.md") == commands("tutorial.zh.md")
    assert len(commands("tutorial.md")) > 12


def test_every_step_works_from_nothing_to_an_installed_school(shell: dict[str, str], tmp_path: Path) -> None:
    here = tmp_path / "here"
    (here / "courses").mkdir(parents=True)
    said = {}
    for line in commands("tutorial.md"):
        done = subprocess.run(
            [*ALONE, "sh", "-c", line], cwd=here, env=shell, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        said[line] = done.stdout + done.stderr
    assert "kinds: my.visit" in said["dongling plugins"]
    assert "0个错误" in said["dongling check dongling-school-my/my_school/courses"]
    assert "算盘" in (here / "card.txt").read_text(encoding="utf-8")
