"""How wrong content and wrong use are said."""

import json
import pickle
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.problems import (
    MOST_SHOWN,
    DonglingError,
    Guess,
    Problem,
    Said,
    did_you_mean,
    in_order,
    nearest,
    said,
    unknown,
    visible,
)

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


def test_of_words_that_are_as_near_the_first_is_meant_and_letters_must_stand_in_order() -> None:
    assert nearest("s003-u00x4", [f"s003-u{i:04}" for i in range(1000)]) == "s003-u0004"
    assert nearest("klaw", ["walk"]) is None
    assert nearest("u-\ud800", ["u-1"]) == "u-1"


class Names(list[str]):
    """Names that count how often somebody looks through them."""

    def __init__(self, *names: str) -> None:
        super().__init__(names)
        self.looked: list[str] = []

    def __iter__(self) -> Iterator[str]:
        self.looked.append("all")
        return super().__iter__()


def test_a_guess_is_looked_for_when_somebody_reads_it() -> None:
    names = Names("walk")
    problem = replace(PROBLEM, hint=Guess("wlak", names, Said("看一看", "look")))
    assert in_order([problem, problem]) == [problem]
    assert names.looked == []
    assert problem.text().endswith("改法：是不是“walk”？")
    assert problem.as_json("en")["hint"] == "did you mean “walk”?"
    assert len(names.looked) == 2


def test_problems_are_the_same_whatever_is_known_by_then() -> None:
    problem = replace(PROBLEM, hint=Guess("wlak", ["walk"]))
    assert {problem, replace(problem, hint=Guess("wlak", ["wall"]))} == {problem}
    assert problem != replace(problem, hint=Guess("wlk", ["walk"]))


def test_a_stored_guess_forgets_what_was_known_until_it_is_told_again() -> None:
    problem = replace(PROBLEM, hint=Guess("wlak", ["walk"], Said("看一看", "look")))
    again: Problem = pickle.loads(pickle.dumps(problem))  # noqa: S301 - our own bytes
    assert again == problem
    assert isinstance(again.hint, Guess)
    assert again.hint.zh == "看一看"
    assert replace(again.hint, known=["walk"]).zh == "是不是“walk”？"


def test_an_error_of_use_has_exit_status_two_unless_it_says_otherwise() -> None:
    assert DonglingError("端口被占用").status == 2
    assert DonglingError("检索服务不在", status=3).status == 3


def many(count: int, path: str = "a.yaml") -> list[Problem]:
    """Return as many problems of one file, each at a line of its own."""
    return [replace(PROBLEM, path=path, line=line) for line in range(1, count + 1)]


def test_of_one_file_the_first_hundred_are_shown_and_the_others_counted_in_one_last_line() -> None:
    warnings = [replace(problem, severity="warning", line=problem.line + 500) for problem in many(40)]
    shown = in_order([*warnings, *many(MOST_SHOWN + 7), *many(3, "b.yaml")])
    assert [problem.path for problem in shown] == ["a.yaml"] * (MOST_SHOWN + 1) + ["b.yaml"] * 3
    assert [problem.line for problem in shown[:MOST_SHOWN]] == list(range(1, MOST_SHOWN + 1))
    last = shown[MOST_SHOWN]
    assert (last.severity, last.code, last.counts) == ("error", "more", (7, 40))
    assert "7个错误、40个警告" in last.message.zh
    assert "7 more errors and 40 more warnings" in last.message.en
    assert last.hint.zh
    assert last.hint.en


def test_what_was_counted_before_is_added_up_and_stays_the_last_line() -> None:
    once = in_order(many(MOST_SHOWN + 7))
    assert in_order(once) == once
    again = in_order([*once, *(replace(problem, code="other") for problem in many(5))])
    assert len(again) == MOST_SHOWN + 1
    assert again[-1].counts == (12, 0)


def test_as_many_as_are_shown_need_no_last_line() -> None:
    assert in_order(many(MOST_SHOWN)) == many(MOST_SHOWN)


def test_nobody_means_a_word_by_a_text() -> None:
    assert nearest("walk" * 50_000, ["walk"]) is None


@pytest.mark.parametrize(
    "evil", ["\x1b[31m", "\u202e", "\u2066", "\x9b2J", "\x07", "\r", "\u200f", "\udc80", "\ufeff", "\x7f"]
)
def test_what_would_fool_a_terminal_is_spelt_out(evil: str) -> None:
    told = replace(PROBLEM, path=f"a{evil}b.yaml", message=Said(f"没有{evil}", f"no {evil}"))
    for text in (told.text(), told.text("en"), visible(evil)):
        assert evil[0] not in text
        assert text.isprintable()


@given(st.text())
def test_visible_json_is_the_same_data_and_no_character_of_it_acts(text: str) -> None:
    shown = visible(json.dumps({"a": text}, ensure_ascii=False))
    assert json.loads(shown) == {"a": text}
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs"}
    assert not {unicodedata.bidirectional(char) for char in shown} & {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }
