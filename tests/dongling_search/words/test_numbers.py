"""From texts to numbers."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from dongling_search.words.numbers import Numbers, pair

texts = st.text("abc东", max_size=3)


@given(st.lists(texts, max_size=20), st.lists(texts, max_size=5))
def test_all_numbers_of_a_text_are_found_in_their_order_also_from_arrays(there: list[str], asked: list[str]) -> None:
    made = Numbers.of(array("Q", (pair(text, number) for number, text in enumerate(there))))
    for numbers in (made, Numbers.read("x", made.written("x"))):
        for text in {*asked, *there}:
            own = [number for number, one in enumerate(there) if one == text]
            assert [number for number in numbers.may_have(text) if there[number] == text] == own
        assert set(asked) & set(there) <= set(numbers.likely(asked)) <= set(asked)


def test_texts_that_share_a_checksum_come_together_and_nobody_is_left_out() -> None:
    one, other = "plumless", "buckeroo"
    numbers = Numbers.of(array("Q", [pair(one, 0), pair(other, 1), pair("x", 2)]))
    assert numbers.may_have(one) == numbers.may_have(other) == [0, 1]
    assert numbers.may_have("y") == []
