"""How wrong content and wrong use are said."""

import pytest

from dongling.problems import DonglingError, Problem, Said, did_you_mean, in_order, nearest, said, unknown

PROBLEM = Problem(
    "error", "unknown-kind", Said("没有这种单元", "no such kind"), "a.yaml", 3, 5, Said("改成 walk", "use walk")
)


def test_a_problem_is_one_line_with_its_place_its_message_and_its_fix() -> None:
    assert PROBLEM.text() == "a.yaml:3:5: 错误 [unknown-kind] 没有这种单元 改法：改成 walk"


def test_a_problem_speaks_english_when_asked() -> None:
    assert PROBLEM.text("en") == "a.yaml:3:5: error [unknown-kind] no such kind fix: use walk"


def test_a_warning_without_a_fix_ends_after_its_message() -> None:
    warning = Problem("warning", "x", Said("小心", "mind"), "a.yaml")
    assert warning.text() == "a.yaml:1:1: 警告 [x] 小心"


def test_a_message_of_several_lines_stays_on_one() -> None:
    assert "\n" not in Problem("error", "x", Said("甲\n乙", "a\nb"), "f").text()


def test_the_json_of_a_problem_has_the_keys_of_the_contract() -> None:
    assert PROBLEM.as_json("en") == {
        "severity": "error",
        "code": "unknown-kind",
        "path": "a.yaml",
        "line": 3,
        "column": 5,
        "message": "no such kind",
        "hint": "use walk",
    }


def test_problems_are_sorted_by_path_and_line_and_said_once() -> None:
    late, early = Problem("error", "x", said("b"), "b.yaml"), Problem("error", "x", said("a"), "a.yaml", 9)
    first = Problem("error", "x", said("a"), "a.yaml", 2)
    assert in_order([late, early, first, first]) == [first, early, late]


def test_a_plain_string_stands_for_both_languages() -> None:
    assert said("竞志") == Said("竞志", "竞志")


@pytest.mark.parametrize(("typed", "meant"), [("wlak", "walk"), ("Walk", "walk"), ("zzz", None)])
def test_the_nearest_word_is_found_and_nothing_is_made_up(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["walk", "lesson"]) == meant


def test_did_you_mean_is_silent_without_a_likely_word() -> None:
    assert did_you_mean("zzz", ["walk"]).zh == ""
    assert did_you_mean("wlak", ["walk"]) == Said("是不是“walk”？", "did you mean “walk”?")


@pytest.mark.parametrize(
    ("word", "more", "zh", "en"),
    [
        ("wlak", Said("", ""), "没有它。是不是“walk”？", "none. did you mean “walk”?"),
        ("zzz", Said("", ""), "没有它。", "none."),
        ("zzz", Said("看 --help", "See --help"), "没有它。看 --help", "none. See --help"),
        (
            "wlak",
            Said("看 --help", "See --help"),
            "没有它。是不是“walk”？看 --help",
            "none. did you mean “walk”? See --help",
        ),
    ],
)
def test_what_is_not_known_is_said_with_the_nearest_word_and_what_else_helps(
    word: str, more: Said, zh: str, en: str
) -> None:
    assert unknown(Said("没有它", "none"), word, ["walk"], more).message == Said(zh, en)


def test_a_hint_stands_where_no_word_is_near() -> None:
    assert did_you_mean("zzz", ["walk"], Said("看一看", "look")).en == "look"
    assert did_you_mean("wlak", ["walk"], Said("看一看", "look")).en == "did you mean “walk”?"


def test_an_error_of_use_has_exit_status_two_unless_it_says_otherwise() -> None:
    assert DonglingError("端口被占用").status == 2
    assert DonglingError("检索服务不在", status=3).status == 3
