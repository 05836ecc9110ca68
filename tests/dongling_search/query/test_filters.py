"""Words that are filters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.search import Chip, Query
from dongling_search.query import ReadQuery, read

FACETS = {
    "stage": {"小学": "primary", "初中": "junior", "primary": "primary"},
    "band": {"3-4年级": "p2"},
    "kind": {"行走的思政课": "walk", "walk": "walk", "微课": "micro_course"},
    "school": {"东林中学": "donglin", "donglin": "donglin"},
    "theme": {"法治与规则": "fazhi", "宪法": "fazhi"},
}


def seen(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the words that are left and the chips."""
    found = read(Query(text), FACETS)
    return found.words, [(chip.facet, chip.value) for chip in found.chips]


def test_a_word_that_names_a_value_is_a_filter_and_the_rest_stays() -> None:
    assert seen("初中 法治") == ("法治", [("stage", "junior")])
    assert seen("3-4年级 东林中学 读书") == ("读书", [("band", "p2"), ("school", "donglin")])
    assert seen("小學 讀書") == ("讀書", [("stage", "primary")])


def test_minutes_are_at_most_so_many() -> None:
    assert seen("10分钟 校史") == ("校史", [("minutes", "10")])
    assert seen("十五分钟以内 校史") == ("校史", [("minutes", "15")])
    assert read(Query("10分钟 8分钟 校史"), FACETS).minutes == 8
    assert seen("0分钟 校史") == ("0分钟 校史", [])


def test_when_nothing_else_is_left_the_words_put_the_units_in_order() -> None:
    found = read(Query("8分钟 微课 小学"), FACETS)
    assert (found.words, found.only_chips) == ("8分钟 微课 小学", True)
    assert found.filters == {"kind": ("micro_course",), "stage": ("primary",)}


def test_two_values_of_one_facet_are_both_wanted() -> None:
    assert read(Query("小学 初中 读书"), FACETS).filters == {"stage": ("primary", "junior")}


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("学段:初中 读书", [("stage", "junior")]),
        ("學段：初中 读书", [("stage", "junior")]),
        ("stage:primary 读书", [("stage", "primary")]),
        ("学校:东林中学 读书", [("school", "donglin")]),
        ("school:donglin 读书", [("school", "donglin")]),
        ("类型:walk 读书", [("kind", "walk")]),
        ("kind:行走的思政课 读书", [("kind", "walk")]),
        ("主题:宪法 读书", [("theme", "fazhi")]),
        ("theme:法治与规则 读书", [("theme", "fazhi")]),
        ("年级段:3-4年级 读书", [("band", "p2")]),
    ],
)
def test_filters_can_be_named(text: str, chips: list[tuple[str, str]]) -> None:
    assert seen(text) == ("读书", chips)


@pytest.mark.parametrize(
    "text",
    [
        "初中生 读书",
        "宪法",
        "walk",
        "donglin",
        "学校:没有",
        "学段:",
        ":初中",
        "-初中 读书",
        '"初中" 读书',
        "分钟",
        "",
        "五:初中",
    ],
)
def test_other_words_stay_words(text: str) -> None:
    assert seen(text) == (text, [])


def test_raw_text_is_only_words() -> None:
    assert read(Query("初中 法治", raw=True), FACETS) == ReadQuery("初中 法治")


def test_a_facet_with_a_filter_keeps_it() -> None:
    assert read(Query("初中 法治", filters={"stage": ("primary",)}), FACETS) == ReadQuery("初中 法治")


def test_a_chip_is_taken_off_by_leaving_out_its_text() -> None:
    assert read(Query("初中 法治"), FACETS).chips == (Chip("stage", "junior", "初中"),)


@given(st.text(alphabet='初中小学walk:：分钟8 "-', max_size=30))
def test_any_text_is_read_and_loses_no_word(text: str) -> None:
    found = read(Query(text), FACETS)
    kept = [*found.words.split(), *(() if found.only_chips else (chip.text for chip in found.chips))]
    if not found.only_chips:
        assert sorted("".join(kept)) == sorted("".join(text.split()))
