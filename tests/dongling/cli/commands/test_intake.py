"""`dongling import`."""

from pathlib import Path

import pytest

from dongling.testing import RunDongling

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
    assert "没有装带导入格式的插件" in run_dongling("import", tmp_path / "a.txt").err
