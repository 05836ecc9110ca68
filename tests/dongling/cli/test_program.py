"""The program: exit statuses, streams, languages, and no traceback for a user's mistake."""

import subprocess
import sys
from pathlib import Path

import pytest

from dongling.cli.program import main
from dongling.testing import RunDongling, WriteContent, unit_text


def test_wrong_use_exits_two_and_says_so_on_stderr(run_dongling: RunDongling) -> None:
    outcome = run_dongling("chekc")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "dongling: 没有命令“chekc”。是不是“check”？\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--jsn"], "没有选项 --jsn，是不是 --json？"),
        (["new", "unit"], "少写了 KIND"),
        (["new", "unit", "wlak"], "是不是“walk”？"),
        (["serve", "--port", "high"], "--port 应为0到65535的整数"),
        (["serve", "--port", "99999"], "--port 应为0到65535的整数"),
        (["--log", "loud", "check"], "--log 的值不对"),
        (["check", "nowhere"], "文件夹 nowhere 不存在"),
        (["search", "--stage", "中班生", "x"], "stage 没有“中班生”这个值"),
        (["search"], "要搜什么"),
    ],
)
def test_each_mistake_of_use_is_one_sentence_with_what_to_do(
    run_dongling: RunDongling,
    write_content: WriteContent,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(write_content({"courses/a.yaml": unit_text("a")}))
    outcome = run_dongling(*arguments)
    assert outcome.status == 2
    assert said in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "arguments", [["--lang", "en", "chekc"], ["--lang=en", "chekc"], ["--lang", "en", "check", "--jsn"]]
)
def test_english_is_spoken_when_asked_even_if_the_rest_is_wrong(
    run_dongling: RunDongling, arguments: list[str]
) -> None:
    outcome = run_dongling(*arguments)
    assert outcome.err.isascii() or "“" in outcome.err
    assert "没有" not in outcome.err


def test_the_environment_sets_what_options_do_not(
    run_dongling: RunDongling, monkeypatch: pytest.MonkeyPatch, write_content: WriteContent
) -> None:
    folder = write_content({"a.yaml": "名称：x"})
    monkeypatch.setenv("DONGLING_LANG", "en")
    assert "error [yaml-colon]" in run_dongling("check", folder).out
    assert "错误 [yaml-colon]" in run_dongling("--lang", "zh", "check", folder).out


def test_plugins_are_left_out_by_the_environment(run_dongling: RunDongling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGLING_PLUGINS_OFF", "donglin, qiaoyi")
    out = run_dongling("plugins", safe=False).out
    assert out.count("未装载") == 2


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


def test_the_program_runs_as_a_module_and_a_closed_pipe_is_no_error(write_content: WriteContent) -> None:
    folder = write_content({f"u{i}.yaml": "名称：x" for i in range(400)})
    command = f"{sys.executable} -m dongling --safe-mode check {folder} | head -1"
    run = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert "[yaml-colon]" in run.stdout
    assert "Traceback" not in run.stderr
