"""Things to order are never shown in the right order, and always in the same."""

from hypothesis import given
from hypothesis import strategies as st

from dongling.model import shuffled


@given(st.lists(st.text(min_size=1), min_size=2, max_size=8, unique=True))
def test_it_is_another_order_of_the_same_things(items: list[str]) -> None:
    mixed = shuffled(items)
    assert sorted(mixed) == sorted(items)
    assert mixed != tuple(items)
    assert shuffled(items) == mixed


def test_what_stands_twice_is_shown_once() -> None:
    assert sorted(shuffled(["甲", "乙", "甲"])) == sorted(["甲", "乙"])
    assert shuffled(["甲"]) == ("甲",)
