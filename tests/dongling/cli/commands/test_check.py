"""`dongling check`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dongling.testing import RunDongling, WriteContent, unit_text

ROOT = Path(__file__).parents[4]
TEN_MISTAKES = {
    "01-colon.yaml": unit_text("a01").replace("name: 一", "name：一"),
    "02-tab.yaml": unit_text("a02").replace("- name", "\t- name").replace("\n  ", "\n    "),
    "03-quote.yaml": "编号: a\n名称: '东林\n",
    "04-kind.yaml": unit_text("a04", kind="wlak"),
    "05-term.yaml": unit_text("a05", themes=["家国情坏"]),
    "06-number.yaml": unit_text("a06", minutes="八"),
    "07-missing.yaml": unit_text("a07", description=None),
    "08-key.yaml": unit_text("a08", minuets="5"),
    "09-twice.yaml": unit_text("good"),
    "10-alias.yaml": "编号: &x a\n名称: *x\n",
    "00-good.yaml": unit_text("good"),
}
COLON = unit_text("colon").replace("name: 一", "name：一")
WHERE = [
    "01-colon.yaml:3:5: 错误 [yaml-colon]",
    "02-tab.yaml:9:1: 错误 [yaml-tab]",
    "03-quote.yaml:2:5: 错误 [yaml]",
    "04-kind.yaml:2:7: 错误 [unknown-kind]",
    "05-term.yaml:14:3: 错误 [unknown-term]",
    "06-number.yaml:6:10: 错误 [field-number]",
    "07-missing.yaml:1:1: 错误 [field-missing]",
    "08-key.yaml:13:1: 错误 [unknown-key]",
    "09-twice.yaml:1:13: 错误 [duplicate-identifier]",
    "10-alias.yaml:1:5: 错误 [yaml-alias]",
]


def test_ten_different_mistakes_are_each_named_at_file_line_and_column(
    run_dongling: RunDongling, write_content: WriteContent
) -> None:
    outcome = run_dongling("check", write_content(TEN_MISTAKES))
    lines = outcome.out.splitlines()
    assert outcome.status == 1
    assert [where for where in WHERE if not any(where in line for line in lines)] == []
    assert len(lines) == len(TEN_MISTAKES) - 1
    assert all("改法：" in line for line in lines)
    assert outcome.err == "1个单元，0个序列，10个错误，0个警告\n"


def test_the_same_in_english(run_dongling: RunDongling, write_content: WriteContent) -> None:
    outcome = run_dongling("--lang", "en", "check", write_content(TEN_MISTAKES))
    assert all(": error [" in line and "fix: " in line for line in outcome.out.splitlines())


def test_json_counts_the_units_and_lists_the_problems(run_dongling: RunDongling, write_content: WriteContent) -> None:
    outcome = run_dongling("check", "--json", write_content(TEN_MISTAKES))
    found = json.loads(outcome.out)
    assert outcome.status == 1
    assert found["units"] == 1
    assert set(found["problems"][0]) == {"severity", "code", "path", "line", "column", "message", "hint"}
    assert len(found["problems"]) == 10


def test_warnings_alone_exit_with_nought(run_dongling: RunDongling, write_content: WriteContent) -> None:
    outcome = run_dongling("check", write_content({"a.yaml": unit_text("a", prerequisites=["elsewhere"])}))
    assert outcome.status == 0
    assert "警告 [unknown-unit]" in outcome.out


def test_an_empty_folder_is_a_warning(run_dongling: RunDongling, write_content: WriteContent) -> None:
    outcome = run_dongling("check", write_content({}))
    assert outcome.status == 0
    assert "[no-units]" in outcome.out


@pytest.mark.parametrize("text", ["\x00", "[" * 70_000, "a: " + "x" * 300_000, "﻿", "%YAML 3.0\n---\na: 1"])
def test_a_hostile_file_is_a_problem_and_never_a_traceback(
    run_dongling: RunDongling, write_content: WriteContent, text: str
) -> None:
    outcome = run_dongling("check", write_content({"bad.yaml": text, "good.yaml": unit_text("good")}))
    assert outcome.status == 1
    assert "bad.yaml:" in outcome.out
    assert outcome.err.startswith("1个单元")


def test_the_content_that_ships_has_no_problem(run_dongling: RunDongling) -> None:
    outcome = run_dongling("check", safe=False)
    assert outcome.out == ""
    assert outcome.status == 0


def test_what_is_wrong_elsewhere_is_not_said_of_a_folder_that_is_named(
    run_dongling: RunDongling, write_content: WriteContent, tmp_path: Path
) -> None:
    school = tmp_path / "school"
    school.mkdir()
    (school / "bad.yaml").write_text("名称：x", encoding="utf-8")
    folder = write_content({"a.yaml": unit_text("a")})
    outcome = run_dongling("--school", school, "check", folder)
    assert "bad.yaml" in outcome.out, "a school that is named is the asker's affair"
    library_only = run_dongling("check", folder, safe=False)
    assert (library_only.status, library_only.out) == (0, "")


def test_the_folder_here_can_be_named_by_a_dot(
    run_dongling: RunDongling, write_content: WriteContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_content({"a.yaml": unit_text("a"), "b.yaml": COLON}))
    outcome = run_dongling("check", ".")
    assert outcome.err == "1个单元，0个序列，1个错误，0个警告\n"
    assert outcome.out.startswith("b.yaml:3:5:")


def test_the_shipped_courses_have_no_problem_without_the_schools_and_say_what_waits_for_them(
    run_dongling: RunDongling,
) -> None:
    outcome = run_dongling("--lang", "en", "check", ROOT / "courses")
    assert (outcome.status, outcome.out) == (0, "")
    summary, waiting = outcome.err.splitlines()
    assert summary.endswith("0 errors, 0 warnings")
    assert waiting.startswith("references to partner schools that are not installed (dl, ly, qy): ")


def test_a_name_of_a_file_never_reaches_the_terminal_as_it_is(
    run_dongling: RunDongling, write_content: WriteContent
) -> None:
    names = ("a\u202egpj.yaml", "b\x1b[2J.yaml", "c\x07\x9b.yaml", "d\u2066.yml")
    outcome = run_dongling("check", write_content(dict.fromkeys(names, "名称：\u202e\u200f")))
    assert outcome.out.count("[yaml-colon]") == 3
    assert "a\\u202egpj.yaml:1:3" in outcome.out
    assert outcome.out.replace("\n", "").isprintable()
    found = json.loads(run_dongling("check", "--json", write_content({})).out)
    assert any("a\u202egpj.yaml" in problem["path"] for problem in found["problems"])


def test_of_very_many_problems_a_hundred_are_listed_and_all_are_counted(
    run_dongling: RunDongling, write_content: WriteContent
) -> None:
    body = "\n".join(f"有{10_000 + number}人。" for number in range(1_200))
    outcome = run_dongling(
        "check", write_content({"a.yaml": unit_text("a") + "body: |\n  " + body.replace("\n", "\n  ")})
    )
    lines = outcome.out.splitlines()
    assert outcome.status == 1
    assert len(lines) == 101
    assert ":14:4: 错误 [figure-without-fact] “10000”" in lines[0]
    assert ":113:4: 错误 [figure-without-fact] “10099”" in lines[99]
    assert "还有1100个错误、0个警告没有列出" in lines[100]
    assert outcome.err == "1个单元，0个序列，1200个错误，0个警告\n"


SHARED = {
    "courses/a.yaml": unit_text("a"),
    "courses/terms/path.yaml": "词表: path\n名称: 走法\n词:\n- {编号: foot, 名称: 步行}\n",
    "courses/bad.yaml": COLON,
    "seeds/facts.yaml": "史料:\n- {编号: bridge, 陈述: 老桥建于1604年, 把握: verified}\n",
    "schools/east/courses/e.yaml": unit_text(
        "e", facts=["bridge"], body="老桥建于1604年。", prerequisites=["a"], terms={"path": ["foot"]}
    ),
}


@pytest.mark.parametrize(
    ("here", "folder"), [(".", "schools/east/courses"), ("schools/east", "courses"), ("schools", "east/courses")]
)
def test_before_a_schools_own_folder_the_shared_one_is_read_and_nothing_is_said_of_it(
    run_dongling: RunDongling, write_content: WriteContent, monkeypatch: pytest.MonkeyPatch, here: str, folder: str
) -> None:
    monkeypatch.chdir(write_content(SHARED) / here)
    outcome = run_dongling("check", folder)
    assert outcome.out == ""
    assert outcome.err == "1个单元，0个序列，0个错误，0个警告\n"


def test_a_folder_within_the_shared_one_is_read_once(
    run_dongling: RunDongling, write_content: WriteContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_content({**SHARED, "courses/more/b.yaml": unit_text("b")}))
    assert run_dongling("check", "courses/more").out == ""
    assert run_dongling("check", "courses").err == "2个单元，0个序列，1个错误，0个警告\n"


@pytest.mark.parametrize("school", ["donglin", "lianyuan", "qiaoyi"])
def test_the_folder_of_each_school_that_ships_has_no_problem_by_itself(run_dongling: RunDongling, school: str) -> None:
    outcome = run_dongling("check", f"plugins/{school}/{school}_school/courses", safe=False)
    assert (outcome.status, outcome.out) == (0, "")


def test_the_folder_of_an_installed_school_may_be_named_from_within_it(tmp_path: Path) -> None:
    """In a process of its own: how a path is shown follows from the folder that the program is started in."""
    command = [sys.executable, "-m", "dongling", "--state", str(tmp_path), "check", "../courses"]
    place = ROOT / "plugins" / "donglin" / "donglin_school" / "templates"
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stderr.startswith("19个单元，1个序列")


def test_a_plugin_that_fails_is_said_with_the_content(run_dongling: RunDongling, tmp_path: Path) -> None:
    (tmp_path / "odd.py").write_text(
        "from dongling import hookimpl\n@hookimpl\ndef register_pages(): return [1]\n", encoding="utf-8"
    )
    (tmp_path / "none").mkdir()
    outcome = run_dongling("--plugin", tmp_path / "odd.py", "check", tmp_path / "none", safe=False)
    assert outcome.status == 1
    assert "plugin:odd:1:1: 错误 [plugin] 插件 odd" in outcome.out
