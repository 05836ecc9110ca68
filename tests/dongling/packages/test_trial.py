"""Loading all plugins in a program of its own."""

import zipfile
from pathlib import Path

from dongling.packages import PluginTrial
from tests.dongling.packages.making import wheel


def beside(tmp_path: Path, code: str) -> Path:
    """Unpack a wheel with a module of this code."""
    with zipfile.ZipFile(wheel(tmp_path, code)) as archive:
        archive.extractall(tmp_path / "beside")
    return tmp_path / "beside"


def test_one_that_ends_the_program_is_said_so_and_this_one_goes_on(tmp_path: Path) -> None:
    trial = PluginTrial.run(tmp_path / "state", beside(tmp_path, "import os\nos._exit(0)\n"))
    wrong = trial.wrong("tiny")
    assert wrong
    assert "装载时结束了整个进程（0）" in wrong.zh


def test_one_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    trial = PluginTrial.run(tmp_path / "state", beside(tmp_path, "pass\n"))
    assert trial.wrong("tiny") is None
    missing = trial.wrong("other")
    assert missing
    assert "not there" in missing.en
