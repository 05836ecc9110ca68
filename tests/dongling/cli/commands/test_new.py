"""`dongling new`."""

from pathlib import Path

from dongling.testing import RunDongling


def test_a_kind_may_be_named_in_chinese(run_dongling: RunDongling) -> None:
    assert run_dongling("new", "unit", "行走的思政课").out == run_dongling("new", "unit", "walk").out


def test_keys_are_chinese_unless_english_is_asked_for(run_dongling: RunDongling) -> None:
    assert "\n名称: " in run_dongling("new", "unit", "lesson").out
    assert "\nname: " in run_dongling("new", "unit", "lesson", "--keys", "en").out


def test_the_kind_of_an_installed_school_can_be_started(run_dongling: RunDongling) -> None:
    out = run_dongling("new", "unit", "学问课堂", "--identifier", "dl-mine", safe=False).out
    assert "编号: dl-mine" in out
    assert "先学:" in out


def test_a_new_plugin_serves_and_its_content_has_no_problem(run_dongling: RunDongling, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    outcome = run_dongling("new", "plugin", "mine", "--folder", folder)
    assert (outcome.status, outcome.out) == (0, f"{folder}\n")
    assert run_dongling("check", folder / "mine_school" / "courses").err == "1个单元，0个序列，0个错误，0个警告\n"
