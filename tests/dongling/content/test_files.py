"""One file of each sort -> values, and what is said of a file that is wrong."""

from pathlib import Path

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.content import ContentFile, KnownWords, read_terms, read_unit
from dongling.content.files import fallback_school, read_owned, read_school, read_table
from dongling.kinds.walk import Walk
from dongling.model import Fact, Sequence, is_identifier
from dongling.testing import unit_text

VOCABULARY = KnownWords({kind.identifier: kind for kind in register_kinds()}, Terms(register_terms()))

CHINESE = """\
编号: a-walk
类型: 行走的思政课
名称: 走到公园
简介: 走一走。
年级段: 5-6年级
分钟: 60
审核状态: 草稿
主题: [家国情怀, 读书]
站点:
  - 地点: 校门口
    分钟: 20
    任务: 集合
安全预案:
  天气: 雷雨不出发。
  交通: 走人行道。
  走失: 原地等。
  受伤: 先救护。
"""


def test_chinese_keys_and_names_of_terms_give_the_unit_that_english_ones_give(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(CHINESE, encoding="utf-8")
    (found,) = read_unit(ContentFile(file), "s", VOCABULARY).found
    unit = found.value
    assert (unit.kind, unit.band, unit.stage, unit.school) == ("walk", "p3", "primary", "s")
    assert unit.themes == ("jiaguo", "dushu"), "a term answers to its other names too"
    assert isinstance(unit.details, Walk)
    assert unit.details.stops[0].place == "校门口"


def test_a_problem_of_a_unit_finds_its_line_by_the_english_field_in_a_chinese_file(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(CHINESE, encoding="utf-8")
    unit = read_unit(ContentFile(file), "s", VOCABULARY).found[0].value
    problem = unit.problem(("stops", 0, "minutes"), "太长", "改短")
    assert (problem.line, problem.column) == (11, 9)


def test_a_name_that_two_frames_share_means_the_one_of_the_units_stage(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    for band, meant in (("j", "c-identity"), ("s", "s-identity")):
        file.write_text(unit_text(band=band, competencies=["政治认同"]), encoding="utf-8")
        assert read_unit(ContentFile(file), "s", VOCABULARY).found[0].value.competencies == (meant,)


def test_a_blank_optional_field_is_not_given(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(unit_text() + "owner:\nthemes:\nupdated:\n", encoding="utf-8")
    assert read_unit(ContentFile(file), "s", VOCABULARY).found[0].value.owner == ""


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    read = read_unit(ContentFile(tmp_path / "gone.yaml"), "s", VOCABULARY)
    assert [problem.code for problem in read.problems] == ["unreadable"]


def test_a_school_may_bring_its_sign_as_path_data_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "school.yaml"
    file.write_text("编号: s\n名称: 学校\n标志: ['M1 2L3 4Z']\n颜色: ['#112233', '#445566']", encoding="utf-8")
    assert read_school(ContentFile(file), VOCABULARY).found[0].value.sign == ("M1 2L3 4Z",)
    file.write_text("编号: s\n名称: 学校\n标志: ['M1\"/><script>']", encoding="utf-8")
    assert not read_school(ContentFile(file), VOCABULARY).found


def test_a_folder_without_a_school_is_named_by_itself() -> None:
    assert fallback_school(Path("My Units"), set()).identifier == "my-units"
    assert fallback_school(Path("东林"), set()).identifier == "local"
    assert fallback_school(Path("东林"), {"local"}).identifier == "local-2"
    long = fallback_school(Path("a" * 100), set()).identifier
    assert is_identifier(fallback_school(Path("a" * 100), {long}).identifier)


def test_a_vocabulary_file_brings_its_terms_and_itself(tmp_path: Path) -> None:
    file = tmp_path / "virtues.yaml"
    file.write_text("词表: virtue\n名称: 品格\n词:\n- 编号: lvze\n  名称: 履责\n", encoding="utf-8")
    terms = [found.value for found in read_terms(ContentFile(file)).found]
    assert [(term.scheme, term.identifier, term.name) for term in terms] == [
        ("scheme", "virtue", "品格"),
        ("virtue", "lvze", "履责"),
    ]


def test_a_bad_fact_does_not_hide_the_others(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    good = "- {identifier: a, statement: 一, confidence: seed}\n"
    file.write_text("facts:\n- {identifier: b, statement: 二}\n" + good, encoding="utf-8")
    read = read_table(ContentFile(file), Fact, VOCABULARY)
    assert [found.value.identifier for found in read.found] == ["a"]
    assert [(p.line, p.code) for p in read.problems] == [(2, "field-missing")]


def test_a_sequence_keeps_the_order_of_its_steps(tmp_path: Path) -> None:
    file = tmp_path / "seq.yaml"
    file.write_text("编号: q\n名称: 序列\n课次: [{单元: b}, {单元: a, 分钟: 10}]", encoding="utf-8")
    steps = read_owned(ContentFile(file), "s", VOCABULARY, Sequence).found[0].value.steps
    assert [(step.unit, step.minutes) for step in steps] == [("b", None), ("a", 10)]


def test_only_a_unit_for_no_pupil_may_belong_to_no_band(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(unit_text("a", band=None, audience=["teacher", "family"]), encoding="utf-8")
    (found,) = read_unit(ContentFile(file), "s", VOCABULARY).found
    assert (found.value.band, found.value.stage) == ("", "")
    for audience in (None, ["student"], ["teacher", "student"]):
        file.write_text(unit_text("a", band=None, audience=audience), encoding="utf-8")
        read = read_unit(ContentFile(file), "s", VOCABULARY)
        assert not read.found
        (problem,) = read.problems
        assert (problem.severity, problem.code) == ("error", "field-missing")
        assert "缺少“band”" in problem.message.zh
        assert "audience" in problem.hint.en


def test_a_band_left_blank_is_said_in_the_words_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(CHINESE.replace("年级段: 5-6年级", "年级段:"), encoding="utf-8")
    (problem,) = read_unit(ContentFile(file), "s", VOCABULARY).problems
    assert (problem.message.zh, problem.message.en) == ("缺少“年级段”", "“年级段” is missing")
