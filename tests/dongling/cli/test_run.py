"""One run of the program: its settings, and the folders that it opens."""

from pathlib import Path

import pytest

from dongling.cli.program import main
from dongling.testing import RunDongling, WriteContent, unit_text


def test_courses_here_are_the_default_folder(
    run_dongling: RunDongling, write_content: WriteContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_content({"courses/a.yaml": unit_text("a")}))
    assert run_dongling("check").err == "1个单元，0个序列，0个错误，0个警告\n"


def test_a_school_folder_needs_no_courses_beside_it(
    write_content: WriteContent, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = write_content({"school.yaml": "编号: s\n名称: 学校", "a.yaml": unit_text("a")})
    monkeypatch.chdir(tmp_path)
    assert main(["--safe-mode", "--school", str(folder), "check"]) == 0
