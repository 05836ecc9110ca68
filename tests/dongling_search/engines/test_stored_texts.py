"""Texts that are kept as one are the same as each by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines import StoredTexts
from dongling_search.language.folded_text import fold_with_places

TEXTS = st.text(alphabet="东書② …é\u0301\uff9e\n\x00a㍿\ud83c", max_size=12) | st.text(max_size=8)


@given(st.lists(st.tuples(st.text(max_size=3), TEXTS), max_size=5))
def test_texts_that_are_folded_together_are_as_if_each_were(fields: list[tuple[str, str]]) -> None:
    singly = [(name, text, fold_with_places(text)) for name, text in fields]
    together = StoredTexts.folding([name for name, _ in fields], [text for _, text in fields])
    assert together == singly
    assert together == StoredTexts.of(singly)
    for (_, text, folded), (_, same, other) in zip(singly, together, strict=True):
        assert text == same
        assert [folded.span(at, at + 1) for at in range(len(folded.text))] == [
            other.span(at, at + 1) for at in range(len(other.text))
        ]


def test_a_field_is_found_by_its_text_and_by_its_number() -> None:
    texts = StoredTexts.folding(["name", "body", "more"], ["東林", "", "林\n東"])
    assert (len(texts), texts[0], texts[-1][1]) == (3, ("name", "東林", fold_with_places("東林")), "林\n東")
    assert [texts.number(text) for text in ("東林", "", "林\n東", "林", "東林\n")] == [0, 1, 2, -1, -1]
    assert [texts.folded[texts.start(number) :][:1] for number in (0, 2)] == ["东", "林"]
    assert texts != [("name", "東林", fold_with_places("東林"))]
    with pytest.raises(IndexError):
        texts[3]
