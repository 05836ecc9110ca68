"""`dongling new`."""

from pathlib import Path

import pytest

from dongling.testing import RunDongling


def test_a_kind_may_be_named_in_chinese(run_dongling: RunDongling) -> None:
    assert run_dongling("new", "unit", "行走的思政课").out == run_dongling("new", "unit", "walk").out


def test_keys_are_chinese_unless_english_is_asked_for(run_dongling: RunDongling) -> None:
    assert "\n名称: " in run_dongling("new", "unit", "lesson").out
    assert "\nname: " in run_dongling("new", "unit", "lesson", "--keys", "en").out


def test_a_unit_is_written_to_the_file_that_is_named(run_dongling: RunDongling, tmp_path: Path) -> None:
    target = tmp_path / "my-walk.yaml"
    outcome = run_dongling("new", "unit", "walk", "--out", target)
    assert (outcome.status, outcome.out) == (0, f"{target}\n")
    assert target.read_text(encoding="utf-8") == run_dongling("new", "unit", "walk").out


def test_a_slip_leaves_no_empty_file(run_dongling: RunDongling, tmp_path: Path) -> None:
    target = tmp_path / "my-walk.yaml"
    assert run_dongling("new", "unit", "wolk", "--out", target).status == 2
    assert not target.exists()


def test_a_file_that_is_there_is_kept_unless_it_is_to_be_written_over(
    run_dongling: RunDongling, tmp_path: Path
) -> None:
    target = tmp_path / "my-walk.yaml"
    target.write_text("mine", encoding="utf-8")
    outcome = run_dongling("new", "unit", "walk", "--out", target)
    assert (outcome.status, target.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in outcome.err
    assert run_dongling("new", "unit", "walk", "--out", target, "--force").status == 0
    assert target.stat().st_size > len("mine")


@pytest.mark.parametrize("identifier", ["Bad: x", "1st", "课", "a" * 81, "a_b"])
def test_a_unit_is_not_started_under_an_identifier_that_the_check_refuses(
    run_dongling: RunDongling, identifier: str
) -> None:
    outcome = run_dongling("new", "unit", "lesson", "--identifier", identifier)
    assert (outcome.status, outcome.out) == (2, "")
    assert "小写字母、数字和连字符" in outcome.err


def test_the_kind_of_an_installed_school_can_be_started(run_dongling: RunDongling) -> None:
    out = run_dongling("new", "unit", "学问课堂", "--identifier", "dl-mine", safe=False).out
    assert "编号: dl-mine" in out
    assert "先学:" in out


def test_a_new_plugin_serves_and_its_content_has_no_problem(run_dongling: RunDongling, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    outcome = run_dongling("new", "plugin", "mine", "--folder", folder)
    assert (outcome.status, outcome.out) == (0, f"{folder}\n")
    assert run_dongling("check", folder / "mine_school" / "courses").err == "1个单元，0个序列，0个错误，0个警告\n"


def test_a_new_unit_tells_an_editor_where_the_schema_of_its_kind_is(run_dongling: RunDongling, tmp_path: Path) -> None:
    assert run_dongling("new", "unit", "walk").out.startswith("# yaml-language-server: $schema=.schema/walk.json\n")
    (tmp_path / ".schema").mkdir()
    (tmp_path / "walks").mkdir()
    file = tmp_path / "walks" / "a.yaml"
    run_dongling("new", "unit", "walk", "--out", file)
    assert file.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../.schema/walk.json\n")
    assert run_dongling("check", tmp_path / "walks").status == 0
