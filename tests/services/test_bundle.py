"""The bundle for a machine without a network: made here, installed and served where there is no network at all."""

import re
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT

ALONE = ("unshare", "--map-root-user", "--net")
"""Begins a program that has no network, not even that of this machine."""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundle, unpacked elsewhere."""
    command = ["make", "--no-print-directory", "bundle-wheels"]  # its path is the last line, under another make too
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    place = tmp_path_factory.mktemp("bundle")
    with tarfile.open(ROOT / made.stdout.splitlines()[-1]) as packed:
        packed.extractall(place, filter="data")
    (unpacked,) = place.iterdir()
    return unpacked


def run(*command: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run a program without a network."""
    return subprocess.run([*ALONE, *command], cwd=cwd, capture_output=True, text=True, check=False)


def test_it_installs_and_works_without_a_network(bundle: Path, tmp_path: Path) -> None:
    target = tmp_path / "dongling"
    installed = run("sh", "install.sh", str(target), cwd=bundle)
    assert installed.returncode == 0, installed.stderr
    program = str(target / ".venv" / "bin" / "dongling")
    assert run(program, "check", "courses", cwd=target).returncode == 0
    schools = run(program, "plugins", cwd=target)
    assert {"donglin", "lianyuan", "qiaoyi"} <= set(re.findall(r"\w+", schools.stdout))
    assert "个单元，打开 http://127.0.0.1:8000/" in answers(Path(program), tmp_path / "state", target)
    again = run("sh", "install.sh", str(target), cwd=bundle)
    assert (again.returncode, "已经有了" in again.stderr) == (1, True)


def answers(program: Path, state: Path, cwd: Path) -> str:
    """Serve with a program until its first line, end it, and return that line."""
    command = [*ALONE, str(program), "--state", str(state), "serve", "courses"]
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        line = serving.stdout.readline()
        serving.terminate()
    assert serving.returncode == 0
    return line


def test_a_new_version_is_a_link_turned_and_so_is_the_way_back(bundle: Path, tmp_path: Path) -> None:
    for name in ("old", "new"):
        assert run("sh", "install.sh", str(tmp_path / name), cwd=bundle).returncode == 0
    link, state = tmp_path / "current", tmp_path / "state"
    for name in ("old", "new", "old"):
        assert run("ln", "-sfn", str(tmp_path / name), str(link), cwd=tmp_path).returncode == 0
        assert "个单元，打开" in answers(link / ".venv" / "bin" / "dongling", state, link)
        assert run("readlink", str(link), cwd=tmp_path).stdout.strip() == str(tmp_path / name)


def test_it_says_for_which_python_it_is(bundle: Path, tmp_path: Path) -> None:
    (bundle / "made-for").rename(bundle / "kept")
    (bundle / "made-for").write_text("3.99 plan9 mips\n", encoding="utf-8")
    refused = run("sh", "install.sh", str(tmp_path / "dongling"), cwd=bundle)
    (bundle / "kept").replace(bundle / "made-for")
    assert (refused.returncode, "Python 3.99 plan9 mips" in refused.stderr) == (1, True)
    assert not (tmp_path / "dongling").exists()
