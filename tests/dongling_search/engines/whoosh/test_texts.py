"""The texts of a unit come back as they were, folded."""

from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines import Doc
from dongling_search.engines.whoosh.texts import data, texts
from dongling_search.language.folded_text import fold_with_places

CHARACTERS = st.characters(codec=None) | st.sampled_from("東②\ufe4f\ud83c\udfeb\n\x00\uff21")


@given(st.text(CHARACTERS), st.lists(st.tuples(st.text(max_size=3), st.text(CHARACTERS)), max_size=4))
def test_texts_come_back_as_they_were_written_and_folded(name: str, fields: list[tuple[str, str]]) -> None:
    stored = tuple((field, text, fold_with_places(text)) for field, text in fields)
    made = texts(data(Doc("a", "1", {}, "", name=name, fields=stored)))
    assert (made.name, made.fields) == (name, stored)


def test_a_text_that_folds_to_itself_is_kept_once_and_chinese_takes_two_bytes_a_character() -> None:
    once, twice = (
        data(Doc("a", "1", {}, "", fields=(("body", text, fold_with_places(text)),)))
        for text in ("书院" * 500, "書院" * 500)
    )
    assert len(once) < 2100
    assert 4000 < len(twice) < 4100
