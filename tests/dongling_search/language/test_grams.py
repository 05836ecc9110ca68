"""GramCounts that are counted as numbers are those that are cut as texts."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines.stored_texts import ends_of
from dongling_search.language.analyzer import document_grams, run_text
from dongling_search.language.folded_text import fold
from dongling_search.language.grams import GramCounts, code_of, counted, run_texts, text_of, total

TEXTS = st.text(alphabet="东林书院〇々一九二五年月十1925,-\n 。aé𠀋あ가́_\ud800", max_size=30) | st.text(max_size=30)


@given(st.lists(st.tuples(TEXTS, st.integers(1, 3)), max_size=5))
def test_what_is_counted_is_what_is_cut_as_often_as_fields_weigh(fields: list[tuple[str, int]]) -> None:
    plainly: Counter[str] = Counter()
    texts = [fold(text) for text, _ in fields]
    for text, (_, weight) in zip(texts, fields, strict=True):
        plainly.update(document_grams(text) * weight)
    ends = [sum(map(len, texts[: number + 1])) + number for number in range(len(texts))]
    grams = GramCounts.of("\n".join(texts), ends, [weight for _, weight in fields])
    assert grams == plainly
    assert list(map(grams.get, plainly)) == list(plainly.values())
    assert grams.get("没有") is None
    assert total(grams) == total(plainly) == plainly.total()
    assert len(grams) == len(plainly)


@given(st.lists(TEXTS, max_size=5))
def test_run_texts_of_many_fields_are_those_of_each(fields: list[str]) -> None:
    texts = list(map(fold, fields))
    assert run_texts("\n".join(texts), ends_of(map(len, texts))) == "\n".join(map(run_text, texts))


def test_weights_too_large_to_be_sorted_with_codes_count_all_the_same() -> None:
    large, small = (counted("东林东林\nab", [4, 7], [1, weight]) for weight in (2**16, 3))
    assert dict(large) == {**small, "ab": 2**16}


def test_codes_stand_for_han_grams_alone_and_in_the_order_of_their_texts() -> None:
    grams = ["々", "一", "一一", "东", "东林", "林东", "𠀋", "𠀋东", "𠀋𠀋"]
    codes = list(map(code_of, grams))
    assert codes == sorted(codes)
    assert list(map(text_of, codes)) == grams == sorted(grams, key=str.encode)
    assert not any(map(code_of, ("", "a", "东a", "1日", "东林书", "가", "あ")))
