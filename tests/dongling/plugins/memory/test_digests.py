"""Digests of plugins: they change with the code, and none of it runs."""

from pathlib import Path

from dongling.plugins.memory import digests


def test_installed_schools_have_one_and_built_ins_none() -> None:
    assert digests.plugin_digests().keys() == {"donglin", "lianyuan", "qiaoyi"}
    assert digests.plugin_digests() == digests.plugin_digests()


def test_a_file_that_changes_is_another_plugin_and_is_not_run(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("raise SystemExit", encoding="utf-8")
    before = digests.plugin_digests([file])["mine"]
    file.write_text("raise SystemExit(1)", encoding="utf-8")
    assert digests.plugin_digests([file])["mine"] != before


def test_two_of_one_name_are_told_from_either(tmp_path: Path) -> None:
    file = tmp_path / "donglin.py"
    file.touch()
    assert digests.plugin_digests([file])["donglin"] != digests.plugin_digests()["donglin"]


def test_a_file_that_is_not_there_has_one_too(tmp_path: Path) -> None:
    assert "none" in digests.plugin_digests([tmp_path / "none.py"])
