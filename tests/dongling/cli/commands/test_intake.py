"""`dongling import`."""

import json
from pathlib import Path

import pytest

from dongling.testing import RunDongling
from tests.dongling.importers.layouts import LAYOUTS

PLUGIN = """
from dongling import hookimpl
class Notes:
    name, suffix = "notes", ".txt"
    def read(self, data):
        text = data.decode()
        if text == "exit": raise SystemExit(3)
        return text
@hookimpl
def register_importers(): return [Notes()]
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    """Return a plugin file with an importer that hands on what it reads."""
    file = tmp_path / "notes.py"
    file.write_text(PLUGIN, encoding="utf-8")
    return file


def test_a_file_is_brought_in_by_the_importer_of_its_ending(
    run_dongling: RunDongling, plugin: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("名称: 一口井\n", encoding="utf-8")
    out = tmp_path / "a.yaml"
    outcome = run_dongling("--plugin", plugin, "import", tmp_path / "a.txt", "--out", out, safe=False)
    assert (outcome.status, outcome.out) == (0, f"{out}\n")
    assert out.read_text(encoding="utf-8") == "名称: 一口井\n"
    again = run_dongling("--plugin", plugin, "import", tmp_path / "a.txt", "--out", out, safe=False)
    assert again.status == 2


@pytest.mark.parametrize(
    ("text", "arguments", "status", "says"),
    [
        ("exit", (), 1, "插件 notes"),
        ("a: [", (), 1, "写出的不是YAML"),
        ("a: 1", ("--as", "note"), 2, "是不是“notes”"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(
    run_dongling: RunDongling,
    plugin: Path,
    tmp_path: Path,
    text: str,
    arguments: tuple[str, ...],
    status: int,
    says: str,
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    outcome = run_dongling("--plugin", plugin, "import", tmp_path / "a.txt", *arguments, safe=False)
    assert (outcome.status, says in outcome.err) == (status, True), outcome.err
    assert "Traceback" not in outcome.err


def test_without_an_importer_for_it_those_there_are_are_named(
    run_dongling: RunDongling, plugin: Path, tmp_path: Path
) -> None:
    outcome = run_dongling("--plugin", plugin, "import", tmp_path / "a.odt", safe=False)
    assert (outcome.status, "notes（.txt）" in outcome.err) == (2, True)
    without = run_dongling("import", tmp_path / "a.odt")
    assert (without.status, "可以装 .docx" in without.err) == (2, True)


def test_a_word_plan_becomes_a_draft_with_a_sheet_of_what_is_to_be_checked(
    run_dongling: RunDongling, tmp_path: Path
) -> None:
    plan = tmp_path / "Old bridge.docx"
    plan.write_bytes(LAYOUTS["two_pairs"]())
    outcome = run_dongling("import", plan, "--to", tmp_path / "new")
    draft = tmp_path / "new" / "old-bridge.yaml"
    assert (outcome.status, outcome.out) == (0, f"{draft}\n")
    sheet = draft.with_suffix(".review.txt").read_text(encoding="utf-8")
    assert "[表1 第3行 第4格] 授课类型：新授课" in sheet
    assert "待核对 名称：意思相近" in draft.read_text(encoding="utf-8")
    assert run_dongling("check", tmp_path / "new").status == 0


def test_what_is_there_is_not_written_over_and_nothing_is_written_by_halves(
    run_dongling: RunDongling, tmp_path: Path
) -> None:
    plan = tmp_path / "bridge.docx"
    plan.write_bytes(LAYOUTS["two_pairs"]())
    (tmp_path / "bridge.review.txt").write_text("mine", encoding="utf-8")
    outcome = run_dongling("import", plan, "--to", tmp_path)
    assert (outcome.status, "bridge.review.txt 已经有了" in outcome.err) == (2, True)
    assert not (tmp_path / "bridge.yaml").exists()
    assert (tmp_path / "bridge.review.txt").read_text(encoding="utf-8") == "mine"


def test_what_was_recognised_is_printed_for_programs(run_dongling: RunDongling, tmp_path: Path) -> None:
    plan = tmp_path / "plan.docx"
    plan.write_bytes(LAYOUTS["two_pairs"]())
    (unit,) = json.loads(run_dongling("import", plan, "--json", "--kind", "lesson").out)
    assert unit["kind"] == "lesson"
    assert unit["pieces"][0] == {
        "path": "name",
        "section": "",
        "sure": "similar",
        "why": "意思相近",
        "label": "课题名称",
        "text": "一座老桥是谁造的",
        "place": "表1 第1行 第2格",
    }
    assert not (tmp_path / "plan.yaml").exists()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为 .docx"),
        ("a.docx", b"nonsense", "不是 Office 文件"),
        ("none.docx", None, "读不了"),
    ],
)
def test_a_file_that_can_not_be_read_is_one_sentence(
    run_dongling: RunDongling, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    outcome = run_dongling("import", tmp_path / name, "--to", tmp_path)
    assert (outcome.status, says in outcome.err, "Traceback" in outcome.err) == (2, True, False), outcome.err
