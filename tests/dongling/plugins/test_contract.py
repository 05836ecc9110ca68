"""The contract between dongling and a plugin."""

from pathlib import Path

import pytest

from dongling.plugins import Plugins
from dongling.plugins.contract import Going, declared_in, leaving, refusal
from dongling.problems import Said
from dongling.settings import Settings


@pytest.mark.parametrize(
    ("declared", "says"), [("", None), ("1", None), ("2", "upgrade"), ("0", "oldest"), ("x", "whole number")]
)
def test_what_a_plugin_declares_decides_whether_it_is_taken(declared: str, says: str | None) -> None:
    why = refusal(declared)
    assert (why is None) == (says is None)
    assert says is None or says in str(why and why.en)


@pytest.mark.parametrize(
    ("text", "api"),
    [("DONGLING_API = 1\n", "1"), ("x = 1\nDONGLING_API: int = 2", "2"), ("", ""), ("DONGLING_API = f()", "f()")],
)
def test_a_file_declares_it_at_its_top_and_is_not_run(tmp_path: Path, text: str, api: str) -> None:
    file = tmp_path / "mine.py"
    file.write_text(text + "\nraise AssertionError", encoding="utf-8")
    assert declared_in(file) == api
    assert declared_in(tmp_path / "gone.py") == ""


def test_one_of_a_later_edition_is_left_out_before_its_code_runs(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("DONGLING_API = 9\nraise AssertionError('it ran')", encoding="utf-8")
    plugins = Plugins.load(Settings(plugin=(file,), state=tmp_path))
    (info,) = (info for info in plugins.infos if info.name == "mine")
    assert (info.status, info.api) == ("failed", "9")
    assert "it ran" not in str(plugins.problems)


def test_a_hook_or_argument_on_its_way_out_is_said_with_the_versions() -> None:
    going = {"check_unit.catalog": Going("0.2", "0.4", Said("用 unit", "use unit"))}
    assert [said.en for said in leaving("check_unit", ["unit", "catalog"], going)] == [
        "check_unit.catalog is on its way out since 0.2 and gone in 0.4: use unit"
    ]
    assert list(leaving("check_unit", ["unit"], going)) == []
