"""Content problems, file by file, and of a school its own."""

from pathlib import Path

from flask.testing import FlaskClient

from dongling.problems import Problem, Said
from dongling_web.house.content import of_schools, school_of


def test_problems_stand_under_their_file_with_place_and_mend(district: FlaskClient) -> None:
    text = district.get("/admin/content").text
    assert "b.yaml</h2>" in text
    assert "改法：" in text
    assert "没有上架" in text


def test_a_school_sees_what_is_wrong_in_its_own_folder(boss: FlaskClient, boss_west: FlaskClient) -> None:
    assert "b.yaml</h2>" in boss.get("/admin/content").text
    assert "内容里没有问题。" in boss_west.get("/admin/content").text


def test_a_folder_is_of_the_school_that_its_file_names_even_when_that_has_an_error(tmp_path: Path) -> None:
    for name, text in {"a": "编号: east\n名称: [", "b": 'identifier: "west" # x\n', "c": "名称: 无\n"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "school.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "d").mkdir()
    folders = tuple(tmp_path / name for name in "abcd")
    assert [school_of(folder) for folder in folders] == ["east", "west", "c", "d"]
    problems = [Problem("error", "x", Said("坏", "bad"), str(folder / "u.yaml")) for folder in folders]
    (own,) = of_schools(problems, folders, frozenset({"west"}))
    assert own.path == str(tmp_path / "b" / "u.yaml")
    assert of_schools(problems, folders, frozenset()) == []
