"""The passages of a unit."""

from dongling_search.engines import StoredField
from dongling_search.language.folded_text import fold_with_places
from dongling_search.meaning.passages import LONGEST, MOST, SHORTEST, passages


def field(name: str, text: str) -> StoredField:
    """Return a field as engines keep it."""
    return name, text, fold_with_places(text)


def test_the_first_passage_says_what_the_unit_is() -> None:
    fields = [
        field("name", "题目"),
        field("description", "简介"),
        field("keywords", "甲\n乙"),
        field("body", "一。二。"),
    ]
    assert passages(fields) == ["题目。简介。甲、乙", "一。二。"]


def test_names_of_terms_and_schools_are_nothing_that_is_said() -> None:
    assert passages([field("name", "题目"), field("school", "东校"), field("themes", "法治")]) == ["题目"]


def test_a_long_text_is_stretches_of_whole_sentences() -> None:
    sentence = "河" * 59 + "。"
    found = passages([field("name", "题目"), field("body", sentence * 20)])[1:]
    assert all(len(passage) <= SHORTEST and passage.endswith("。") for passage in found)
    assert "".join(found) == sentence * 20


def test_passages_are_few_and_short_however_long_the_text() -> None:
    found = passages([field("name", "题" * 5000), field("body", "河。" * 50_000)])
    assert len(found) <= MOST + 1
    assert max(map(len, found)) <= LONGEST
    assert len(passages([field("name", "题"), field("body", "河" * 50_000)])[1]) == LONGEST
