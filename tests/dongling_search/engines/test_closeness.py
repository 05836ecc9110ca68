"""The second look at the best."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines.closeness import asked, lift
from dongling_search.query import parse


def lifted(text: str, query: str) -> float:
    """Return the factor for a text."""
    return lift(text.encode(), asked(parse(query)))


@pytest.mark.parametrize("query", ["运河", "古运河边的人家", "运", "运 河 人", "", '"运河"'])
def test_one_word_is_no_reason_for_a_second_look(query: str) -> None:
    assert asked(parse(query)) == ()


def test_words_found_whole_lift_by_their_share() -> None:
    assert lifted("这里有运河", "运河 人家") == 1.5
    assert lifted("这里没有", "运河 人家") == 1.0
    assert lifted(" grand canals ", "grand canal") == 1.5


def test_words_nearer_each_other_lift_more() -> None:
    near, far = lifted("运河人家", "运河 人家"), lifted("运河" + "水" * 40 + "人家", "运河 人家")
    assert 2 < far < near < 3


def test_the_nearest_places_count() -> None:
    assert lifted("人家" + "水" * 40 + "运河人家", "运河 人家") == lifted("水运河人家", "运河 人家")


@given(
    st.text(alphabet="运河人家水 a", max_size=60), st.lists(st.sampled_from(["运河", "人家", "河人", "aa"]), max_size=5)
)
def test_the_factor_is_between_one_and_three(text: str, words: list[str]) -> None:
    query = asked(parse(" ".join(words)))
    if query:
        assert 1 <= lift(text.encode(), query) <= 3


def test_what_many_words_cost_is_bounded() -> None:
    words = asked(parse(" ".join(f"{a}{b}" for a in "东林书院读" for b in "东林书院读")))
    text = ("东林书院读" * 400).encode()
    began = process_time()
    for _ in range(100):
        lift(text, words)
    assert process_time() - began < 0.2
