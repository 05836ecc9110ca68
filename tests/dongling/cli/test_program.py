"""The program: exit statuses, streams, languages, and no traceback for a user's mistake."""

import subprocess
import sys

import click
import pytest

from dongling.cli.program import cli
from dongling.plugins import Plugins
from dongling.settings import SETTINGS, Settings
from dongling.testing import RunDongling, WriteContent, unit_text


def test_wrong_use_exits_two_and_says_so_on_stderr(run_dongling: RunDongling) -> None:
    outcome = run_dongling("chekc")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "dongling: 没有命令“chekc”。是不是“check”？\n"
    assert run_dongling("--lang", "en", "zzzzz").err == "dongling: there is no command “zzzzz”.\n"


def test_the_environment_sets_what_options_do_not(
    run_dongling: RunDongling, monkeypatch: pytest.MonkeyPatch, write_content: WriteContent
) -> None:
    folder = write_content({"a.yaml": "名称：x"})
    monkeypatch.setenv("DONGLING_LANG", "en")
    assert "error [yaml-colon]" in run_dongling("check", folder).out
    assert "错误 [yaml-colon]" in run_dongling("--lang", "zh", "check", folder).out


def test_every_setting_is_an_option_of_the_program_or_of_its_command() -> None:
    group = click.Group()
    Plugins.load(Settings(safe_mode=True)).add_commands(group)
    taken = {"": cli, **group.commands}
    lacking = [
        setting.option
        for setting in SETTINGS.values()
        if not any(setting.option in option.opts for option in taken[setting.command].params)
    ]
    assert lacking == []


def test_plugins_are_left_out_by_the_environment(run_dongling: RunDongling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGLING_PLUGINS_OFF", "donglin, qiaoyi")
    out = run_dongling("plugins", safe=False).out
    assert out.count("未装载") == 2


def test_the_program_runs_as_a_module_and_a_closed_pipe_is_no_error(write_content: WriteContent) -> None:
    folder = write_content({f"u{i}.yaml": unit_text(f"u{i}").replace("name: ", "name：", 1) for i in range(400)})
    command = f"{sys.executable} -m dongling --safe-mode check {folder} | head -1"
    run = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert "[yaml-colon]" in run.stdout
    assert "Traceback" not in run.stderr
