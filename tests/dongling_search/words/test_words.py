"""Words of an index that changes are those that a table made anew would have."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.words import Words, WordTable
from dongling_search.words import words as module

WORDS = ["东林书院", "東林書院", "书院", "古银杏", "Donglin", "河长制", "a 1", "银", "走进东林书院的一天"]
counted = st.dictionaries(st.sampled_from(WORDS), st.integers(1, 3))
changes = st.lists(st.dictionaries(st.sampled_from(WORDS), st.integers(-2, 2)), max_size=4)


def test_words_are_repeated_as_often_as_units_have_them_and_stand_in_one_line() -> None:
    assert sorted(Words.of(["书院", "银\n杏", "书院", " "])) == ["书院", "书院", "银 杏"]


@given(counted, changes, st.sampled_from([0, 3, 1000]))
def test_after_changes_words_count_as_often_as_they_do(
    first: dict[str, int], later: list[dict[str, int]], few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FEW", few)
        words, expected = Words(WordTable.of(first)), Counter(first)
        for change in later:
            allowed = {word: max(count, -expected[word]) for word, count in change.items()}
            words = words.changed(allowed)
            expected.update(allowed)
        assert dict(words.counted()) == {word: count for word, count in expected.items() if count}
        assert len(words.changes) <= few
