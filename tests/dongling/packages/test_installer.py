"""Packages put into an environment and taken out again, by the real program, without internet."""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.dongling.packages.making import BAD, GOOD, wheel


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment of its own that lends dongling from this one; return its interpreter."""
    folder = tmp_path_factory.mktemp("env") / "env"
    venv.create(folder, with_pip=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n", "utf-8")
    return folder / "bin" / "python"


def dongling(python: Path, state: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the program."""
    command = [str(python), "-m", "dongling", "--state", str(state), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_package_is_put_in_switched_off_and_on_and_taken_out(python: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    done = dongling(python, state, "plugins", "install", wheel(tmp_path, GOOD))
    assert done.returncode == 0, done.stderr
    assert "钩子：register_kinds" in done.stdout
    assert "装上了 tiny。kinds: tiny.lesson" in done.stdout
    assert dongling(python, state, "plugins", "disable", "tiny").returncode == 0
    assert listed(python, state)["tiny"] == "off"
    assert dongling(python, state, "plugins", "enable", "tiny").returncode == 0
    assert listed(python, state)["tiny"] == "ok"
    assert "是不是“tiny”" in dongling(python, state, "plugins", "disable", "tinny").stderr
    assert dongling(python, state, "plugins", "remove", "tiny").returncode == 0
    assert "tiny" not in listed(python, state)


def test_one_that_does_not_load_is_undone_and_the_one_of_before_is_back(python: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert dongling(python, state, "plugins", "install", wheel(tmp_path, GOOD, version="1.0")).returncode == 0
    done = dongling(python, state, "plugins", "install", wheel(tmp_path, BAD, version="2.0"))
    assert done.returncode == 1
    assert "已退回" in done.stderr
    assert listed(python, state)["tiny"] == "ok"
    assert dongling(python, state, "plugins", "remove", "tiny").returncode == 0


def test_what_a_package_needs_comes_from_a_folder_or_it_is_not_installed(python: Path, tmp_path: Path) -> None:
    done = dongling(python, tmp_path / "state", "plugins", "install", wheel(tmp_path, GOOD, needs="school-other"))
    assert done.returncode == 1
    assert "没有装成" in done.stderr
    assert "tiny" not in listed(python, tmp_path / "state")


def listed(python: Path, state: Path) -> dict[str, str]:
    """Return the status of each plugin."""
    out = dongling(python, state, "plugins", "--json").stdout
    return {info["name"]: info["status"] for info in json.loads(out)}


def test_a_reviewer_sees_what_lies_in_a_package_and_whether_it_loads(tmp_path: Path) -> None:
    good = dongling(Path(sys.executable), tmp_path / "state", "plugins", "verify", wheel(tmp_path, GOOD), "--json")
    assert good.returncode == 0, good.stdout + good.stderr
    told = json.loads(good.stdout)
    assert (told["hooks"], told["loads"]["tiny"]["brings"]) == (["register_kinds"], {"kinds": ["tiny.lesson"]})
    assert told["conformance"]["faults"] == []
    bad = dongling(Path(sys.executable), tmp_path / "state", "plugins", "verify", wheel(tmp_path, BAD))
    assert bad.returncode == 1
    assert "SystemExit" in bad.stdout


def test_a_reviewer_sees_where_a_package_breaks_the_contract_once_it_runs(tmp_path: Path) -> None:
    code = "from dongling import hookimpl\n@hookimpl\ndef register_navigation(): return [('/tiny/gone', '没有')]\n"
    done = dongling(Path(sys.executable), tmp_path / "state", "plugins", "verify", wheel(tmp_path, code))
    assert done.returncode == 1
    assert "tiny: 装载正常" in done.stdout
    assert "不合约定的地方：" in done.stdout
    assert "/tiny/gone" in done.stdout
