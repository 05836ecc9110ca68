"""Every slip of a file is said in one run, and with them what stands behind them."""

from pathlib import Path

from dongling.content import ContentFile, read_unit
from dongling.content.files import read_school
from dongling.testing import unit_text
from tests.dongling.content.mending.teachers import VOCABULARY

SLIPPED = """\
编号：a-walk
类型：行走的思政课
名称：走到公园
简介：走一走。
年级段：5-6年级
分钟：六十
审核状态：草稿
主题：[家国情怀，毒书]
站点：
　－ 地点：校门口
　　　任务：集合
安全预案：
\t天气：雷雨不出发。
"""


def said(tmp_path: Path, text: str | bytes) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem of a unit, in order."""
    file = tmp_path / "u.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems = read_unit(ContentFile(file), "s", VOCABULARY).problems
    return sorted(((p.code, p.line, p.column) for p in problems), key=lambda place: place[1:])


def test_all_slips_of_a_file_are_said_in_one_run_with_line_and_column(tmp_path: Path) -> None:
    found = said(tmp_path, SLIPPED)
    colons = [(line, column) for code, line, column in found if code == "yaml-colon"]
    assert colons == [(n, SLIPPED.splitlines()[n - 1].index("：") + 1) for n in range(1, 14)]
    assert ("yaml-comma", 8, 9) in found
    assert ("yaml-dash", 10, 2) in found
    assert ("yaml-tab", 13, 1) in found
    assert [(code, line) for code, line, _ in found if code == "yaml-indent"] == [
        ("yaml-indent", 10),
        ("yaml-indent", 11),
    ]


def test_what_stands_behind_the_slips_is_said_in_the_same_run_where_it_is_in_the_file(tmp_path: Path) -> None:
    found = said(tmp_path, SLIPPED)
    assert ("field-number", 6, 4) in found
    assert ("unknown-term", 8, 10) in found
    assert "field-missing" in {code for code, _, _ in found}


def test_a_file_with_slips_gives_no_unit(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(unit_text().replace("name: ", "name：", 1), encoding="utf-8")
    assert not read_unit(ContentFile(file), "s", VOCABULARY).found


def test_words_that_became_one_in_a_sound_file_are_a_warning_and_the_unit_stays(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(unit_text() + "keywords: [东林，书院]\n", encoding="utf-8")
    result = read_unit(ContentFile(file), "s", VOCABULARY)
    assert [(p.severity, p.code) for p in result.problems] == [("warning", "yaml-comma")]
    assert result.found


def test_a_title_that_a_sign_cuts_off_is_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(unit_text().replace("name: 一节课", "name: 一节课 #思政课", 1), encoding="utf-8")
    result = read_unit(ContentFile(file), "s", VOCABULARY)
    assert [(p.severity, p.code, p.line, p.column) for p in result.problems] == [("warning", "yaml-cut", 3, 11)]


def test_a_file_in_utf_16_is_read_with_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_bytes(unit_text().encode("utf-16"))
    result = read_unit(ContentFile(file), "s", VOCABULARY)
    assert [(p.severity, p.code) for p in result.problems] == [("warning", "yaml-encoding")]
    unit = result.found[0].value
    assert unit.name == "一节课"
    assert unit.source.position(("name",)).line == 3


def test_a_school_is_told_of_its_slips_too(tmp_path: Path) -> None:
    file = tmp_path / "school.yaml"
    file.write_text("编号：s\n名称：学校\n学段：[小学，初中]\n", encoding="utf-8")
    codes = [problem.code for problem in read_school(ContentFile(file), VOCABULARY).problems]
    assert sorted(codes) == ["yaml-colon"] * 3 + ["yaml-comma"]
