"""Years, days and numbers, in all the ways people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.text.figures import matches
from dongling_search.language import number_keys as room
from dongling_search.language.analyzer import document_grams
from dongling_search.language.number_keys import figures, is_key


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1925年", ["1925"]),
        ("一九二五年", ["1925"]),
        ("二〇〇七年", ["2007"]),
        ("民国十四年", ["1925"]),
        ("民国14年", ["1925"]),
        ("民国元年", ["1912"]),
        ("光绪三十一年", ["1905"]),
        ("万历三十二年", ["1604"]),
        ("政和元年", ["1111"]),
        ("1925年1月11日", ["1925", "1月11日"]),
        ("一九二五年一月十一日", ["1925", "1月11日"]),
        ("1925-01-11", ["1925", "1月11日"]),
        ("1925/1/11", ["1925", "1月11日"]),
        ("十二月二十五号", ["12月25日"]),
        ("1,300人", ["1300"]),
        ("三百一十二", ["312"]),
        ("二百八十余年", ["280"]),
        ("一九二五", ["1925"]),
    ],
)
def test_each_has_its_keys(text: str, keys: list[str]) -> None:
    assert [key for figure in figures(text) for key in figure.keys] == keys
    assert all(map(is_key, keys))


@pytest.mark.parametrize("text", ["三年级", "十", "三四个", "a1925-01-112", "第一", "东林书院", "2.5", "民国", ""])
def test_what_is_none_is_left_alone(text: str) -> None:
    assert list(figures(text)) == []


def test_the_keys_are_indexed_beside_what_is_written_and_not_twice() -> None:
    assert "1925" in set(document_grams("一九二五年"))
    assert list(document_grams("1925年")).count("1925") == 1


def test_a_number_in_characters_may_be_part_of_a_word_a_date_may_not() -> None:
    assert [figure.date for figure in figures("二十大，二〇二二年")] == [False, True]


@given(st.text(alphabet="民国万历元年月日号一二十百千万〇零12,-/.", max_size=24))
def test_any_text_has_figures_in_order_and_of_plain_keys(text: str) -> None:
    at = 0
    for figure in figures(text):
        assert at <= figure.start < figure.end <= len(text)
        assert all(map(is_key, figure.keys))
        at = figure.end


@given(st.text("0123456789a,-/.年月日号元政和至正万历光绪民国〇零一两十百千万 书\n", max_size=60))
def test_to_look_for_beginnings_first_finds_what_a_plain_search_finds(text: str) -> None:
    pattern, begins = room._FIGURE, room._BEGINS  # noqa: SLF001 - the two are what is tried
    found = [match.span() for match in matches(pattern, begins, text)]
    assert found == [match.span() for match in pattern.finditer(text)]
