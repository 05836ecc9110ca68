"""The figures in a text that a reader may ask about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.text import figures as room
from dongling.text.figures import figures, han_number, stated


def keys(text: str) -> list[str]:
    """Return the keys of the figures of a text."""
    return [figure.key for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1925年1月11日", ["1925", "1月11日"]),
        ("一九二五年", ["1925"]),
        ("2006-05-25", ["2006", "5月25日"]),
        ("2006年4月", ["2006", "4月"]),
        ("万历三十二年（1604年）", ["万历三十二年", "1604"]),
        ("7.1%升到44.4%", ["7.1%", "44.4%"]),
        ("占地13,000平方米", ["13000"]),
        ("三百余人", ["300"]),
        ("280余年", ["280"]),
        ("共3所", ["3"]),
        ("四人先后用过", ["4"]),
        ("银圆300两", ["300"]),
        ("一百二十两", ["120"]),
    ],
)
def test_a_figure_is_found_however_it_is_written(text: str, found: list[str]) -> None:
    assert keys(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "用45分钟",
        "说了30秒",
        "第12课",
        "第六批",
        "7-9年级",
        "10—12年级",
        "四人小组",
        "每组6人",
        "两人一组",
        "三四所学校",
        "用一两句话说",
        "一人说，另一人听",
        "3个问题",
        "两两讨论",
    ],
)
def test_what_a_lesson_counts_for_itself_is_left_out(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("三百一十二", 312), ("一九二五", 1925), ("十", 10), ("二十八", 28), ("六万", 60000), ("两千零三", 2003)],
)
def test_characters_are_read_as_numbers(text: str, number: int) -> None:
    assert han_number(text) == number


def test_a_fact_states_its_small_numbers_too() -> None:
    assert stated("校内有两棵银杏，银圆三百，1925-01-11") >= {"2", "300", "1925", "1月11日", "1月"}


@given(st.text())
def test_any_text_has_figures_or_none(text: str) -> None:
    assert all(figure.key for figure in figures(text))
    assert stated(text) >= set(keys(text))


@pytest.mark.parametrize(
    "part", ["1", "1.", "1,", "1-", "一", "一、", "万", "三十两", "第一", "民国一", "1月", "每组一"]
)
def test_numbers_of_any_length_are_read_in_one_go_and_never_too_large(part: str) -> None:
    """These took minutes, by the square of their length, or raised for a number of more than 4,300 digits."""
    text = part * (240_000 // len(part.encode()))
    assert len(list(figures(f"{text}人"))) <= len(text)
    assert stated(text) is not None


@given(st.text("0123456789年月日第每组一两三十百万人名民国光绪元-—～至、,.%分钟米余几 \n", max_size=60))
def test_to_look_for_beginnings_first_finds_what_a_plain_search_finds(text: str) -> None:
    for pattern, begins in ((room._PLAN, room._PLAN_BEGINS), (room._FIGURE, room._FIGURE_BEGINS)):  # noqa: SLF001 - the two
        found = [match.span() for match in room.matches(pattern, begins, text)]
        assert found == [match.span() for match in pattern.finditer(text)]
