"""Both sides of a comparison are given the same, each in a process of its own."""

from pathlib import Path

from bench.scale.children import apart
from bench.scale.edits import renamed
from bench.scale.loads import row, units

UNIT = "identifier: a\nname: 一节课\nkeywords:\n- 河\nprocess:\n- name: 读\n  teacher: 发材料\n"


def test_the_peer_is_given_every_text_of_a_unit(tmp_path: Path) -> None:
    (tmp_path / "unit-0000.yaml").write_text(UNIT, encoding="utf-8")
    (tmp_path / "school.yaml").write_text("name: 学校\n", encoding="utf-8")
    [data] = units([str(tmp_path)])
    assert row(data) == ("一节课", "a\n一节课\n河\n读\n发材料")


def test_saving_another_name_changes_nothing_else() -> None:
    assert renamed(UNIT, "zzsaved0") == UNIT.replace("name: 一节课", "name: zzsaved0")


def test_a_function_is_called_in_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "unit-0000.yaml").write_text(UNIT, encoding="utf-8")
    seconds = apart("bench.scale.loads", "plainly_loaded", [str(tmp_path)], str(tmp_path / "peer.db"))
    assert seconds > 0
    assert (tmp_path / "peer.db").exists()
